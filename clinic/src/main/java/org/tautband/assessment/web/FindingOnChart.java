package org.tautband.assessment.web;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.tautband.access.TypedForm;
import org.tautband.assessment.OnChart;
import org.tautband.assessment.OnChart.Point;
import org.tautband.assessment.OnChart.Pressed;
import org.tautband.atlas.Atlas;
import org.tautband.atlas.BodyChart;
import org.tautband.atlas.Region;
import org.tautband.evidence.Side;
import org.tautband.kernel.chart.ChartRegion;
import org.tautband.kernel.chart.Drawing;
import org.tautband.kernel.chart.DrawingWriter;
import org.tautband.kernel.chart.Mark;
import org.tautband.kernel.chart.Reading;
import org.tautband.kernel.chart.View;

/**
 * What was shown of one finding on the body chart, as it is sent: {@code .pressed} and {@code
 * .drawn} from the chart, {@code .at} the name of a region for those who choose from the list. All
 * of it is optional, none of it is guessed.
 */
final class FindingOnChart {
  private static final Pattern PRESSED =
      Pattern.compile("(\\S{1,20}) (\\S{1,40})(?: (-?\\d{1,4}) (-?\\d{1,4}))?");
  private static final int LINE = 300;
  private static final int JSON = 200_000;

  private final TypedForm form;
  private final MultiValueMap<String, String> typed;
  private final Atlas atlas;
  private final BodyChart chart;

  FindingOnChart(
      TypedForm form, MultiValueMap<String, String> typed, Atlas atlas, BodyChart chart) {
    this.form = form;
    this.typed = typed;
    this.atlas = atlas;
    this.chart = chart;
  }

  static void put(
      MultiValueMap<String, String> typed, String prefix, OnChart onChart, Atlas atlas) {
    Pressed pressed = onChart.pressed();
    if (pressed != null) {
      Point point = pressed.point();
      typed.add(
          prefix + ".at",
          atlas.region(pressed.regionId()).map(Region::name).orElse(pressed.regionId()));
      typed.add(
          prefix + ".pressed",
          point == null
              ? pressed.chart() + " " + pressed.regionId()
              : pressed.chart() + " " + point.view() + " " + point.xMm() + " " + point.yMm());
    }
    typed.add(prefix + ".drawn", onChart.feltDrawing());
  }

  /**
   * @param side of the finding; null while it is not chosen
   */
  OnChart read(String prefix, @Nullable Side side) {
    Optional<Pressed> pressed = pressed(prefix);
    Optional<Region> region = pressed.flatMap(where -> atlas.region(where.regionId()));
    if (region.isPresent() && side != null && side != Side.MIDLINE) {
      Side there = region.get().side();
      if (there != Side.MIDLINE && there != side) {
        form.refuse(
            prefix + ".at",
            "The muscle is on the "
                + side.inWords()
                + ", what was pressed lies on the "
                + there.inWords()
                + " ("
                + region.get().name()
                + "). Which is it? Change the side, or show the place again.");
      }
    }
    return new OnChart(pressed.orElse(null), drawn(prefix + ".drawn"));
  }

  boolean isEmpty(String prefix) {
    return List.of(".at", ".pressed", ".drawn").stream()
        .map(field -> typed.getFirst(prefix + field))
        .allMatch(value -> value == null || value.isBlank());
  }

  private Optional<Pressed> pressed(String prefix) {
    String name =
        form.line(prefix + ".at", "Where it was pressed", typed.getFirst(prefix + ".at"), LINE);
    Optional<Region> named = named(prefix + ".at", name);
    String shown = typed.getFirst(prefix + ".pressed");
    if (shown == null || shown.isBlank()) {
      return named.map(region -> new Pressed(chart.chart().version(), region.id(), null));
    }
    Optional<Pressed> pressed = shown(prefix + ".at", shown.strip());
    if (pressed.isEmpty() || named.isEmpty()) return pressed;
    // The region from the list was typed after the point was kept: it says where it is now.
    return named.get().id().equals(pressed.get().regionId())
        ? pressed
        : Optional.of(new Pressed(chart.chart().version(), named.get().id(), null));
  }

  private Optional<Region> named(String field, String name) {
    if (name.isEmpty()) return Optional.empty();
    Optional<Region> region =
        atlas.regions().stream().filter(one -> one.name().equalsIgnoreCase(name)).findFirst();
    if (region.isEmpty()) {
      form.refuse(field, AssessmentForm.notFound(name, AssessmentForm.near(atlas, name)));
    }
    return region;
  }

  private Optional<Pressed> shown(String field, String text) {
    Matcher parts = PRESSED.matcher(text);
    String version = chart.chart().version();
    if (!parts.matches() || !parts.group(1).equals(version)) {
      form.refuse(
          field, "The point on the chart cannot be read. Tap it again, or choose its region.");
      return Optional.empty();
    }
    String place = parts.group(2);
    if (parts.group(3) == null) {
      if (chart.chart().region(place).isPresent()) {
        return Optional.of(new Pressed(version, place, null));
      }
      form.refuse(field, "The chart has no region “" + place + "”. Choose one of the list.");
      return Optional.empty();
    }
    int x = Integer.parseInt(parts.group(3));
    int y = Integer.parseInt(parts.group(4));
    Optional<ChartRegion> region =
        View.ofCode(place)
            .flatMap(view -> chart.chart().regionAt(new Drawing.Spot(view, new Mark.Point(x, y))));
    if (region.isEmpty()) {
      form.refuse(field, "The point lies beside the body. Tap it again, or choose its region.");
    }
    return region.map(at -> new Pressed(version, at.id(), new Point(place, x, y)));
  }

  private String drawn(String field) {
    String json = typed.getFirst(field);
    if (json == null || json.isBlank()) return "";
    if (json.length() > JSON) {
      form.refuse(field, "The drawing is too large. Draw fewer lines.");
      return "";
    }
    return switch (chart.read(json)) {
      case Reading.Refused refused -> {
        form.refuse(field, refused.inWords());
        yield "";
      }
      case Reading.Read read -> {
        if (read.drawing().says() == Drawing.Says.DRAWN) {
          yield DrawingWriter.write(read.drawing());
        }
        form.refuse(field, "Draw where it was felt, or leave the chart empty.");
        yield "";
      }
    };
  }
}
