package org.tautband.shell.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tautband.assessment.Assessment;
import org.tautband.assessment.Finding;
import org.tautband.assessment.OnChart;
import org.tautband.atlas.Atlas;
import org.tautband.atlas.BodyChart;
import org.tautband.atlas.Muscle;
import org.tautband.atlas.Region;
import org.tautband.atlas.ZonePictures.Zone;
import org.tautband.drawings.PainDrawing;
import org.tautband.evidence.Content;
import org.tautband.evidence.Place;
import org.tautband.evidence.Side;
import org.tautband.kernel.chart.ChartRegion;
import org.tautband.kernel.chart.Drawing;
import org.tautband.kernel.chart.LayeredPicture;
import org.tautband.kernel.chart.Layers;
import org.tautband.kernel.chart.Mark;
import org.tautband.kernel.chart.Pin;
import org.tautband.kernel.chart.View;
import org.tautband.kernel.count.Whereabouts;
import org.tautband.needling.Insertion;
import org.tautband.needling.Needle;
import org.tautband.needling.Session;

/**
 * What the record knows, put on the chart and into words. Where it knows a muscle only, the symbol
 * says “somewhere here” ({@code docs/decisions/0110}).
 */
@Component
final class BodyChartLayers {
  /** States of a muscle in which something was found. */
  static final Set<Finding.State> FOUND =
      Set.of(Finding.State.ACTIVE, Finding.State.LATENT, Finding.State.UNCERTAIN);

  private final Atlas atlas;
  private final BodyChart chart;
  private final Content content;

  BodyChartLayers(Atlas atlas, BodyChart chart, Content content) {
    this.atlas = atlas;
    this.chart = chart;
    this.content = content;
  }

  /** Something with a symbol, and its row; no pin when nobody knows on which side it lies. */
  record Told<R>(Optional<Pin> pin, R row) {}

  List<Told<BodyChartPage.FindingRow>> findings(Assessment assessment) {
    List<Told<BodyChartPage.FindingRow>> told = new ArrayList<>();
    for (Finding finding : assessment.findings().muscles()) {
      told.add(finding(String.valueOf(told.size() + 1), finding));
    }
    return told;
  }

  private Told<BodyChartPage.FindingRow> finding(String label, Finding finding) {
    Pin.Symbol symbol = symbol(finding.state());
    Optional<Pin.Lies> lies = lies(finding);
    return new Told<>(
        lies.map(at -> new Pin(symbol, label, at)),
        new BodyChartPage.FindingRow(
            label,
            LayeredPicture.symbol(symbol),
            finding.state().inWords(),
            finding.muscleId(),
            muscle(finding.muscleId()),
            finding.side().inWords(),
            lies.map(this::where).orElse("not on the picture: the atlas does not know it")));
  }

  static Pin.Symbol symbol(Finding.State state) {
    return switch (state) {
      case ACTIVE -> Pin.Symbol.ACTIVE;
      case LATENT -> Pin.Symbol.LATENT;
      case UNCERTAIN, NOT_EXAMINED -> Pin.Symbol.NOT_JUDGED;
      case NOTHING_FOUND -> Pin.Symbol.NOTHING;
    };
  }

  private Optional<Pin.Lies> lies(Finding finding) {
    OnChart.Pressed pressed = finding.onChart().pressed();
    if (pressed == null) return inMuscle(finding.muscleId(), finding.side());
    OnChart.Point point = pressed.point();
    boolean ours = pressed.chart().equals(chart.chart().version());
    Optional<View> view = point == null || !ours ? Optional.empty() : View.ofCode(point.view());
    if (point != null && view.isPresent()) {
      var at = new Mark.Point(point.xMm(), point.yMm());
      return Optional.of(new Pin.Lies.At(new Drawing.Spot(view.get(), at)));
    }
    return chart.chart().region(pressed.regionId()).isPresent()
        ? Optional.of(new Pin.Lies.InRegion(pressed.regionId()))
        : inMuscle(finding.muscleId(), finding.side());
  }

  private Optional<Pin.Lies> inMuscle(@Nullable String muscleId, @Nullable Side side) {
    if (muscleId == null || side == null) return Optional.empty();
    return atlas
        .find(muscleId)
        .map(
            muscle ->
                new Pin.Lies.InGroup(
                    muscle.bodyGroup(),
                    switch (side) {
                      case RIGHT -> ChartRegion.Side.RIGHT;
                      case LEFT -> ChartRegion.Side.LEFT;
                      case MIDLINE -> ChartRegion.Side.MIDLINE;
                    }));
  }

  private String where(Pin.Lies lies) {
    return switch (lies) {
      case Pin.Lies.At(Drawing.Spot spot) ->
          chart.chart().regionAt(spot).map(ChartRegion::name).orElse("beside the body")
              + ", the point shown on “"
              + spot.view().inWords()
              + "”";
      case Pin.Lies.InRegion(String id) -> region(id) + "; place within the region not recorded";
      case Pin.Lies.InGroup(String group, ChartRegion.Side side) ->
          "somewhere in: "
              + content.inWords(new Place(group, Side.valueOf(side.name())))
              + "; place not recorded";
    };
  }

