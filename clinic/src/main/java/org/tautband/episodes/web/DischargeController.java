package org.tautband.episodes.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tautband.access.FieldProblem;
import org.tautband.episodes.Change;
import org.tautband.episodes.DiagnosisCodes;
import org.tautband.episodes.Discharge;
import org.tautband.episodes.Episode;
import org.tautband.episodes.Episodes;
import org.tautband.evidence.Content;

/** The end of an episode, with outcome and reason. */
@Controller
@RequestMapping("/patients/{patientId}/episodes/{episodeId}/discharge")
class DischargeController {
  private final Episodes episodes;
  private final DiagnosisCodes codes;
  private final Content content;
  private final EpisodeDesk desk;

  DischargeController(Episodes episodes, DiagnosisCodes codes, Content content, EpisodeDesk desk) {
    this.episodes = episodes;
    this.codes = codes;
    this.content = content;
    this.desk = desk;
  }

  @GetMapping
  String discharging(@PathVariable UUID patientId, @PathVariable UUID episodeId, Model model) {
    Episode episode = desk.open(patientId, episodeId);
    MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
    EpisodeForm.putDate(typed, "on", desk.today());
    typed.set("edition", String.valueOf(episode.edition().number()));
    return dischargePage(model, episode, typed, List.of());
  }

  @PostMapping
  String discharge(
      @PathVariable UUID patientId,
      @PathVariable UUID episodeId,
      @RequestParam MultiValueMap<String, String> typed,
      Model model,
      HttpServletResponse response) {
    Episode episode = desk.open(patientId, episodeId);
    EpisodeForm read = new EpisodeForm(typed, codes, content);
    Optional<Discharge> discharge = read.discharge();
    discharge
        .filter(d -> d.on().isAfter(desk.today()))
        .ifPresent(
            d -> read.form.refuse("on", "The day lies in the future. Choose today or before."));
    if (!read.form.isGood() || discharge.isEmpty()) {
      response.setStatus(422);
      return dischargePage(model, episode, typed, read.form.problems());
    }
    Optional<Episode> shown = EpisodeDesk.shown(episode, typed);
    if (shown.isEmpty()
        || episodes.discharge(shown.get(), discharge.get()) instanceof Change.Stale) {
      Episode theirs = desk.found(patientId, episodeId);
      dischargePage(model, theirs, typed, List.of());
      return desk.stale(model, response, theirs, typed, "episodes/discharge-form");
    }
    return "redirect:" + EpisodeDesk.path(episode);
  }

  private String dischargePage(
      Model model,
      Episode episode,
      MultiValueMap<String, String> typed,
      List<FieldProblem> problems) {
    Map<String, String> outcomes = new LinkedHashMap<>();
    for (Discharge.Outcome outcome : Discharge.Outcome.values()) {
      outcomes.put(outcome.name(), outcome.inWords());
    }
    model.addAttribute("outcomes", outcomes);
    model.addAttribute("episode", episode);
    model.addAttribute("typed", typed);
    model.addAttribute("problems", problems);
    model.addAttribute("path", EpisodeDesk.path(episode));
    return "episodes/discharge-form";
  }
}
