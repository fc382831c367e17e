package org.tautband.drawings.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
import org.tautband.atlas.BodyChart;
import org.tautband.database.Ids;
import org.tautband.drawings.PainDrawing;
import org.tautband.drawings.PainDrawings;
import org.tautband.episodes.Episode;
import org.tautband.episodes.Episodes;
import org.tautband.redflags.RedFlags;

/** Pages of pain drawings: draw, read, draw again, and two dates over one another. */
@Controller
@RequestMapping("/patients/{patientId}/episodes/{episodeId}/drawings")
class DrawingController {
  private final PainDrawings drawings;
  private final RedFlags redFlags;
  private final Episodes episodes;
  private final BodyChart chart;

  DrawingController(PainDrawings drawings, RedFlags redFlags, Episodes episodes, BodyChart chart) {
    this.drawings = drawings;
    this.redFlags = redFlags;
    this.episodes = episodes;
    this.chart = chart;
  }

  /** One drawing in a list. */
  record Listed(PainDrawing drawing, List<String> pictures) {}

  @GetMapping
  String all(@PathVariable UUID patientId, @PathVariable UUID episodeId, Model model) {
    common(model, episode(patientId, episodeId));
    model.addAttribute(
        "drawings",
        drawings.of(patientId, episodeId).stream()
            .map(one -> new Listed(one, DrawingPage.small(chart.chart(), one)))
            .toList());
    return "drawings/drawings";
  }

  @GetMapping("/new")
  String drawing(@PathVariable UUID patientId, @PathVariable UUID episodeId, Model model) {
    MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
    typed.add("submission", Ids.next().toString());
    return formPage(model, episode(patientId, episodeId), new DrawingForm(typed, chart), typed);
  }

  @PostMapping
  String draw(
      @PathVariable UUID patientId,
      @PathVariable UUID episodeId,
      @RequestParam MultiValueMap<String, String> typed,
      Model model,
      HttpServletResponse response) {
    Episode episode = episode(patientId, episodeId);
    DrawingForm read = new DrawingForm(typed, chart);
    Optional<PainDrawings.Shown> shown = read.shown(episode);
    if (shown.isEmpty()) {
      response.setStatus(422);
      return formPage(model, episode, read, typed);
    }
    UUID id = Ids.sent(typed.getFirst("submission"));
    return "redirect:" + path(drawings.draw(patientId, episodeId, id, shown.get()));
  }

  @GetMapping("/{drawingId}")
  String read(
      @PathVariable UUID patientId,
      @PathVariable UUID episodeId,
      @PathVariable UUID drawingId,
      Model model) {
    List<PainDrawing> editions = found(patientId, episodeId, drawingId);
    return page(model, episode(patientId, episodeId), editions, editions.getFirst());
  }

  @GetMapping("/{drawingId}/editions/{number}")
  String edition(
      @PathVariable UUID patientId,
      @PathVariable UUID episodeId,
      @PathVariable UUID drawingId,
      @PathVariable int number,
      Model model) {
    List<PainDrawing> editions = found(patientId, episodeId, drawingId);
    PainDrawing edition =
        editions.stream()
            .filter(one -> one.edition() == number)
            .findFirst()
            .orElseThrow(DrawingController::notThere);
    return page(model, episode(patientId, episodeId), editions, edition);
  }

  @GetMapping("/{drawingId}/over/{earlierId}")
  String over(
      @PathVariable UUID patientId,
      @PathVariable UUID episodeId,
      @PathVariable UUID drawingId,
      @PathVariable UUID earlierId,
      Model model) {
    PainDrawing later = found(patientId, episodeId, drawingId).getFirst();
    PainDrawing earlier = found(patientId, episodeId, earlierId).getFirst();
    common(model, episode(patientId, episodeId));
    model.addAttribute("later", later);
    model.addAttribute("earlier", earlier);
    model.addAttribute("path", path(later));
    model.addAttribute("shown", DrawingPage.overlay(chart.chart(), earlier, later));
    return "drawings/over";
  }

  @GetMapping("/{drawingId}/change")
  String changing(
      @PathVariable UUID patientId,
      @PathVariable UUID episodeId,
      @PathVariable UUID drawingId,
      Model model) {
    PainDrawing drawing = changeable(patientId, episodeId, drawingId);
    model.addAttribute("drawing", drawing);
    MultiValueMap<String, String> typed = DrawingForm.of(drawing);
    return formPage(model, episode(patientId, episodeId), new DrawingForm(typed, chart), typed);
  }

