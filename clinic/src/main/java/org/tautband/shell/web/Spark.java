package org.tautband.shell.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A small chart of a 0 to 10 answer over time, with the same numbers in words and as a table. The
 * distance between points is the time between them.
 *
 * @param latest the last value
 * @param since what it is compared with, null for a single value
 * @param note what may be said about the change, and its scale
 * @param inWords the chart for a screen reader
 * @param path SVG path through all points, in a box 150 wide and 56 high
 * @param targetY height of the dashed target line, null without a target
 */
public record Spark(
    String heading,
    String latest,
    @Nullable String since,
    String note,
    String inWords,
    String path,
    @Nullable String targetY,
    List<Point> points) {
  private static final double LEFT = 4;
  private static final double WIDTH = 142;

  /** One answer: when, how it reads, and its value of 0 to 10. */
  public record Reading(Instant at, String date, int value) {}

  /** One answer where the chart draws it. */
  public record Point(String x, String y, String date, int value) {}

  /**
   * Draws the readings, which must be in the order of time and not empty. Nothing here says better
   * or worse: no error range is held for these answers.
   */
  static Spark of(String heading, List<Reading> readings, @Nullable Integer target, String note) {
    var first = readings.getFirst();
    var last = readings.getLast();
    var points = IntStream.range(0, readings.size()).mapToObj(i -> point(readings, i)).toList();
    return new Spark(
        heading,
        Integer.toString(last.value()),
        readings.size() == 1
            ? "on " + first.date()
            : "from " + first.value() + " on " + first.date(),
        note,
        heading
            + ": "
            + readings.stream()
                .map(r -> r.value() + " on " + r.date())
                .collect(Collectors.joining(", "))
            + (target == null ? "." : ". Target " + target + "."),
        points.stream().map(p -> p.x() + " " + p.y()).collect(Collectors.joining("L", "M", "")),
        target == null ? null : height(target),
        points);
  }

  private static Point point(List<Reading> readings, int i) {
    var start = readings.getFirst().at();
    var whole = Duration.between(start, readings.getLast().at()).toMillis();
    var reading = readings.get(i);
    double share =
        whole == 0
            ? (readings.size() == 1 ? 1 : (double) i / (readings.size() - 1))
            : (double) Duration.between(start, reading.at()).toMillis() / whole;
    return new Point(
        number(LEFT + WIDTH * share), height(reading.value()), reading.date(), reading.value());
  }

  private static String height(int value) {
    return number(50 - 4.4 * value);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
