package org.tautband.history.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import org.tautband.history.History;
import org.tautband.history.RecordFact;

/** What is known of a patient from others. */
@Controller
class HistoryController {
  private final History history;

  HistoryController(History history) {
    this.history = history;
  }

  @GetMapping("/patients/{patientId}/history")
  String page(@PathVariable UUID patientId, Model model) {
    var known = history.of(patientId);
    Map<String, List<RecordFact>> byKind =
        known.facts().stream()
            .collect(
                Collectors.groupingBy(
                    RecordFact::kindInWords, LinkedHashMap::new, Collectors.toList()));
    model.addAttribute("known", known);
    model.addAttribute("byKind", byKind);
    model.addAttribute("files", history.files(patientId));
    return "history/history";
  }

  @GetMapping("/patients/{patientId}/history/received/{resourceId}")
  ModelAndView verbatim(@PathVariable UUID patientId, @PathVariable UUID resourceId, Model model) {
    var found = history.verbatim(patientId, resourceId);
    if (found.isEmpty()) {
      return new ModelAndView("error", HttpStatus.NOT_FOUND);
    }
    model.addAttribute("verbatim", found.get());
    return new ModelAndView("history/verbatim");
  }
}
