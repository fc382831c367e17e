package org.tautband.screening.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tautband.evidence.AskedOf;
import org.tautband.evidence.Content;
import org.tautband.evidence.Place;

/** A clinician asks the questions, group by group. */
@Controller
class AskController {
  private final GroupPages pages;
  private final Content content;
  private final Clock clock;

  AskController(GroupPages pages, Content content, Clock clock) {
    this.pages = pages;
    this.content = content;
    this.clock = clock;
  }

  @GetMapping("/patients/{patientId}/screening/ask")
  String group(
      @PathVariable UUID patientId,
      @RequestParam(required = false) @Nullable List<String> place,
      @RequestParam(defaultValue = "PATIENT") String of,
      @RequestParam(defaultValue = "1") String group,
      @RequestParam(defaultValue = "") String began,
      @RequestParam(defaultValue = "") String question,
      Model model) {
    GroupPages.Step step = step(patientId, place, of, group, began, question);
    return pages.show(step, model) ? "screening/ask" : "redirect:" + step.end();
  }

  @PostMapping("/patients/{patientId}/screening/ask")
  String save(
      @PathVariable UUID patientId,
      @RequestParam(required = false) @Nullable List<String> place,
      @RequestParam MultiValueMap<String, String> sent,
      Model model,
      HttpServletResponse response) {
    GroupPages.Step step =
        step(
            patientId,
            place,
            value(sent, "of"),
            value(sent, "group"),
            value(sent, "began"),
            value(sent, "question"));
    if (pages.save(step, sent, model)) {
      return "redirect:" + step.next(pages.groupCount(step));
    }
    response.setStatus(GroupPages.NOT_SAVED);
    return "screening/ask";
  }

  private GroupPages.Step step(
      UUID patientId,
      @Nullable List<String> place,
      String of,
      String group,
      String began,
      String question) {
    Set<Place> places = PlannedPlaces.read(place, content);
    AskedOf askedOf = of.equals("CLINICIAN") ? AskedOf.CLINICIAN : AskedOf.PATIENT;
    AskingRound round = new AskingRound(patientId, places, askedOf, instant(began));
    String base = "/patients/" + patientId + "/screening";
    String only = content.knowsQuestion(question) ? question : "";
    return new GroupPages.Step(
        round, number(group), only, base + "/ask", base + "?" + PlannedPlaces.query(places), false);
  }

  private Instant instant(String began) {
    try {
      Instant at = Instant.ofEpochMilli(Long.parseLong(began));
      return at.isAfter(clock.instant()) ? clock.instant() : at;
    } catch (NumberFormatException e) {
      return clock.instant();
    }
  }

  static int number(String group) {
    try {
      return Math.max(1, Integer.parseInt(group));
    } catch (NumberFormatException e) {
      return 1;
    }
  }

  static String value(Map<String, List<String>> sent, String name) {
    List<String> values = sent.get(name);
    return values == null || values.isEmpty() ? "" : values.getFirst();
  }
}
