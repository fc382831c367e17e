package org.tautband.assessment.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.tautband.access.FieldProblem;
import org.tautband.assessment.Assessment;
import org.tautband.assessment.Assessments;
import org.tautband.assessment.Finding;
import org.tautband.assessment.Movement;
import org.tautband.assessment.PainQuality;
import org.tautband.assessment.Palpations;
import org.tautband.assessment.RankingSeen;
import org.tautband.assessment.SeenRankings;
import org.tautband.atlas.Atlas;
import org.tautband.atlas.BodyChart;
import org.tautband.database.Ids;
import org.tautband.decide.SentAnswers;
import org.tautband.episodes.Episode;
import org.tautband.episodes.Episodes;
import org.tautband.redflags.RedFlags;

/** Pages of assessments: record, read, change, and every edition. */
@Controller
@RequestMapping("/patients/{patientId}/episodes/{episodeId}/assessments")
class AssessmentController {
  private final Assessments assessments;
  private final RedFlags redFlags;
  private final Episodes episodes;
  private final Atlas atlas;
  private final SentAnswers aid;
  private final Palpations palpations;
  private final SeenRankings seenRankings;
  private final DrawnRegions drawn;
  private final BodyChart chart;

  AssessmentController(
      Assessments assessments,
      RedFlags redFlags,
      Episodes episodes,
      Atlas atlas,
      SentAnswers aid,
      Palpations palpations,
      SeenRankings seenRankings,
      DrawnRegions drawn,
      BodyChart chart) {
    this.chart = chart;
    this.drawn = drawn;
    this.seenRankings = seenRankings;
    this.palpations = palpations;
    this.assessments = assessments;
    this.redFlags = redFlags;
    this.episodes = episodes;
    this.atlas = atlas;
    this.aid = aid;
  }

  @GetMapping
  String all(@PathVariable UUID patientId, @PathVariable UUID episodeId, Model model) {
    Episode episode = episode(patientId, episodeId);
    common(model, episode);
    model.addAttribute("assessments", assessments.of(patientId, episodeId));
    return "assessment/all";
  }

  @GetMapping("/new")
  String recording(
      @PathVariable UUID patientId,
      @PathVariable UUID episodeId,
      @RequestParam(defaultValue = "") List<String> examine,
      @RequestParam(defaultValue = "") List<String> region,
      @RequestParam(defaultValue = "") String condition,
      @RequestParam(defaultValue = "") String rankedBy,
      Model model) {
    MultiValueMap<String, String> typed = AssessmentFields.ofRanking(examine, region, atlas);
    typed.add("rankedCondition", condition);
    typed.add("rankedBy", rankedBy);
    typed.add("submission", Ids.next().toString());
    return formPage(model, episode(patientId, episodeId), typed, List.of());
  }

  @PostMapping
  String record(
      @PathVariable UUID patientId,
      @PathVariable UUID episodeId,
      @RequestParam MultiValueMap<String, String> typed,
      Model model,
      HttpServletResponse response) {
    Episode episode = episode(patientId, episodeId);
    if (typed.getFirst("add") != null) {
      return formPage(model, episode, typed, List.of());
    }
    AssessmentForm read = new AssessmentForm(typed, atlas, chart);
    Optional<Assessment.Findings> findings = read.findings(episode.plannedPlaces());
    if (findings.isEmpty()) {
      response.setStatus(422);
      return formPage(model, episode, typed, read.form.problems());
    }
    RankingSeen ranking = ranking(episode, typed).orElse(null);
    Assessment kept =
        assessments.record(
            patientId, episodeId, Ids.sent(typed.getFirst("submission")), findings.get(), ranking);
    if (ranking != null && typed.getFirst("agreed") != null) {
      palpations.keep(kept);
    }
    return "redirect:" + path(kept);
  }

  private Optional<RankingSeen> ranking(Episode episode, MultiValueMap<String, String> typed) {
    String regions = AssessmentFields.first(typed, "ranked");
    return regions.isEmpty()
        ? Optional.empty()
        : seenRankings.of(
            episode.patientId(),
            episode.id(),
            List.of(regions.split(",")),
            AssessmentFields.first(typed, "rankedCondition"),
            AssessmentFields.first(typed, "rankedBy"));
  }

  @GetMapping("/{assessmentId}")
  String read(
      @PathVariable UUID patientId,
      @PathVariable UUID episodeId,
      @PathVariable UUID assessmentId,
      Model model) {
    return page(model, episode(patientId, episodeId), found(patientId, episodeId, assessmentId));
  }

  @GetMapping("/{assessmentId}/editions/{number}")
  String edition(
      @PathVariable UUID patientId,
      @PathVariable UUID episodeId,
      @PathVariable UUID assessmentId,
      @PathVariable int number,
      Model model) {
    Assessment current = found(patientId, episodeId, assessmentId);
    Assessment edition =
        assessments.editions(patientId, current.id()).stream()
            .filter(one -> one.edition() == number)
            .findFirst()
            .orElseThrow(AssessmentController::notThere);
    return page(model, episode(patientId, episodeId), edition);
  }

  private String page(Model model, Episode episode, Assessment assessment) {
    common(model, episode);
    List<Assessment> editions = assessments.editions(episode.patientId(), assessment.id());
    model.addAttribute("assessment", assessment);
    model.addAttribute("editions", editions);
    model.addAttribute("current", editions.getFirst().edition() == assessment.edition());
    model.addAttribute("path", path(assessment));
    model.addAttribute("palpations", palpations.of(assessment));
    model.addAttribute("takenBack", palpations.takenBack(assessment.patientId()));
    model.addAttribute("submission", Ids.next().toString());
    model.addAttribute("atlas", atlas);
    return "assessment/assessment";
  }

