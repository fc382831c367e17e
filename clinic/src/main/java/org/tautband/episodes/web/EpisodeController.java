package org.tautband.episodes.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import org.tautband.database.Ids;
import org.tautband.episodes.Change;
import org.tautband.episodes.Complaint;
import org.tautband.episodes.Diagnosis;
import org.tautband.episodes.DiagnosisCodes;
import org.tautband.episodes.Episode;
import org.tautband.episodes.Episodes;
import org.tautband.evidence.Content;

/** The problem an episode is about, in the patient’s words, and every edition of the episode. */
@Controller
@RequestMapping("/patients/{patientId}/episodes")
class EpisodeController {
  private final Episodes episodes;
  private final DiagnosisCodes codes;
  private final Content content;
  private final EpisodeDesk desk;

  EpisodeController(Episodes episodes, DiagnosisCodes codes, Content content, EpisodeDesk desk) {
    this.episodes = episodes;
    this.codes = codes;
    this.content = content;
    this.desk = desk;
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
    model.addAttribute("ended", episodes.of(patientId).stream().filter(e -> !e.isOpen()).toList());
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
    return "redirect:" + EpisodeDesk.path(episode);
  }

  @GetMapping("/{episodeId}")
  String read(@PathVariable UUID patientId, @PathVariable UUID episodeId, Model model) {
    return page(model, desk.found(patientId, episodeId), true);
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
            .orElseThrow(EpisodeDesk::notThere);
    return page(model, episode, false);
  }

  private String page(Model model, Episode episode, boolean current) {
    model.addAttribute("episode", episode);
    model.addAttribute("current", current);
    model.addAttribute("editions", episodes.editions(episode.patientId(), episode.id()));
    model.addAttribute("before", before(episode));
    model.addAttribute("content", content);
    model.addAttribute("path", EpisodeDesk.path(episode));
    model.addAttribute("places", EpisodePlaces.query(episode));
    return "episodes/episode";
  }

  private @Nullable Episode before(Episode episode) {
    var id = episode.recurrenceOf();
    return id == null ? null : episodes.find(episode.patientId(), id).orElse(null);
  }

  @GetMapping("/{episodeId}/change")
  String changing(@PathVariable UUID patientId, @PathVariable UUID episodeId, Model model) {
    Episode episode = desk.open(patientId, episodeId);
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
    Episode episode = desk.open(patientId, episodeId);
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
    Optional<Episode> shown = EpisodeDesk.shown(episode, typed);
    if (shown.isEmpty()
        || episodes.change(shown.get(), complaint.get(), diagnoses, goals)
            instanceof Change.Stale) {
      Episode theirs = desk.found(patientId, episodeId);
      problemPage(model, patientId, typed, List.of());
      return desk.stale(model, response, theirs, typed, "episodes/problem-form");
    }
    return "redirect:" + EpisodeDesk.path(episode);
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
}
