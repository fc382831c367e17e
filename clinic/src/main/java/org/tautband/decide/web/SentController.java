package org.tautband.decide.web;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.tautband.decide.PatientLinks;
import org.tautband.decide.SentAnswers;
import org.tautband.decide.Step;

/** Staff's side: the link to hand over, and what came back. */
@Controller
class SentController {
  private final SentAnswers sent;
  private final PatientLinks links;
  private final String publicAddress;

  SentController(
      SentAnswers sent, PatientLinks links, @Value("${tautband.base-url:}") String publicAddress) {
    this.sent = sent;
    this.links = links;
    this.publicAddress = publicAddress;
  }

  @GetMapping("/patients/{patientId}/decision-aid")
  String read(@PathVariable UUID patientId, Model model) {
    var all = sent.of(patientId);
    model.addAttribute("newest", all.isEmpty() ? null : all.getFirst());
    model.addAttribute(
        "earlier", all.size() > 1 ? all.subList(1, all.size()) : java.util.List.of());
    model.addAttribute("steps", Step.values());
    model.addAttribute("lastLink", links.newestOf(patientId).orElse(null));
    return "decide/read";
  }

  @PostMapping("/patients/{patientId}/decision-aid/link")
  String link(@PathVariable UUID patientId, RedirectAttributes next) {
    var base =
        publicAddress.isBlank()
            ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString()
            : publicAddress.replaceFirst("/$", "");
    next.addFlashAttribute("address", base + "/decide/link/" + links.make(patientId));
    return "redirect:/patients/" + patientId + "/decision-aid/link";
  }

  @GetMapping("/patients/{patientId}/decision-aid/link")
  String show(@PathVariable UUID patientId, Model model) {
    if (model.getAttribute("address") instanceof String address) {
      var code = code(address);
      model.addAttribute("codeSize", code.getWidth());
      model.addAttribute("codePath", path(code));
    }
    return "decide/link";
  }

  private static BitMatrix code(String address) {
    try {
      return new QRCodeWriter().encode(address, BarcodeFormat.QR_CODE, 0, 0);
    } catch (WriterException e) {
      throw new IllegalStateException("An address of " + address.length() + " characters", e);
    }
  }

  /** The dark squares as one path of unit squares. */
  private static String path(BitMatrix code) {
    var path = new StringBuilder();
    for (int y = 0; y < code.getHeight(); y++) {
      for (int x = 0; x < code.getWidth(); x++) {
        if (code.get(x, y)) path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
      }
    }
    return path.toString();
  }
}
