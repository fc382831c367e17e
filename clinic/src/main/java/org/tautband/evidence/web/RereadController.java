package org.tautband.evidence.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tautband.access.CurrentActor;
import org.tautband.access.FieldProblem;
import org.tautband.access.Role;
import org.tautband.evidence.OwnRows;
import org.tautband.evidence.Reread;
import org.tautband.evidence.Rereads;
import org.tautband.evidence.Use;

/** Texts that rest on edited rows: read them again, and say that the words fit. */
@Controller
class RereadController {
  private static final int MOST_CHARS = 2_000;
  private final Rereads rereads;
  private final OwnRows ownRows;

  RereadController(Rereads rereads, OwnRows ownRows) {
    this.rereads = rereads;
    this.ownRows = ownRows;
  }

  /** A text with the rows that were edited, and its sentences on them. */
  record Text(Use.By by, String place, String path, Instant since, List<Reread> rows) {}

  @GetMapping("/evidence/rereads")
  String open(Model model) {
    Map<String, Text> texts = new LinkedHashMap<>();
    for (Reread one : rereads.open()) {
      texts
          .computeIfAbsent(
              one.by() + one.place(),
              key -> new Text(one.by(), one.place(), one.path(), one.openedAt(), new ArrayList<>()))
          .rows()
          .add(one);
    }
    model.addAttribute("texts", List.copyOf(texts.values()));
    model.addAttribute("unsettled", ownRows.unsettled());
    model.addAttribute("maySettle", CurrentActor.get().is(Role.CLINICIAN));
    if (!model.containsAttribute("problems")) model.addAttribute("problems", List.of());
    return "evidence/rereads";
  }

  @PostMapping("/evidence/rereads")
  String settle(
      @RequestParam Use.By by,
      @RequestParam String place,
      @RequestParam(defaultValue = "") String words,
      Model model,
      HttpServletResponse response) {
    String wrong =
        words.isBlank()
            ? "Say in a few words what you found, for example: the words still fit."
            : words.length() > MOST_CHARS ? "Shorten it to " + MOST_CHARS + " characters." : "";
    if (!wrong.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("problems", List.of(new FieldProblem("words-" + by + place, wrong)));
      model.addAttribute("typed", Map.of(by + place, words));
      return open(model);
    }
    rereads.settle(by, place, words, CurrentActor.get());
    return "redirect:/evidence/rereads";
  }
}
