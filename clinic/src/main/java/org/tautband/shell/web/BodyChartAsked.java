package org.tautband.shell.web;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ResponseStatusException;
import org.tautband.evidence.Side;
import org.tautband.kernel.chart.Layer;
import org.tautband.kernel.chart.View;

/**
 * What somebody wants to see on the body chart, as the address says it.
 *
 * @param drawing null: the newest one; likewise assessment and session
 * @param zones whose zones the model draws
 * @param muscle name as typed
 * @param side null when none was chosen
 * @param views enlarged parts to show whether something lies there or not
 */
record BodyChartAsked(
    Set<Layer> on,
    @Nullable UUID drawing,
    @Nullable UUID assessment,
    @Nullable UUID session,
    Zones zones,
    String muscle,
    @Nullable Side side,
    Set<View> views) {
  private static final Set<Layer> AT_FIRST =
      EnumSet.of(Layer.DRAWING, Layer.FELT, Layer.FINDINGS, Layer.NEEDLES);
  private static final int LINE = 300;

  /** Whose zones the model draws. Nobody’s, until somebody says so. */
  enum Zones {
    NOBODY("", "of no muscle"),
    FOUND("found", "of the muscles in which something was found"),
    ONE("one", "of one muscle:");

    private final String code;
    private final String words;

    Zones(String code, String words) {
      this.code = code;
      this.words = words;
    }

    public String code() {
      return code;
    }

    public String inWords() {
      return words;
    }
  }

  /** What makes no sense is as if it were not said; an id that is none is not found. */
  static BodyChartAsked of(MultiValueMap<String, String> query) {
    Set<Layer> on = EnumSet.noneOf(Layer.class);
    for (String code : all(query, "layer")) Layer.ofCode(code).ifPresent(on::add);
    Set<View> views = EnumSet.noneOf(View.class);
    for (String code : all(query, "view")) {
      View.ofCode(code).filter(View::inset).ifPresent(views::add);
    }
    String muscle = one(query, "muscle").strip();
    return new BodyChartAsked(
        query.containsKey("shown") ? on : AT_FIRST,
        id(query, "drawing"),
        id(query, "assessment"),
        id(query, "session"),
        zones(one(query, "zones")),
        muscle.substring(0, Math.min(LINE, muscle.length())),
        side(one(query, "side")),
        views);
  }

  private static Zones zones(String code) {
    for (Zones zones : Zones.values()) if (zones.code.equals(code)) return zones;
    return Zones.NOBODY;
  }

  private static @Nullable Side side(String code) {
    return switch (code) {
      case "R" -> Side.RIGHT;
      case "L" -> Side.LEFT;
      default -> null;
    };
  }

  private static @Nullable UUID id(MultiValueMap<String, String> query, String name) {
    String text = one(query, name);
    if (text.isEmpty()) return null;
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw notThere();
    }
  }

  static ResponseStatusException notThere() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND, "not there");
  }

  private static List<String> all(MultiValueMap<String, String> query, String name) {
    return query.getOrDefault(name, List.of());
  }

  private static String one(MultiValueMap<String, String> query, String name) {
    String first = query.getFirst(name);
    return first == null ? "" : first;
  }
}
