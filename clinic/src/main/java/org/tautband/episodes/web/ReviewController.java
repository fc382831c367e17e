package org.tautband.episodes.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.HashMap;
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
import org.tautband.access.TypedForm;
import org.tautband.episodes.Change;
import org.tautband.episodes.Episode;
import org.tautband.episodes.Episodes;
import org.tautband.episodes.Goal;

/** How the goals stand now, and when they are looked at next. */
@Controller
@RequestMapping("/patients/{patientId}/episodes/{episodeId}/review")
class ReviewController {
  private final Episodes episodes;
  private final EpisodeDesk desk;

  ReviewController(Episodes episodes, EpisodeDesk desk) {
    this.episodes = episodes;
    this.desk = desk;
  }

  @GetMapping
  String reviewing(@PathVariable UUID patientId, @PathVariable UUID episodeId, Model model) {
    Episode episode = desk.open(patientId, episodeId);
    MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
    typed.set("edition", String.valueOf(episode.edition().number()));
    return reviewPage(model, episode, typed, List.of());
  }

  @PostMapping
  String review(
      @PathVariable UUID patientId,
      @PathVariable UUID episodeId,
      @RequestParam MultiValueMap<String, String> typed,
      Model model,
      HttpServletResponse response) {
    Episode episode = desk.open(patientId, episodeId);
    var form = new TypedForm();
    Map<UUID, Integer> scores = new HashMap<>();
    for (Goal goal : episode.goals()) {
      String score = typed.getFirst("score." + goal.id());
      if (score != null) {
        scores.put(goal.id(), form.whole("score." + goal.id(), "How it is now", score, 0, 10));
      }
    }
    LocalDate next =
        form.date("nextReview", "The next review", EpisodeForm.dateTyped(typed, "nextReview"));
    if (next != null && next.isBefore(desk.today())) {
      form.refuse("nextReview", "The review lies in the past. Choose a day from today on.");
    }
    if (form.isGood() && scores.isEmpty() && next == null) {
      form.refuse(
          episode.goals().isEmpty() ? "nextReview" : "score." + episode.goals().getFirst().id(),
          "Nothing is filled in. Ask about a goal, or set the next review.");
    }
    if (!form.isGood()) {
      response.setStatus(422);
      return reviewPage(model, episode, typed, form.problems());
    }
    Optional<Episode> shown = EpisodeDesk.shown(episode, typed);
    if (shown.isEmpty() || episodes.review(shown.get(), scores, next) instanceof Change.Stale) {
      Episode theirs = desk.found(patientId, episodeId);
      reviewPage(model, theirs, typed, List.of());
      return desk.stale(model, response, theirs, typed, "episodes/review-form");
    }
    return "redirect:" + EpisodeDesk.path(episode);
  }

  private String reviewPage(
      Model model,
      Episode episode,
      MultiValueMap<String, String> typed,
      List<FieldProblem> problems) {
    model.addAttribute("episode", episode);
    model.addAttribute("typed", typed);
    model.addAttribute("problems", problems);
    model.addAttribute("path", EpisodeDesk.path(episode));
    return "episodes/review-form";
  }
}
