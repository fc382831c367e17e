package org.tautband.episodes.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.tautband.access.FieldProblem;
import org.tautband.database.Ids;
import org.tautband.episodes.Change;
import org.tautband.episodes.Complaint;
import org.tautband.episodes.Diagnosis;
import org.tautband.episodes.DiagnosisCodes;
import org.tautband.episodes.Discharge;
import org.tautband.episodes.Episode;
import org.tautband.episodes.Episodes;
import org.tautband.episodes.Goal;
import org.tautband.episodes.Plan;
import org.tautband.evidence.Content;

/** Pages of an episode: problem, plan, review, discharge and every edition. */
@Controller
@RequestMapping("/patients/{patientId}/episodes")
class EpisodeController {
  private final Episodes episodes;
  private final DiagnosisCodes codes;
  private final Content content;
  private final Clock clock;

  EpisodeController(Episodes episodes, DiagnosisCodes codes, Content content, Clock clock) {
    this.episodes = episodes;
    this.codes = codes;
    this.content = content;
    this.clock = clock;
  }

  @GetMapping
  String all(@PathVariable UUID patientId, Model model) {
    model.addAttribute("patientId", patientId);
    model.addAttribute("episodes", episodes.of(patientId));
    return "episodes/all";
  }

  @GetMapping("/new")
  String opening(@PathVariable UUID patientId, Model model) {
    MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
    typed.add("submission", Ids.next().toString());
    return problemPage(model, patientId, typed, List.of());
  }

  @PostMapping
  String open(
      @PathVariable UUID patientId,
      @RequestParam MultiValueMap<String, String> typed,
      Model model,
      HttpServletResponse response) {
    if (typed.getFirst("add") != null) {
      return problemPage(model, patientId, typed, List.of());
    }
    EpisodeForm read = new EpisodeForm(typed, codes, content);
    Optional<Complaint> complaint = read.complaint();
    List<Diagnosis> diagnoses = read.diagnoses();
    List<Episodes.GoalWanted> goals = read.goals();
    if (!read.form.isGood() || complaint.isEmpty()) {
      response.setStatus(422);
      return problemPage(model, patientId, typed, read.form.problems());
    }
    String submission = typed.getFirst("submission");
    UUID id = submission == null ? Ids.next() : EpisodeForm.uuid(submission);
    Episode episode = episodes.open(patientId, id, complaint.get(), diagnoses, goals);
    return "redirect:" + path(episode);
  }

  @GetMapping("/{episodeId}")
  String read(@PathVariable UUID patientId, @PathVariable UUID episodeId, Model model) {
    return page(model, found(patientId, episodeId), true);
  }

  @GetMapping("/{episodeId}/editions/{number}")
  String edition(
      @PathVariable UUID patientId,
      @PathVariable UUID episodeId,
      @PathVariable int number,
      Model model) {
    Episode episode =
        episodes.editions(patientId, episodeId).stream()
            .filter(one -> one.edition().number() == number)
            .findFirst()
            .orElseThrow(EpisodeController::notThere);
    return page(model, episode, false);
  }

  private String page(Model model, Episode episode, boolean current) {
    model.addAttribute("episode", episode);
    model.addAttribute("current", current);
    model.addAttribute("editions", episodes.editions(episode.patientId(), episode.id()));
    model.addAttribute("content", content);
    model.addAttribute("path", path(episode));
    model.addAttribute("places", EpisodePlaces.query(episode));
    return "episodes/episode";
  }

  @GetMapping("/{episodeId}/change")
  String changing(@PathVariable UUID patientId, @PathVariable UUID episodeId, Model model) {
    Episode episode = open(patientId, episodeId);
    model.addAttribute("episode", episode);
    return problemPage(model, patientId, EpisodeForm.of(episode), List.of());
  }

