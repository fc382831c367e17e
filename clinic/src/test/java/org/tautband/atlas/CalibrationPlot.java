package org.tautband.atlas;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How often candidates with a score are right, as a table and as a picture. */
final class CalibrationPlot {
  private static final double[] EDGES = {
    0, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0001
  };
  private static final int SIZE = 320;
  private static final int LEFT = 56;
  private static final int TOP = 16;

  private final int[] number = new int[EDGES.length - 1];
  private final int[] right = new int[EDGES.length - 1];
  private final double[] score = new double[EDGES.length - 1];

  void add(double ofCandidate, boolean isRight) {
    for (int bin = 0; bin < number.length; bin++) {
      if (ofCandidate >= EDGES[bin] && ofCandidate < EDGES[bin + 1]) {
        number[bin]++;
        score[bin] += ofCandidate;
        if (isRight) right[bin]++;
      }
    }
  }

  List<String> rows() {
    List<String> rows = new ArrayList<>();
    for (int bin = 0; bin < number.length; bin++) {
      if (number[bin] == 0) continue;
      rows.add(
          String.format(
              Locale.ROOT,
              "| %.2f to %.2f | %d | %.2f | %.2f |",
              EDGES[bin],
              Math.min(1, EDGES[bin + 1]),
              number[bin],
              score[bin] / number[bin],
              (double) right[bin] / number[bin]));
    }
    return rows;
  }

  String svg() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 390" font-family="sans-serif" font-size="12" role="img">
        <title>Calibration: share of candidates that are right, by score</title>
        <rect width="400" height="390" fill="#fff"/>
        """);
    for (int tick = 0; tick <= 5; tick++) {
      double at = tick / 5.0;
      svg.append(line(x(at), y(0), x(at), y(1), "#ddd"));
      svg.append(line(x(0), y(at), x(1), y(at), "#ddd"));
      svg.append(label(x(at), y(0) + 18, "middle", tick * 20 + " %"));
      svg.append(label(x(0) - 8, y(at) + 4, "end", tick * 20 + " %"));
    }
    svg.append(line(x(0), y(0), x(1), y(1), "#888"));
    for (int bin = 0; bin < number.length; bin++) {
      if (number[bin] < 20) continue; // a share of fewer says nothing
      double share = (double) right[bin] / number[bin];
      double error = 1.96 * Math.sqrt(share * (1 - share) / number[bin]);
      double at = score[bin] / number[bin];
      svg.append(
          line(
              x(at),
              y(Math.max(0, share - error)),
              x(at),
              y(Math.min(1, share + error)),
              "#0b5d66"));
      svg.append(
          String.format(
              Locale.ROOT,
              "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"#0b5d66\"/>%n",
              x(at),
              y(share)));
    }
    svg.append(label(x(0.5), 380, "middle", "mean score of the candidates"));
    svg.append(
        "<text transform=\"translate(14 176) rotate(-90)\" text-anchor=\"middle\">share that is right</text>\n");
    return svg.append("</svg>\n").toString();
  }

  private static double x(double share) {
    return LEFT + share * SIZE;
  }

  private static double y(double share) {
    return TOP + (1 - share) * SIZE;
  }

  private static String line(double x1, double y1, double x2, double y2, String colour) {
    return String.format(
        Locale.ROOT,
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>%n",
        x1,
        y1,
        x2,
        y2,
        colour);
  }

  private static String label(double x, double y, String anchor, String text) {
    return String.format(
        Locale.ROOT,
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
        x,
        y,
        anchor,
        text);
  }
}