  @PostMapping("/{drawingId}/change")
  String change(
      @PathVariable UUID patientId,
      @PathVariable UUID episodeId,
      @PathVariable UUID drawingId,
      @RequestParam MultiValueMap<String, String> typed,
      Model model,
      HttpServletResponse response) {
    Episode episode = episode(patientId, episodeId);
    PainDrawing before = changeable(patientId, episodeId, drawingId);
    model.addAttribute("drawing", before);
    DrawingForm read = new DrawingForm(typed, chart);
    Optional<PainDrawings.Shown> shown = read.shown(episode);
    if (shown.isEmpty()) {
      response.setStatus(422);
      return formPage(model, episode, read, typed);
    }
    boolean sameAsShown = String.valueOf(before.edition()).equals(typed.getFirst("edition"));
    if (!sameAsShown || drawings.change(before, shown.get()) instanceof PainDrawings.Change.Stale) {
      PainDrawing theirs = found(patientId, episodeId, drawingId).getFirst();
      response.setStatus(HttpStatus.CONFLICT.value());
      typed.set("edition", String.valueOf(theirs.edition()));
      model.addAttribute("theirs", theirs);
      model.addAttribute("theirPictures", DrawingPage.small(chart.chart(), theirs));
      return formPage(model, episode, read, typed);
    }
    return "redirect:" + path(before);
  }

  private String formPage(
      Model model, Episode episode, DrawingForm read, MultiValueMap<String, String> typed) {
    common(model, episode);
    model.addAttribute("typed", typed);
    model.addAttribute("problems", read.form.problems());
    var asked = read.asked();
    model.addAttribute("asked", asked);
    model.addAttribute("sideAnswers", asked == null ? Map.of() : DrawingForm.answers(asked));
    Map<String, String> hands = new LinkedHashMap<>();
    for (PainDrawing.Hand hand : PainDrawing.Hand.values()) {
      hands.put(hand.name(), "Drawn by " + hand.inWords());
    }
    model.addAttribute("hands", hands);
    return "drawings/form";
  }

  private String page(
      Model model, Episode episode, List<PainDrawing> editions, PainDrawing drawing) {
    common(model, episode);
    model.addAttribute("drawing", drawing);
    model.addAttribute("editions", editions);
    model.addAttribute("current", editions.getFirst().edition() == drawing.edition());
    model.addAttribute("path", path(drawing));
    model.addAttribute("shown", DrawingPage.of(chart.chart(), drawing));
    model.addAttribute(
        "earlier",
        drawings.of(episode.patientId(), episode.id()).stream()
            .filter(one -> one.startedAt().isBefore(drawing.startedAt()))
            .toList());
    return "drawings/drawing";
  }

  private void common(Model model, Episode episode) {
    model.addAttribute("episode", episode);
    model.addAttribute(
        "episodePath", "/patients/" + episode.patientId() + "/episodes/" + episode.id());
    model.addAttribute(
        "overview", redFlags.overview(episode.patientId(), episode.id(), episode.plannedPlaces()));
  }

  private Episode episode(UUID patientId, UUID episodeId) {
    return episodes.find(patientId, episodeId).orElseThrow(DrawingController::notThere);
  }

  /** All editions, newest first; not found when it is another patient's or another episode's. */
  private List<PainDrawing> found(UUID patientId, UUID episodeId, UUID drawingId) {
    List<PainDrawing> editions = drawings.editions(patientId, drawingId);
    if (editions.isEmpty() || !episodeId.equals(editions.getFirst().episodeId())) {
      throw notThere();
    }
    return editions;
  }

  /** What a patient sent has no such page: it is drawn anew instead. */
  private PainDrawing changeable(UUID patientId, UUID episodeId, UUID drawingId) {
    return Optional.of(found(patientId, episodeId, drawingId).getFirst())
        .filter(PainDrawing::mayBeChanged)
        .orElseThrow(DrawingController::notThere);
  }

  static ResponseStatusException notThere() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND, "not there");
  }

  private static String path(PainDrawing drawing) {
    return "/patients/"
        + drawing.patientId()
        + "/episodes/"
        + drawing.episodeId()
        + "/drawings/"
        + drawing.id();
  }
}