  @GetMapping("/{assessmentId}/change")
  String changing(
      @PathVariable UUID patientId,
      @PathVariable UUID episodeId,
      @PathVariable UUID assessmentId,
      Model model) {
    Assessment assessment = found(patientId, episodeId, assessmentId);
    model.addAttribute("assessment", assessment);
    return formPage(
        model, episode(patientId, episodeId), AssessmentFields.of(assessment, atlas), List.of());
  }

  @PostMapping("/{assessmentId}/change")
  String change(
      @PathVariable UUID patientId,
      @PathVariable UUID episodeId,
      @PathVariable UUID assessmentId,
      @RequestParam MultiValueMap<String, String> typed,
      Model model,
      HttpServletResponse response) {
    Episode episode = episode(patientId, episodeId);
    Assessment assessment = found(patientId, episodeId, assessmentId);
    model.addAttribute("assessment", assessment);
    if (typed.getFirst("add") != null) {
      return formPage(model, episode, typed, List.of());
    }
    AssessmentForm read = new AssessmentForm(typed, atlas, chart);
    Optional<Assessment.Findings> findings = read.findings(episode.plannedPlaces());
    if (findings.isEmpty()) {
      response.setStatus(422);
      return formPage(model, episode, typed, read.form.problems());
    }
    boolean sameAsShown = String.valueOf(assessment.edition()).equals(typed.getFirst("edition"));
    if (!sameAsShown
        || assessments.change(assessment, findings.get()) instanceof Assessments.Change.Stale) {
      Assessment theirs = found(patientId, episodeId, assessmentId);
      response.setStatus(HttpStatus.CONFLICT.value());
      typed.set("edition", String.valueOf(theirs.edition()));
      model.addAttribute("theirs", theirs);
      return formPage(model, episode, typed, List.of());
    }
    return "redirect:" + path(assessment);
  }

  private String formPage(
      Model model,
      Episode episode,
      MultiValueMap<String, String> typed,
      List<FieldProblem> problems) {
    common(model, episode);
    model.addAttribute("takenOver", drawn.takeOver(episode, typed).orElse(null));
    model.addAttribute("offer", drawn.offer(episode, typed).orElse(null));
    model.addAttribute("aidSent", aid.newestOf(episode.patientId()).orElse(null));
    model.addAttribute("typed", typed);
    model.addAttribute("problems", problems);
    for (String kind : List.of("region", "muscle", "range")) {
      model.addAttribute(kind + "Rows", AssessmentForm.rows(typed, kind));
    }
    model.addAttribute("muscles", atlas.muscles());
    model.addAttribute("regions", atlas.regions());
    model.addAttribute("atlas", atlas);
    Map<String, String> movements = new LinkedHashMap<>();
    for (Movement movement : Movement.values()) {
      movements.put(movement.name(), movement.inWords());
    }
    model.addAttribute("movements", movements);
    Map<String, String> qualities = new LinkedHashMap<>();
    for (PainQuality quality : PainQuality.values()) {
      qualities.put(quality.name(), quality.inWords());
    }
    model.addAttribute("qualities", qualities);
    Map<String, String> signs = new LinkedHashMap<>();
    signs.put(Finding.Sign.PRESENT.name(), "Yes");
    signs.put(Finding.Sign.ABSENT.name(), "No");
    signs.put(Finding.Sign.NOT_EXAMINED.name(), "Not examined");
    model.addAttribute("signs", signs);
    Map<String, String> sides = new LinkedHashMap<>();
    sides.put("RIGHT", "Right");
    sides.put("LEFT", "Left");
    sides.put("MIDLINE", "Middle");
    model.addAttribute("sides", sides);
    Map<String, String> tenderness = new LinkedHashMap<>();
    tenderness.put("0", "0 none");
    tenderness.put("1", "1 tender, no grimace or flinch");
    tenderness.put("2", "2 tender with grimace or flinch");
    tenderness.put("3", "3 pulls away");
    tenderness.put("4", "4 pulls away from a touch that should not hurt");
    model.addAttribute("tendernessGrades", tenderness);
    Map<String, String> modes = new LinkedHashMap<>();
    modes.put("active", "Active");
    modes.put("passive", "Passive");
    model.addAttribute("modes", modes);
    return "assessment/form";
  }

  private void common(Model model, Episode episode) {
    model.addAttribute("episode", episode);
    model.addAttribute(
        "episodePath", "/patients/" + episode.patientId() + "/episodes/" + episode.id());
    model.addAttribute(
        "overview", redFlags.overview(episode.patientId(), episode.id(), episode.plannedPlaces()));
  }

  private Episode episode(UUID patientId, UUID episodeId) {
    return episodes.find(patientId, episodeId).orElseThrow(AssessmentController::notThere);
  }

  private Assessment found(UUID patientId, UUID episodeId, UUID assessmentId) {
    return assessments
        .find(patientId, assessmentId)
        .filter(one -> one.episodeId().equals(episodeId))
        .orElseThrow(AssessmentController::notThere);
  }

  static ResponseStatusException notThere() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND, "not there");
  }

  private static String path(Assessment assessment) {
    return "/patients/"
        + assessment.patientId()
        + "/episodes/"
        + assessment.episodeId()
        + "/assessments/"
        + assessment.id();
  }
}