  @PostMapping("/{episodeId}/change")
  String change(
      @PathVariable UUID patientId,
      @PathVariable UUID episodeId,
      @RequestParam MultiValueMap<String, String> typed,
      Model model,
      HttpServletResponse response) {
    Episode episode = open(patientId, episodeId);
    model.addAttribute("episode", episode);
    if (typed.getFirst("add") != null) {
      return problemPage(model, patientId, typed, List.of());
    }
    EpisodeForm read = new EpisodeForm(typed, codes, content);
    Optional<Complaint> complaint = read.complaint();
    List<Diagnosis> diagnoses = read.diagnoses();
    List<Episodes.GoalWanted> goals = read.goals();
    if (!read.form.isGood() || complaint.isEmpty()) {
      response.setStatus(422);
      return problemPage(model, patientId, typed, read.form.problems());
    }
    Optional<Episode> shown = shown(episode, typed);
    if (shown.isEmpty()
        || episodes.change(shown.get(), complaint.get(), diagnoses, goals)
            instanceof Change.Stale) {
      return stale(
          model, response, found(patientId, episodeId), typed, "episodes/problem-form", patientId);
    }
    return "redirect:" + path(episode);
  }

  @GetMapping("/{episodeId}/plan")
  String planning(@PathVariable UUID patientId, @PathVariable UUID episodeId, Model model) {
    Episode episode = open(patientId, episodeId);
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

  @PostMapping("/{episodeId}/plan")
  String plan(
      @PathVariable UUID patientId,
      @PathVariable UUID episodeId,
      @RequestParam MultiValueMap<String, String> typed,
      Model model,
      HttpServletResponse response) {
    Episode episode = open(patientId, episodeId);
    if (typed.getFirst("add") != null) {
      return planPage(model, episode, typed, List.of());
    }
    PlanForm read = new PlanForm(typed, content);
    Optional<Plan> plan = read.plan(today());
    if (plan.isEmpty()) {
      response.setStatus(422);
      return planPage(model, episode, typed, read.form.problems());
    }
    Optional<Episode> shown = shown(episode, typed);
    if (shown.isEmpty() || episodes.plan(shown.get(), plan.get()) instanceof Change.Stale) {
      planPage(model, found(patientId, episodeId), typed, List.of());
      return stale(
          model, response, found(patientId, episodeId), typed, "episodes/plan-form", patientId);
    }
    return "redirect:" + path(episode);
  }

  @GetMapping("/{episodeId}/review")
  String reviewing(@PathVariable UUID patientId, @PathVariable UUID episodeId, Model model) {
    Episode episode = open(patientId, episodeId);
    MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
    typed.set("edition", String.valueOf(episode.edition().number()));
    return reviewPage(model, episode, typed, List.of());
  }

  @PostMapping("/{episodeId}/review")
  String review(
      @PathVariable UUID patientId,
      @PathVariable UUID episodeId,
      @RequestParam MultiValueMap<String, String> typed,
      Model model,
      HttpServletResponse response) {
    Episode episode = open(patientId, episodeId);
    var form = new org.tautband.access.TypedForm();
    Map<UUID, Integer> scores = new HashMap<>();
    for (Goal goal : episode.goals()) {
      String score = typed.getFirst("score." + goal.id());
      if (score != null) {
        scores.put(goal.id(), form.whole("score." + goal.id(), "How it is now", score, 0, 10));
      }
    }
    LocalDate next =
        form.date("nextReview", "The next review", EpisodeForm.dateTyped(typed, "nextReview"));
    if (next != null && next.isBefore(today())) {
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
    Optional<Episode> shown = shown(episode, typed);
    if (shown.isEmpty() || episodes.review(shown.get(), scores, next) instanceof Change.Stale) {
      reviewPage(model, found(patientId, episodeId), typed, List.of());
      return stale(
          model, response, found(patientId, episodeId), typed, "episodes/review-form", patientId);
    }
    return "redirect:" + path(episode);
  }

  @GetMapping("/{episodeId}/discharge")
  String discharging(@PathVariable UUID patientId, @PathVariable UUID episodeId, Model model) {
    Episode episode = open(patientId, episodeId);
    MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
    EpisodeForm.putDate(typed, "on", today());
    typed.set("edition", String.valueOf(episode.edition().number()));
    return dischargePage(model, episode, typed, List.of());
  }

  @PostMapping("/{episodeId}/discharge")
  String discharge(
      @PathVariable UUID patientId,
      @PathVariable UUID episodeId,
      @RequestParam MultiValueMap<String, String> typed,
      Model model,
      HttpServletResponse response) {
    Episode episode = open(patientId, episodeId);
    EpisodeForm read = new EpisodeForm(typed, codes, content);
    Optional<Discharge> discharge = read.discharge();
    discharge
        .filter(d -> d.on().isAfter(today()))
        .ifPresent(
            d -> read.form.refuse("on", "The day lies in the future. Choose today or before."));
    if (!read.form.isGood() || discharge.isEmpty()) {
      response.setStatus(422);
      return dischargePage(model, episode, typed, read.form.problems());
    }
    Optional<Episode> shown = shown(episode, typed);
    if (shown.isEmpty()
        || episodes.discharge(shown.get(), discharge.get()) instanceof Change.Stale) {
      dischargePage(model, found(patientId, episodeId), typed, List.of());
      return stale(
          model,
          response,
          found(patientId, episodeId),
          typed,
          "episodes/discharge-form",
          patientId);
    }
    return "redirect:" + path(episode);
  }

  private String problemPage(
      Model model,
      UUID patientId,
      MultiValueMap<String, String> typed,
      List<FieldProblem> problems) {
    model.addAttribute("patientId", patientId);
    model.addAttribute("typed", typed);
    model.addAttribute("problems", problems);
    model.addAttribute("goalRows", EpisodeForm.rows(typed, "goal"));
    model.addAttribute("diagnosisRows", EpisodeForm.rows(typed, "diagnosis"));
    model.addAttribute("codes", codes.all());
    model.addAttribute("bodyGroups", content.bodyGroups());
    model.addAttribute("ticked", typed.getOrDefault("place", List.of()));
    return "episodes/problem-form";
  }

  private String planPage(
      Model model,
      Episode episode,
      MultiValueMap<String, String> typed,
      List<FieldProblem> problems) {
    Map<String, Integer> rows = new LinkedHashMap<>();
    for (var kind : org.tautband.episodes.ActivityKind.values()) {
      rows.put(kind.code(), EpisodeForm.rows(typed, kind.code()));
    }
    rows.put("criterion", EpisodeForm.rows(typed, "criterion"));
    model.addAttribute("episode", episode);
    model.addAttribute("typed", typed);
    model.addAttribute("problems", problems);
    model.addAttribute("rows", rows);
    model.addAttribute("kinds", org.tautband.episodes.ActivityKind.values());
    model.addAttribute("bodyGroups", content.bodyGroups());
    model.addAttribute("ticked", typed.getOrDefault("place", List.of()));
    model.addAttribute("path", path(episode));
    return "episodes/plan-form";
  }

  private String reviewPage(
      Model model,
      Episode episode,
      MultiValueMap<String, String> typed,
      List<FieldProblem> problems) {
    model.addAttribute("episode", episode);
    model.addAttribute("typed", typed);
    model.addAttribute("problems", problems);
    model.addAttribute("path", path(episode));
    return "episodes/review-form";
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
    reviewPage(model, episode, typed, problems);
    return "episodes/discharge-form";
  }

  /** Somebody else saved meanwhile: theirs is shown beside what was typed, and nothing is lost. */
  private String stale(
      Model model,
      HttpServletResponse response,
      Episode theirs,
      MultiValueMap<String, String> typed,
      String view,
      UUID patientId) {
    response.setStatus(HttpStatus.CONFLICT.value());
    typed.set("edition", String.valueOf(theirs.edition().number()));
    if (view.equals("episodes/problem-form")) {
      problemPage(model, patientId, typed, List.of());
    }
    model.addAttribute("episode", theirs);
    model.addAttribute("theirs", theirs);
    model.addAttribute("content", content);
    return view;
  }

  /** The episode when nobody has saved since the edition that the form was made from. */
  private static Optional<Episode> shown(Episode now, MultiValueMap<String, String> typed) {
    return String.valueOf(now.edition().number()).equals(typed.getFirst("edition"))
        ? Optional.of(now)
        : Optional.empty();
  }

  private Episode open(UUID patientId, UUID episodeId) {
    Episode episode = found(patientId, episodeId);
    if (!episode.isOpen()) {
      throw new ResponseStatusException(HttpStatus.CONFLICT, "this episode has ended");
    }
    return episode;
  }

  private Episode found(UUID patientId, UUID episodeId) {
    return episodes.find(patientId, episodeId).orElseThrow(EpisodeController::notThere);
  }

  private static ResponseStatusException notThere() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND, "no such episode of this patient");
  }

  private static String path(Episode episode) {
    return "/patients/" + episode.patientId() + "/episodes/" + episode.id();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), LocaleContextHolder.getTimeZone().toZoneId());
  }
}
