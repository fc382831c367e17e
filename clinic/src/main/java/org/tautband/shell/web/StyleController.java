package org.tautband.shell.web;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.tautband.evidence.Reason;

/** Every part of the pages at a glance, in both themes. */
@Controller
class StyleController {
  /** Stands for the problem a page shows at a field. */
  public record Sample(String field, String message) {}

  @GetMapping("/style")
  String style(Model model) {
    model.addAttribute("tallySample", ordered("here", 4, "in a room", 1, "waiting", 2, "done", 1));
    model.addAttribute("problemSample", Map.of("day", problem("day"), "night", problem("night")));
    model.addAttribute("choices", ordered("a", "Seen or felt", "b", "Not seen"));
    model.addAttribute("sides", ordered("right", "Right", "left", "Left", "midline", "Midline"));
    model.addAttribute("answers", ordered("yes", "Yes", "no", "No", "unsure", "I am not sure"));
    model.addAttribute("grades", List.of("high", "moderate", "low", "very_low", "none"));
    model.addAttribute("reasonSample", List.of(reason()));
    model.addAttribute("steps", steps());
    model.addAttribute("sparkSample", spark());
    return "shell/style";
  }

  private static List<Sample> problem(String theme) {
    return List.of(new Sample(theme + "-length", "Enter the needle length in millimetres"));
  }

  private static Map<Integer, String> steps() {
    var steps = new LinkedHashMap<Integer, String>();
    steps.put(1, "No reason against");
    steps.put(2, "Caution");
    steps.put(3, "Wait");
    steps.put(4, "Avoid this site");
    steps.put(5, "A doctor must answer");
    steps.put(6, "Do not needle");
    steps.put(0, "Clinician decides: no published rule read");
    return steps;
  }

  private static Reason reason() {
    return new Reason(
        "sample",
        "There is no consent for the right calf. Get it from the patient before the first needle.",
        "/style",
        "Get consent",
        "Each body group and side that is needled needs a consent in force.",
        List.of("sample source"));
  }

  private static Spark spark() {
    var start = Instant.parse("2026-11-03T09:00:00Z");
    return Spark.of(
        "Pain, 0 to 10",
        List.of(
            new Spark.Reading(start, "3 Nov 2026", 7),
            new Spark.Reading(start.plus(7, ChronoUnit.DAYS), "10 Nov 2026", 6),
            new Spark.Reading(start.plus(21, ChronoUnit.DAYS), "24 Nov 2026", 4)),
        3,
        "Sample numbers. Dashed line: target of 3.");
  }

  private static Map<String, Object> ordered(Object... pairs) {
    var map = new LinkedHashMap<String, Object>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
