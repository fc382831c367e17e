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
import org.tautband.episodes.ActivityKind;
import org.tautband.episodes.Change;
import org.tautband.episodes.Episode;
import org.tautband.episodes.Episodes;
import org.tautband.episodes.Plan;
import org.tautband.evidence.Content;

/** The plan of an episode: what is done, how much of it, where, and until when. */
@Controller
@RequestMapping("/patients/{patientId}/episodes/{episodeId}/plan")
class PlanController {
  private final Episodes episodes;
  private final Content content;
  private final EpisodeDesk desk;

  PlanController(Episodes episodes, Content content, EpisodeDesk desk) {
    this.episodes = episodes;
    this.content = content;
    this.desk = desk;
  }

  @GetMapping
  String planning(@PathVariable UUID patientId, @PathVariable UUID episodeId, Model model) {
    Episode episode = desk.open(patientId, episodeId);
    Plan plan = episode.plan();
    MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
    if (plan != null) {
      typed.addAll(PlanForm.of(plan));
    } else {
      episode.plannedPlaces().forEach(place -> typed.add("place", place.key()));
    }
    typed.set("edition", String.valueOf(episode.edition().number()));
    return planPage(model, episode, typed, List.of());
  }

  @PostMapping
  String plan(
      @PathVariable UUID patientId,
      @PathVariable UUID episodeId,
      @RequestParam MultiValueMap<String, String> typed,
      Model model,
      HttpServletResponse response) {
    Episode episode = desk.open(patientId, episodeId);
    if (typed.getFirst("add") != null) {
      return planPage(model, episode, typed, List.of());
    }
    PlanForm read = new PlanForm(typed, content);
    Optional<Plan> plan = read.plan(desk.today());
    if (plan.isEmpty()) {
      response.setStatus(422);
      return planPage(model, episode, typed, read.form.problems());
    }
    Optional<Episode> shown = EpisodeDesk.shown(episode, typed);
    if (shown.isEmpty() || episodes.plan(shown.get(), plan.get()) instanceof Change.Stale) {
      Episode theirs = desk.found(patientId, episodeId);
      planPage(model, theirs, typed, List.of());
      return desk.stale(model, response, theirs, typed, "episodes/plan-form");
    }
    return "redirect:" + EpisodeDesk.path(episode);
  }

  private String planPage(
      Model model,
      Episode episode,
      MultiValueMap<String, String> typed,
      List<FieldProblem> problems) {
    Map<String, Integer> rows = new LinkedHashMap<>();
    for (var kind : ActivityKind.values()) {
      rows.put(kind.code(), EpisodeForm.rows(typed, kind.code()));
    }
    rows.put("criterion", EpisodeForm.rows(typed, "criterion"));
    model.addAttribute("episode", episode);
    model.addAttribute("typed", typed);
    model.addAttribute("problems", problems);
    model.addAttribute("rows", rows);
    model.addAttribute("kinds", ActivityKind.values());
    model.addAttribute("bodyGroups", content.bodyGroups());
    model.addAttribute("ticked", typed.getOrDefault("place", List.of()));
    model.addAttribute("path", EpisodeDesk.path(episode));
    return "episodes/plan-form";
  }
}
