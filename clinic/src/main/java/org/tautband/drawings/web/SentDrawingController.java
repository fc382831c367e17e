package org.tautband.drawings.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tautband.access.TypedForm;
import org.tautband.atlas.BodyChart;
import org.tautband.database.Ids;
import org.tautband.drawings.DrawnSides;
import org.tautband.drawings.PainDrawing;
import org.tautband.drawings.PainDrawings;
import org.tautband.episodes.Episode;
import org.tautband.episodes.Episodes;

/** What a patient drew and sent by links; a clinician puts each to a problem. */
@Controller
@RequestMapping("/patients/{patientId}/drawings")
class SentDrawingController {
  private final PainDrawings drawings;
  private final Episodes episodes;
  private final BodyChart chart;

  SentDrawingController(PainDrawings drawings, Episodes episodes, BodyChart chart) {
    this.drawings = drawings;
    this.episodes = episodes;
    this.chart = chart;
  }

  /**
   * One drawing in the list.
   *
   * @param problem where it was put; null while it waits
   */
  record Listed(
      PainDrawing drawing, List<String> pictures, String words, @Nullable Episode problem) {}

  /** Words and drawing of one try to put it somewhere name different sides. */
  record Asked(UUID drawingId, UUID episodeId, DrawnSides sides, Map<String, String> answers) {}

  @GetMapping
  String all(@PathVariable UUID patientId, Model model) {
    List<Episode> problems = episodes.of(patientId);
    model.addAttribute(
        "drawings", drawings.sent(patientId).stream().map(one -> listed(one, problems)).toList());
    model.addAttribute("problemsOpen", problems.stream().filter(Episode::isOpen).toList());
    return "drawings/sent";
  }

  private Listed listed(PainDrawing one, List<Episode> problems) {
    return new Listed(
        one,
        chart.small(one.drawing()),
        chart.inWords(one.drawing()),
        problems.stream()
            .filter(episode -> episode.id().equals(one.episodeId()))
            .findFirst()
            .orElse(null));
  }

  @PostMapping("/{drawingId}/problem")
  String put(
      @PathVariable UUID patientId,
      @PathVariable UUID drawingId,
      @RequestParam MultiValueMap<String, String> typed,
      Model model,
      HttpServletResponse response) {
    PainDrawing drawing =
        drawings.editions(patientId, drawingId).stream()
            .findFirst()
            .filter(one -> one.sent() != null)
            .orElseThrow(DrawingController::notThere);
    Episode episode =
        Ids.read(typed.getFirst("episode"))
            .flatMap(id -> episodes.find(patientId, id))
            .orElseThrow(DrawingController::notThere);
    TypedForm form = new TypedForm();
    Optional<DrawnSides> sides = DrawnSides.asked(chart.chart(), drawing.drawing(), episode);
    String answer = sides.map(one -> answer(one, typed.getFirst("sides"), form)).orElse("");
    if (!form.isGood()) {
      model.addAttribute("problems", form.problems());
      sides.ifPresent(
          one ->
              model.addAttribute("asked", new Asked(drawingId, episode.id(), one, answers(one))));
      response.setStatus(422);
      return all(patientId, model);
    }
    boolean sameAsShown = String.valueOf(drawing.edition()).equals(typed.getFirst("edition"));
    if (!sameAsShown
        || drawings.put(drawing, episode.id(), answer) instanceof PainDrawings.Change.Stale) {
      form.refuse(
          "drawing-" + drawingId, "Somebody else put it to a problem just now. Look again.");
      model.addAttribute("problems", form.problems());
      response.setStatus(HttpStatus.CONFLICT.value());
      return all(patientId, model);
    }
    return "redirect:/patients/%s/episodes/%s/drawings/%s"
        .formatted(patientId, episode.id(), drawingId);
  }

  private static Map<String, String> answers(DrawnSides sides) {
    Map<String, String> answers = new LinkedHashMap<>(DrawingForm.answers(sides));
    answers.put(
        DrawingForm.WhichSide.WORDS.name(),
        "The words are right: it is the "
            + sides.said().inWords()
            + " side. The drawing stays where it is");
    return answers;
  }

  private static String answer(DrawnSides sides, @Nullable String given, TypedForm form) {
    if (given == null || given.isBlank()) {
      form.refuse("sides", sides.inWords());
      return "";
    }
    return form.choice("sides", "Which side", given, DrawingForm.WhichSide.class)
        .map(
            which ->
                switch (which) {
                  case DRAWING -> sides.confirmed();
                  case WORDS -> {
                    form.refuse(
                        "sides",
                        "Nothing was done. Draw it again with the patient on the "
                            + sides.said().inWords()
                            + " side; what they sent is kept as it is.");
                    yield "";
                  }
                })
        .orElse("");
  }
}