  List<Told<BodyChartPage.NeedleRow>> needles(Session session) {
    List<Told<BodyChartPage.NeedleRow>> told = new ArrayList<>();
    for (Needle needle : session.needles()) {
      for (Insertion insertion : needle.insertions()) told.add(needle(needle, insertion));
    }
    return told;
  }

  private Told<BodyChartPage.NeedleRow> needle(Needle needle, Insertion insertion) {
    boolean last = insertion.equals(needle.insertions().getLast());
    Whereabouts at = last ? needle.count().at() : Whereabouts.OUT;
    boolean in = last && (at.inPatient() || at == Whereabouts.STAYS_IN);
    boolean known = insertion.outAt() != null && !in;
    String turn = insertion.turn() > 1 ? "·" + insertion.turn() : "";
    String label = "n" + needle.number() + turn + (in ? " in" : known ? "" : " ?");
    Pin.Symbol symbol = known ? Pin.Symbol.NEEDLE_OUT : Pin.Symbol.NEEDLE_IN;
    String muscleId = insertion.site().muscleId();
    Side side = insertion.site().side();
    Optional<Pin.Lies> lies = inMuscle(muscleId, side);
    String spot = insertion.siteWords();
    return new Told<>(
        lies.map(place -> new Pin(symbol, label, place)),
        new BodyChartPage.NeedleRow(
            label,
            LayeredPicture.symbol(symbol),
            state(at, known),
            muscleId == null ? "muscle not recorded" : muscle(muscleId),
            side == null ? "side not recorded" : side.inWords(),
            (spot.isEmpty() ? "" : "“" + spot + "”, ")
                + lies.map(this::where)
                    .orElse("not on the picture: muscle and side are not both recorded")));
  }

  private static String state(Whereabouts at, boolean known) {
    return switch (at) {
      case IN -> "in the patient";
      case BROKEN -> "broken: counts as in the patient";
      case STAYS_IN -> "stays in, handed over";
      case LOST -> "lost";
      case PIECE_OUT -> "broke; the piece is out";
      case PIECE_HANDED_OVER -> "broke; handed over with the piece";
      case IN_SHARPS -> "out, in the sharps box";
      case OUT, OPENED, NOT_OPENED -> known ? "out" : "how it ended is not recorded";
    };
  }

  /** Felt areas with their rows. */
  record FeltTold(List<Layers.Felt> areas, List<BodyChartPage.FeltRow> rows) {}

  FeltTold felt(Assessment assessment) {
    List<Layers.Felt> areas = new ArrayList<>();
    List<BodyChartPage.FeltRow> rows = new ArrayList<>();
    int number = 0;
    for (Finding finding : assessment.findings().muscles()) {
      number++;
      List<String> named =
          finding.felt().stream().filter(id -> chart.chart().region(id).isPresent()).toList();
      Optional<Drawing> drawn = finding.onChart().felt(chart);
      List<String> regions = finding.feltRegions(chart);
      if (regions.isEmpty() && drawn.isEmpty()) continue;
      String label = "felt " + number;
      areas.add(new Layers.Felt(label, drawn.orElse(null), named));
      rows.add(
          new BodyChartPage.FeltRow(
              label,
              muscle(finding.muscleId()),
              finding.side().inWords(),
              regions.stream().map(this::region).collect(Collectors.joining(", ")),
              drawn.isEmpty() ? "named" : named.isEmpty() ? "drawn" : "drawn and named"));
    }
    return new FeltTold(areas, rows);
  }

  BodyChartPage.Drawn drawn(PainDrawing drawing, String path) {
    boolean marks = drawing.drawing().says() == Drawing.Says.DRAWN;
    return new BodyChartPage.Drawn(
        path,
        drawing.startedAt(),
        drawing.hand().inWords(),
        marks ? "" : drawing.drawing().says().inWords(),
        BodyChartWords.areas(chart.chart(), drawing.drawing()));
  }

  BodyChartPage.ZoneRow zone(Zone zone) {
    return new BodyChartPage.ZoneRow(
        zone.muscle().id(),
        zone.muscle().name(),
        zone.side().inWords(),
        names(zone.main()),
        names(zone.lessOften()),
        zone.reading().awaits());
  }

  private String names(List<String> regions) {
    return regions.isEmpty()
        ? "none"
        : regions.stream().map(this::region).collect(Collectors.joining(", "));
  }

  private String region(String id) {
    return atlas.region(id).map(Region::name).orElse(id);
  }

  private String muscle(String id) {
    return atlas.find(id).map(Muscle::name).orElse(id);
  }
}
