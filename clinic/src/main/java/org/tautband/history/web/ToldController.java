package org.tautband.history.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tautband.database.Ids;
import org.tautband.history.Told;
import org.tautband.history.WordOfMouth;

/** Writing down what somebody says, ending and correcting it. */
@Controller
class ToldController {
  private final WordOfMouth wordOfMouth;
  private final Clock clock;

  ToldController(WordOfMouth wordOfMouth, Clock clock) {
    this.wordOfMouth = wordOfMouth;
    this.clock = clock;
  }

  @GetMapping("/patients/{patientId}/history/told/new")
  String blank(
      @PathVariable UUID patientId,
      @RequestParam(name = "kind", defaultValue = "MEDICINE") String kind,
      Model model) {
    Told.Kind asked =
        Arrays.stream(Told.Kind.values())
            .filter(k -> k.name().equals(kind))
            .findFirst()
            .orElse(Told.Kind.MEDICINE);
    var typed = ToldForm.blank(asked, today());
    typed.put("submission", Ids.next().toString());
    fill(model, patientId, typed);
    return "history/told-new";
  }

  @PostMapping("/patients/{patientId}/history/told")
  ModelAndView add(
      @PathVariable UUID patientId, @RequestParam Map<String, String> typed, Model model) {
    var form = new ToldForm(typed);
    var saying = form.read(today());
    if (saying.isEmpty()) {
      model.addAttribute("problems", form.problems());
      fill(model, patientId, typed);
      return new ModelAndView("history/told-new", HttpStatus.UNPROCESSABLE_CONTENT);
    }
    wordOfMouth.add(patientId, Ids.sent(typed.get("submission")), saying.get());
    return new ModelAndView("redirect:/patients/" + patientId + "/history?kept");
  }

  @GetMapping("/patients/{patientId}/history/told/{toldId}")
  ModelAndView entry(@PathVariable UUID patientId, @PathVariable UUID toldId, Model model) {
    List<Told> versions = wordOfMouth.versions(patientId, toldId);
    if (versions.isEmpty()) {
      return new ModelAndView("error", HttpStatus.NOT_FOUND);
    }
    fill(model, patientId, ToldForm.of(versions.getFirst()));
    model.addAttribute("versions", versions);
    return new ModelAndView("history/told");
  }

  @PostMapping("/patients/{patientId}/history/told/{toldId}")
  ModelAndView change(
      @PathVariable UUID patientId,
      @PathVariable UUID toldId,
      @RequestParam Map<String, String> typed,
      Model model) {
    List<Told> versions = wordOfMouth.versions(patientId, toldId);
    if (versions.isEmpty()) {
      return new ModelAndView("error", HttpStatus.NOT_FOUND);
    }
    model.addAttribute("versions", versions);
    var form = new ToldForm(typed);
    var saying = form.read(today());
    var standing = form.standing();
    String reason = form.reason();
    saying
        .filter(
            s -> s.endedOn() != null && standing.filter(x -> x == Told.Standing.HOLDS).isPresent())
        .ifPresent(
            _ ->
                form.refuse(
                    "standing",
                    "It has a last day but is said to hold. Choose \"ended\" or take the day"
                        + " out."));
    String seen = typed.getOrDefault("version", "");
    var before =
        versions.stream().filter(t -> String.valueOf(t.version()).equals(seen)).findFirst();
    if (saying.isEmpty() || standing.isEmpty() || before.isEmpty() || !form.problems().isEmpty()) {
      return again(model, patientId, typed, form);
    }
    return switch (wordOfMouth.change(before.get(), saying.get(), standing.get(), reason)) {
      case WordOfMouth.Change.Done _ ->
          new ModelAndView("redirect:/patients/" + patientId + "/history?kept");
      case WordOfMouth.Change.Stale(Told theirs) -> stale(model, patientId, typed, theirs);
    };
  }

  private ModelAndView again(
      Model model, UUID patientId, Map<String, String> typed, ToldForm form) {
    model.addAttribute("problems", form.problems());
    fill(model, patientId, typed);
    return new ModelAndView("history/told", HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private ModelAndView stale(Model model, UUID patientId, Map<String, String> typed, Told theirs) {
    var same = new HashMap<>(typed);
    same.put("version", String.valueOf(theirs.version()));
    model.addAttribute("theirs", theirs);
    model.addAttribute("versions", wordOfMouth.versions(patientId, theirs.id()));
    fill(model, patientId, same);
    return new ModelAndView("history/told", HttpStatus.CONFLICT);
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  private static void fill(Model model, UUID patientId, Map<String, String> typed) {
    var fields = new HashMap<String, String>();
    for (String field :
        List.of(
            "kind",
            "what",
            "detail",
            "toldBy",
            "since",
            "standing",
            "reason",
            "version",
            "submission",
            "toldOn.day",
            "toldOn.month",
            "toldOn.year",
            "endedOn.day",
            "endedOn.month",
            "endedOn.year")) {
      fields.put(field, typed.getOrDefault(field, ""));
    }
    Map<String, String> kinds = new LinkedHashMap<>();
    Arrays.stream(Told.Kind.values()).forEach(k -> kinds.put(k.name(), k.inWords()));
    Map<String, String> standings = new LinkedHashMap<>();
    standings.put("HOLDS", "It holds");
    standings.put("ENDED", "It has ended");
    standings.put("ENTERED_IN_ERROR", "It was entered by mistake");
    model.addAttribute("form", fields);
    model.addAttribute("kinds", kinds);
    model.addAttribute("standings", standings);
    model.addAttribute("patientId", patientId);
  }
}
