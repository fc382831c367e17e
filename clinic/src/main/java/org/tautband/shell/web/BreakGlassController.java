package org.tautband.shell.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tautband.access.Audit;
import org.tautband.access.BreakGlass;
import org.tautband.access.CareRelations;
import org.tautband.access.FieldProblem;
import org.tautband.access.SignIn;
import org.tautband.patients.Patients;

/**
 * A record that is closed for want of a care relation: why, opening it with words, reviewing it.
 */
@Controller
class BreakGlassController {
  private static final int MOST = 200;
  private static final int SHORTEST_REASON = 10;
  private static final int LONGEST_TEXT = 1000;
  private static final Map<String, String> TIMES = times();
  private final BreakGlass glass;
  private final CareRelations care;
  private final Patients patients;

  BreakGlassController(BreakGlass glass, CareRelations care, Patients patients) {
    this.glass = glass;
    this.care = care;
    this.patients = patients;
  }

  @GetMapping("/patients/{patientId}/break-glass")
  String closed(
      @PathVariable UUID patientId,
      @RequestParam(defaultValue = "") String to,
      Model model,
      HttpServletRequest request) {
    if (care.reads(patientId)) {
      return "redirect:" + within(patientId, to);
    }
    return form(new Typed("", "60", to), List.of(), model, request);
  }

  /** What somebody typed to open a record. */
  record Typed(String reason, String minutes, String to) {}

  @PostMapping("/patients/{patientId}/break-glass")
  String open(
      @PathVariable UUID patientId,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String minutes,
      @RequestParam(defaultValue = "") String to,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var problems = new ArrayList<FieldProblem>();
    var words = reason.strip();
    if (words.length() < SHORTEST_REASON || words.length() > LONGEST_TEXT) {
      problems.add(
          new FieldProblem(
              "reason", "Say in words why you need this record now: 10 to 1000 characters."));
    }
    if (!TIMES.containsKey(minutes)) {
      problems.add(new FieldProblem("minutes", "Choose for how long."));
    }
    if (!problems.isEmpty()) {
      response.setStatus(422);
      return form(new Typed(reason, minutes, to), problems, model, request);
    }
    glass.open(patientId, words, Duration.ofMinutes(Long.parseLong(minutes)));
    return "redirect:"
        + (SignIn.takeTyped(request).isPresent() ? SignIn.TYPED_PAGE : within(patientId, to));
  }

  @PostMapping("/patients/{patientId}/break-glass/end")
  String end(@PathVariable UUID patientId) {
    glass.close(patientId);
    return "redirect:/today";
  }

  private static String form(
      Typed typed, List<FieldProblem> problems, Model model, HttpServletRequest request) {
    model.addAttribute("typed", typed);
    model.addAttribute("times", TIMES);
    model.addAttribute("problems", problems);
    model.addAttribute("kept", SignIn.takeTyped(request).isPresent());
    return "shell/break-glass";
  }

  /** Only pages of this patient are gone on to. */
  private static String within(UUID patientId, String to) {
    var chart = "/patients/" + patientId;
    return to.startsWith(chart + "/") && !to.contains("..") ? to : chart;
  }

  /** One use as a manager reads it. */
  record Line(BreakGlass.Use use, String patient) {}

  @GetMapping("/settings/break-glass")
  String uses(Model model) {
    return list(null, "", List.of(), model);
  }

  @PostMapping("/settings/break-glass/{useId}")
  String review(
      @PathVariable UUID useId,
      @RequestParam(defaultValue = "") String review,
      Model model,
      HttpServletResponse response) {
    var words = review.strip();
    if (words.length() < 3 || words.length() > LONGEST_TEXT) {
      response.setStatus(422);
      var field = "review-" + useId;
      return list(
          useId,
          review,
          List.of(new FieldProblem(field, "Say in words what came of it: 3 to 1000 characters.")),
          model);
    }
    return "redirect:/settings/break-glass?"
        + (glass.review(useId, words) ? "reviewed" : "not-yours");
  }

  private String list(
      @org.jspecify.annotations.Nullable UUID about,
      String typed,
      List<FieldProblem> problems,
      Model model) {
    var lines =
        glass.newest(MOST).stream()
            .map(
                use -> {
                  Audit.shows(use.patientId());
                  return new Line(use, patients.get(use.patientId()).displayName());
                })
            .toList();
    model.addAttribute("lines", lines);
    model.addAttribute("about", about);
    model.addAttribute("typed", typed);
    model.addAttribute("problems", problems);
    return "shell/break-glass-uses";
  }

  private static Map<String, String> times() {
    var times = new LinkedHashMap<String, String>();
    times.put("15", "15 minutes");
    times.put("30", "30 minutes");
    times.put("60", "60 minutes");
    return times;
  }
}
