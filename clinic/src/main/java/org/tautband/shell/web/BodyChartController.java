package org.tautband.shell.web;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.tautband.access.FieldProblem;
import org.tautband.assessment.Assessment;
import org.tautband.assessment.Assessments;
import org.tautband.atlas.Atlas;
import org.tautband.drawings.PainDrawing;
import org.tautband.drawings.PainDrawings;
import org.tautband.episodes.Episode;
import org.tautband.episodes.Episodes;
import org.tautband.kernel.chart.Layer;
import org.tautband.kernel.chart.View;
import org.tautband.needling.SessionHead;
import org.tautband.needling.Sessions;
import org.tautband.redflags.RedFlags;

/** The body chart of an episode, with layers that are switched on and off in the address. */
@Controller
class BodyChartController {
  private final Episodes episodes;
  private final PainDrawings drawings;
  private final Assessments assessments;
  private final RedFlags redFlags;
  private final Sessions sessions;
  private final BodyChartPages pages;
  private final Atlas atlas;
  private final Words words;

  // Three modules lie on one picture, and each is asked by itself.
  BodyChartController(
      Episodes episodes,
      PainDrawings drawings,
      Assessments assessments,
      RedFlags redFlags,
      Sessions sessions,
      BodyChartPages pages,
      Atlas atlas,
      Clock clock) {
    this.episodes = episodes;
    this.drawings = drawings;
    this.assessments = assessments;
    this.redFlags = redFlags;
    this.sessions = sessions;
    this.pages = pages;
    this.atlas = atlas;
    this.words = new Words(clock);
  }

  @GetMapping("/patients/{patientId}/episodes/{episodeId}/body-chart")
  String chart(
      @PathVariable UUID patientId,
      @PathVariable UUID episodeId,
      @RequestParam MultiValueMap<String, String> query,
      Model model) {
    Episode episode = episodes.find(patientId, episodeId).orElseThrow(BodyChartAsked::notThere);
    BodyChartAsked asked = BodyChartAsked.of(query);
    List<PainDrawing> drawn = drawings.of(patientId, episodeId);
    List<Assessment> assessed = assessments.of(patientId, episodeId);
    List<SessionHead> needled =
        sessions.of(patientId).stream()
            .filter(head -> episodeId.equals(head.episodeId()) && head.movedTo() == null)
            .toList();
    SessionHead head = chosen(needled, SessionHead::id, asked.session());
    BodyChartPages.Of of =
        new BodyChartPages.Of(
            path(episode),
            chosen(drawn, PainDrawing::id, asked.drawing()),
            chosen(assessed, Assessment::id, asked.assessment()),
            head == null ? null : sessions.find(patientId, head.id()).orElse(null));
    List<FieldProblem> problems = new ArrayList<>();
    model.addAttribute("page", pages.page(asked, of, problems));
    model.addAttribute("problems", problems);
    model.addAttribute("asked", asked);
    model.addAttribute("episode", episode);
    model.addAttribute("episodePath", path(episode));
    model.addAttribute(
        "overview", redFlags.overview(patientId, episodeId, episode.plannedPlaces()));
    model.addAttribute("layers", Layer.values());
    model.addAttribute("drawings", options(drawn, PainDrawing::id, PainDrawing::startedAt));
    model.addAttribute("assessments", options(assessed, Assessment::id, Assessment::startedAt));
    model.addAttribute("sessions", options(needled, SessionHead::id, SessionHead::startedAt));
    choices(model);
    return "shell/body-chart";
  }

  private void choices(Model model) {
    Map<String, String> zones = new LinkedHashMap<>();
    for (BodyChartAsked.Zones each : BodyChartAsked.Zones.values()) {
      zones.put(each.code(), each.inWords());
    }
    model.addAttribute("zoneChoices", zones);
    Map<String, String> sides = new LinkedHashMap<>();
    sides.put("R", "Right");
    sides.put("L", "Left");
    model.addAttribute("sides", sides);
    List<View> enlarged = new ArrayList<>();
    for (View view : View.values()) if (view.inset()) enlarged.add(view);
    model.addAttribute("enlarged", enlarged);
    model.addAttribute("muscles", atlas.muscles());
    model.addAttribute("legend", BodyChartPages.legend());
  }

  /** The one of that id, the newest when none was asked for; another one is not found. */
  private static <T> @Nullable T chosen(List<T> all, Function<T, UUID> id, @Nullable UUID wanted) {
    if (wanted == null) return all.isEmpty() ? null : all.getFirst();
    return all.stream()
        .filter(one -> id.apply(one).equals(wanted))
        .findFirst()
        .orElseThrow(BodyChartAsked::notThere);
  }

  private <T> Map<String, String> options(
      List<T> all, Function<T, UUID> id, Function<T, Instant> at) {
    Map<String, String> options = new LinkedHashMap<>();
    for (T one : all) {
      String newest = options.isEmpty() ? " (newest)" : "";
      options.put(id.apply(one).toString(), words.dateTime(at.apply(one)) + newest);
    }
    return options;
  }

  private static String path(Episode episode) {
    return "/patients/" + episode.patientId() + "/episodes/" + episode.id();
  }
}
