package org.tautband.kernel.chart;

/** The shapes of {@link Pin.Symbol}, written into a picture. */
final class Symbols {
  static final String FELT = "#6b3a00";
  private static final String INK = "#15191c";

  private final StringBuilder svg;
  private final int x;
  private final int y;
  private final int r;

  Symbols(StringBuilder svg, int x, int y, int r) {
    this.svg = svg;
    this.x = x;
    this.y = y;
    this.r = r;
  }

  void draw(Pin.Symbol symbol) {
    switch (symbol) {
      case ACTIVE -> full(Sketch.ring(x, y, r * 4 / 5));
      case LATENT -> hollow(Sketch.ring(x, y, r * 4 / 5));
      case NOT_JUDGED -> {
        hollow(Sketch.ring(x, y, r * 4 / 5));
        Sketch.text(svg, "chart-label", x, y + r * 9 / 20, r * 13 / 10, "middle", "?");
      }
      case NOTHING -> {
        int arm = r * 3 / 5;
        lines(
            "chart-cross",
            from(-arm, -arm) + by(2 * arm, 2 * arm) + from(-arm, arm) + by(2 * arm, -2 * arm));
      }
      case NEEDLE_IN -> {
        lines("chart-shaft", from(0, r) + by(0, -r - r / 2));
        full(Sketch.ring(x, y - r * 4 / 5, r / 2));
      }
      case NEEDLE_OUT -> {
        lines("chart-shaft", from(0, r) + by(0, -r - r / 2));
        hollow(Sketch.ring(x, y - r * 4 / 5, r / 2));
      }
      case FELT -> square();
    }
  }

  private void square() {
    int half = r * 3 / 4;
    int side = 2 * half;
    String box = from(-half, -half) + by(side, 0) + by(0, side) + by(-side, 0) + "z";
    String bars = from(-half, -half / 3) + by(side, 0) + from(-half, half / 3) + by(side, 0);
    Sketch.path(svg, "chart-felt-box", box + bars, "#fff", FELT, line(), "");
  }

  private void full(String d) {
    Sketch.path(svg, "chart-full", d, INK, INK, line(), "");
  }

  private void hollow(String d) {
    Sketch.path(svg, "chart-hollow", d, "#fff", INK, line(), "");
  }

  private void lines(String name, String d) {
    Sketch.path(svg, name, d, "none", INK, line(), "");
  }

  private String from(int dx, int dy) {
    return "M" + (x + dx) + " " + (y + dy);
  }

  private static String by(int dx, int dy) {
    return "l" + dx + " " + dy;
  }

  private int line() {
    return Math.max(2, r / 5);
  }
}
