package org.tautband.kernel.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tautband.kernel.chart.ChartRegion.Side;

/**
 * One file of the art as it is written: the patient's half at x &gt; 0 of a view that is its own
 * mirror image, or the whole of a side view.
 *
 * @param half side of the half that is written; midline for a whole view
 * @param landmarks lines on the lowest piece of the outline
 * @param over lines on the uppermost
 * @param regions base id to path
 */
record Art(
    String chart,
    Grid frame,
    Side half,
    List<Letter> letters,
    List<String> outline,
    List<String> landmarks,
    List<String> over,
    Map<String, String> regions) {

  /** A big R or L beside the figure. */
  record Letter(String side, int xMm, int yMm) {}

  static Art of(Json file) {
    Map<String, Json> members = members(file);
    return new Art(
        text(members, "chart"),
        frame(items(members, "frame").stream().mapToInt(Art::whole).toArray()),
        switch (text(members, "half")) {
          case "L" -> Side.LEFT;
          case "R" -> Side.RIGHT;
          case "whole" -> Side.MIDLINE;
          default -> throw new IllegalArgumentException("half: L, R or whole");
        },
        items(members, "letters").stream().map(Art::letter).toList(),
        items(members, "outline").stream().map(Art::text).toList(),
        items(members, "landmarks").stream().map(Art::text).toList(),
        items(members, "over").stream().map(Art::text).toList(),
        texts(members, "regions"));
  }

  private static Grid frame(int[] f) {
    return Grid.of(f[0], f[1], f[2], f[3]);
  }

  private static Letter letter(Json json) {
    List<Json> items = new ArrayList<>(((Json.Items) json).of());
    return new Letter(text(items.get(0)), whole(items.get(1)), whole(items.get(2)));
  }

  static Map<String, Json> members(Json json) {
    return ((Json.Members) json).of();
  }

  static Json member(Map<String, Json> members, String name) {
    Json member = members.get(name);
    if (member == null) throw new IllegalArgumentException("the art has no " + name);
    return member;
  }

  static String text(Json json) {
    return ((Json.Text) json).value();
  }

  static String text(Map<String, Json> members, String name) {
    return text(member(members, name));
  }

  static List<Json> items(Map<String, Json> members, String name) {
    return ((Json.Items) member(members, name)).of();
  }

  private static Map<String, String> texts(Map<String, Json> members, String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    members(member(members, name)).forEach((key, value) -> texts.put(key, text(value)));
    return texts;
  }

  private static int whole(Json json) {
    return Math.toIntExact((long) ((Json.Figure) json).value());
  }
}
