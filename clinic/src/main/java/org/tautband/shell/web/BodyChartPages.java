package org.tautband.shell.web;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tautband.access.FieldProblem;
import org.tautband.assessment.Assessment;
import org.tautband.assessment.Finding;
import org.tautband.atlas.Atlas;
import org.tautband.atlas.BodyChart;
import org.tautband.atlas.Muscle;
import org.tautband.atlas.ZonePictures;
import org.tautband.atlas.ZonePictures.Zone;
import org.tautband.drawings.PainDrawing;
import org.tautband.evidence.Content;
import org.tautband.evidence.Side;
import org.tautband.kernel.chart.Chart;
import org.tautband.kernel.chart.LayeredPicture;
import org.tautband.kernel.chart.Layers;
import org.tautband.kernel.chart.Pin;
import org.tautband.kernel.chart.View;
import org.tautband.needling.Session;

/** Puts the body chart of an episode together. */
@Component
final class BodyChartPages {
  private final BodyChartLayers layers;
  private final ZonePictures zones;
  private final Atlas atlas;
  private final Content content;
  private final Chart chart;

  BodyChartPages(
      BodyChartLayers layers,
      ZonePictures zones,
      Atlas atlas,
      Content content,
      BodyChart bodyChart) {
    this.layers = layers;
    this.zones = zones;
    this.atlas = atlas;
    this.content = content;
    chart = bodyChart.chart();
  }

  /** What lies on it: of each kind the chosen one, null when there is none. */
  record Of(
      String path,
      @Nullable PainDrawing drawing,
      @Nullable Assessment assessment,
      @Nullable Session session) {}

  /**
   * @param problems takes what has to be mended in the form
   */
  BodyChartPage page(BodyChartAsked asked, Of of, List<FieldProblem> problems) {
    var findings = of.assessment() == null ? null : layers.findings(of.assessment());
    var felt = of.assessment() == null ? null : layers.felt(of.assessment());
    var needles = of.session() == null ? null : layers.needles(of.session());
    List<Zone> chosen = chosen(asked, of.assessment(), problems);
    Layers all =
        new Layers(
            of.drawing() == null ? null : of.drawing().drawing(),
            findings == null ? List.of() : pins(findings),
            needles == null ? List.of() : pins(needles),
            felt == null ? List.of() : felt.areas(),
            chosen.stream().flatMap(zone -> zone.main().stream()).distinct().toList(),
            chosen.stream().flatMap(zone -> zone.lessOften().stream()).distinct().toList());
    return new BodyChartPage(
        asked.on(),
        pictures(all, asked),
        of.drawing() == null
            ? null
            : layers.drawn(of.drawing(), of.path() + "/drawings/" + of.drawing().id()),
        of.assessment() == null || findings == null || felt == null
            ? null
            : new BodyChartPage.Examined(
                of.path() + "/assessments/" + of.assessment().id(),
                of.assessment().startedAt(),
                rows(findings),
                felt.rows()),
        of.session() == null || needles == null ? null : needled(of.session(), rows(needles)),
        chosen.stream().map(layers::zone).toList(),
        chosen.isEmpty() ? whyNone(asked) : "",
        BodyChartWords.parts(chart, content));
  }

  private static BodyChartPage.Needled needled(
      Session session, List<BodyChartPage.NeedleRow> rows) {
    return new BodyChartPage.Needled(
        session.head().path(),
        session.head().startedAt(),
        BodyChartWords.count(session.tally()),
        session.tally().inPatient(),
        rows);
  }

  private List<BodyChartPage.Picture> pictures(Layers all, BodyChartAsked asked) {
    Set<View> views = LayeredPicture.views(chart, all, asked.views());
    return LayeredPicture.of(chart, views, all, asked.on()).entrySet().stream()
        .map(
            e ->
                new BodyChartPage.Picture(
                    e.getKey().inWords(), e.getKey().note(), e.getValue(), e.getKey().inset()))
        .toList();
  }

  private List<Zone> chosen(
      BodyChartAsked asked, @Nullable Assessment assessment, List<FieldProblem> problems) {
    return switch (asked.zones()) {
      case NOBODY -> List.of();
      case FOUND -> assessment == null ? List.of() : found(assessment);
      case ONE -> one(asked, problems);
    };
  }

  private List<Zone> found(Assessment assessment) {
    Set<Zone> found = new LinkedHashSet<>();
    for (Finding finding : assessment.findings().muscles()) {
      if (BodyChartLayers.FOUND.contains(finding.state())) {
        zones.zone(finding.muscleId(), finding.side()).ifPresent(found::add);
      }
    }
    return List.copyOf(found);
  }

  private List<Zone> one(BodyChartAsked asked, List<FieldProblem> problems) {
    Optional<Muscle> muscle = named(asked.muscle());
    Side side = asked.side();
    if (muscle.isEmpty()) {
      problems.add(new FieldProblem("muscle", unknown(asked.muscle())));
    }
    if (side == null) {
      problems.add(new FieldProblem("side", "Choose the side of the muscle."));
    }
    return muscle.isEmpty() || side == null
        ? List.of()
        : zones.zone(muscle.get().id(), side).stream().toList();
  }

  private Optional<Muscle> named(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return atlas.muscles().stream()
        .filter(
            muscle ->
                muscle.name().toLowerCase(Locale.ROOT).equals(wanted)
                    || muscle.latin().toLowerCase(Locale.ROOT).equals(wanted))
        .findFirst();
  }

  private String unknown(String typed) {
    if (typed.isEmpty()) return "Type the muscle, or choose one of the list.";
    List<String> near = atlas.search(typed).stream().limit(3).map(Muscle::name).toList();
    return near.isEmpty()
        ? "The list has no “" + typed + "”. Type a part of the name and choose from the list."
        : "The list has no “" + typed + "”. Do you mean: " + String.join(", ", near) + "?";
  }

  private static String whyNone(BodyChartAsked asked) {
    return switch (asked.zones()) {
      case NOBODY -> "No muscle is chosen. The model shows nothing by itself.";
      case FOUND -> "No assessment here found something in a muscle with a side.";
      case ONE -> "Choose a muscle and its side.";
    };
  }

  /** Every symbol with its shape and meaning, for those who see it and those who do not. */
  static Map<String, String> legend() {
    Map<String, String> legend = new LinkedHashMap<>();
    for (Finding.State state : Finding.State.values()) {
      Pin.Symbol symbol = BodyChartLayers.symbol(state);
      legend.merge(
          LayeredPicture.symbol(symbol),
          capital(symbol.inWords()) + ": " + state.inWords() + " – " + state.meaning(),
          (one, other) -> one + "; or " + state.inWords());
    }
    legend.put(
        LayeredPicture.symbol(Pin.Symbol.NEEDLE_IN),
        "Needle with a filled head: in the patient, or not known to be out");
    legend.put(LayeredPicture.symbol(Pin.Symbol.NEEDLE_OUT), "Needle with a hollow head: out");
    legend.put(
        LayeredPicture.symbol(Pin.Symbol.FELT),
        "Striped square: pain felt somewhere else on pressing; striped area = drawn, dashed border"
            + " = region named");
    return legend;
  }

  private static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static <R> List<Pin> pins(List<BodyChartLayers.Told<R>> told) {
    return told.stream().flatMap(one -> one.pin().stream()).toList();
  }

  private static <R> List<R> rows(List<BodyChartLayers.Told<R>> told) {
    return told.stream().map(BodyChartLayers.Told::row).toList();
  }
}
