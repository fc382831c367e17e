package org.tautband.assessment.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.tautband.access.FieldProblem;
import org.tautband.assessment.Assessment;
import org.tautband.assessment.Assessments;
import org.tautband.assessment.RankingSeen;
import org.tautband.atlas.Atlas;
import org.tautband.atlas.RankedDrawing;
import org.tautband.atlas.RankingAnswer;
import org.tautband.atlas.RankingCase;
import org.tautband.atlas.Rankings;
import org.tautband.drawings.PainDrawings;
import org.tautband.episodes.Episode;
import org.tautband.episodes.Episodes;
import org.tautband.redflags.RedFlags;

/**
 * Which muscles to palpate first for the regions that hurt. Red flags come before: without their
 * answers no muscle is shown. What is asked stands in the address; nothing is saved here.
 */
@Controller
class RankingController {
  private static final int MOST_REGIONS = 60;
  private static final int MOST_WORDS = 2000;
  private static final int LONGEST_NAME = 200;

  private final Assessments assessments;
  private final RedFlags redFlags;
  private final PainDrawings drawings;
  private final Episodes episodes;
  private final Atlas atlas;
  private final Rankings rankings;

  RankingController(
      Assessments assessments,
      RedFlags redFlags,
      PainDrawings drawings,
      Episodes episodes,
      Atlas atlas,
      Rankings rankings) {
    this.drawings = drawings;
    this.assessments = assessments;
    this.redFlags = redFlags;
    this.episodes = episodes;
    this.atlas = atlas;
    this.rankings = rankings;
  }

  @GetMapping("/patients/{patientId}/episodes/{episodeId}/muscles")
  String muscles(
      @PathVariable UUID patientId,
      @PathVariable UUID episodeId,
      @RequestParam MultiValueMap<String, String> typed,
      Model model,
      HttpServletResponse response) {
    Episode episode =
        episodes.find(patientId, episodeId).orElseThrow(AssessmentController::notThere);
    List<FieldProblem> problems = new ArrayList<>();
    Set<String> drawn = drawn(typed, problems);
    if (!typed.containsKey("asked")) drawn.addAll(recorded(episode, model));
    String said = typed.getOrDefault("said", List.of("")).getFirst();
    String condition = typed.getOrDefault("condition", List.of("")).getFirst();
    fill(model, episode, drawn, said, condition);
    if (said.length() > MOST_WORDS) {
      problems.add(new FieldProblem("said", "Please shorten this to " + MOST_WORDS + " signs."));
    } else if (!drawn.isEmpty()) {
      rank(model, drawn, said, condition, problems);
    }
    model.addAttribute("problems", problems);
    if (!problems.isEmpty()) response.setStatus(422);
    return "assessment/ranking";
  }

  private void fill(
      Model model, Episode episode, Set<String> drawn, String said, String condition) {
    model.addAttribute("episode", episode);
    model.addAttribute(
        "episodePath", "/patients/" + episode.patientId() + "/episodes/" + episode.id());
    model.addAttribute(
        "overview", redFlags.overview(episode.patientId(), episode.id(), episode.plannedPlaces()));
    model.addAttribute("drawn", drawn.stream().map(id -> atlas.region(id).orElseThrow()).toList());
    model.addAttribute("regions", atlas.regions());
    model.addAttribute("rankings", rankings);
    model.addAttribute("said", said);
    model.addAttribute("condition", condition);
  }

  /** Those of the address; without any, those of the newest drawing or assessment. */
  private Set<String> drawn(MultiValueMap<String, String> typed, List<FieldProblem> problems) {
    Set<String> drawn = new LinkedHashSet<>();
    for (String id : typed.getOrDefault("region", List.of())) {
      if (atlas.region(id).isPresent()) drawn.add(id);
    }
    String more = typed.getOrDefault("more", List.of("")).getFirst().strip();
    if (more.length() > LONGEST_NAME) {
      problems.add(new FieldProblem("more", "No region has so long a name. Take a part of it."));
    } else if (!more.isEmpty()) {
      atlas.regions().stream()
          .filter(one -> one.name().equalsIgnoreCase(more))
          .findFirst()
          .ifPresentOrElse(
              region -> drawn.add(region.id()),
              () ->
                  problems.add(
                      new FieldProblem(
                          "more",
                          AssessmentForm.notFound(more, AssessmentForm.near(atlas, more)))));
    }
    if (drawn.size() > MOST_REGIONS) {
      problems.add(
          new FieldProblem("more", "More than " + MOST_REGIONS + " regions cannot be ranked."));
      return new LinkedHashSet<>();
    }
    return drawn;
  }

  private List<String> recorded(Episode episode, Model model) {
    Optional<Assessment> told =
        assessments.of(episode.patientId(), episode.id()).stream()
            .filter(one -> !one.findings().regions().isEmpty())
            .findFirst();
    return drawings
        .newestRegions(episode.patientId(), episode.id())
        .filter(drawn -> !drawn.regionIds().isEmpty())
        .filter(
            drawn ->
                told.map(one -> one.savedAt().isBefore(drawn.drawing().shownAt())).orElse(true))
        .map(
            covered -> {
              model.addAttribute("fromDrawing", covered.drawing());
              model.addAttribute("pictures", pictures(episode));
              return covered.regionIds();
            })
        .or(() -> told.map(RankingController::regions))
        .orElse(List.of());
  }

  private List<String> pictures(Episode episode) {
    return drawings
        .newest(episode.patientId(), episode.id())
        .map(PainDrawings.Pictured::pictures)
        .orElse(List.of());
  }

  private static List<String> regions(Assessment assessment) {
    return assessment.findings().regions().stream().map(AssessmentFields::regionId).toList();
  }

  private void rank(
      Model model, Set<String> drawn, String said, String condition, List<FieldProblem> problems) {
    List<String> features =
        Arrays.stream(said.split("[\\n,;]")).map(String::strip).filter(w -> !w.isEmpty()).toList();
    if (features.size() > Rankings.MOST_FEATURES) {
      problems.add(
          new FieldProblem("said", "Please say at most " + Rankings.MOST_FEATURES + " things."));
      return;
    }
    if (!condition.isEmpty() && !rankings.conditions().contains(condition)) {
      problems.add(new FieldProblem("condition", "Choose one of the list, or “No”."));
      return;
    }
    switch (rankings.answer(
        new RankingCase("", List.copyOf(drawn), features, false, condition), RankingSeen.SHOWN)) {
      case RankingAnswer.Refused refused ->
          refused.reasons().forEach(reason -> problems.add(new FieldProblem("more", reason)));
      case RankedDrawing ranked -> model.addAttribute("ranked", ranked);
    }
  }
}
