package org.tautband.decide.web;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.tautband.access.QrCode;
import org.tautband.atlas.BodyChart;
import org.tautband.decide.Asked;
import org.tautband.decide.PatientLinks;
import org.tautband.decide.Sent;
import org.tautband.decide.SentAnswers;
import org.tautband.decide.Step;

/** Staff's side: the link to hand over, and what came back. */
@Controller
class SentController {
  private final SentAnswers sent;
  private final PatientLinks links;
  private final Asked asked;
  private final BodyChart chart;
  private final String publicAddress;

  SentController(
      SentAnswers sent,
      PatientLinks links,
      Asked asked,
      BodyChart chart,
      @Value("${tautband.base-url:}") String publicAddress) {
    this.sent = sent;
    this.asked = asked;
    this.chart = chart;
    this.links = links;
    this.publicAddress = publicAddress;
  }

  @GetMapping("/patients/{patientId}/decision-aid")
  String read(@PathVariable UUID patientId, Model model) {
    var all = sent.of(patientId);
    model.addAttribute("newest", all.isEmpty() ? null : all.getFirst());
    model.addAttribute("earlier", all.size() > 1 ? all.subList(1, all.size()) : List.of());
    model.addAttribute("steps", Step.values());
    model.addAttribute(
        "pictures",
        all.stream()
            .collect(
                Collectors.toMap(
                    Sent::id,
                    one -> asked.drawing(one.answers()).map(chart::small).orElseGet(List::of))));
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
      var code = QrCode.of(address);
      model.addAttribute("codeSize", code.size());
      model.addAttribute("codePath", code.path());
    }
    return "decide/link";
  }
}
