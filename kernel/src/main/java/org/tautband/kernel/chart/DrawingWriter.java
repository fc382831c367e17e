package org.tautband.kernel.chart;

import java.util.List;

/**
 * Writes a drawing as {@code docs/chart/drawing.schema.json} describes it; always the same text.
 */
public final class DrawingWriter {
  private DrawingWriter() {}

  /** One line, members in one order, so that equal drawings are equal texts. */
  public static String write(Drawing drawing) {
    StringBuilder json = new StringBuilder("{\"chart\":\"").append(drawing.chart());
    json.append("\",\"says\":\"").append(drawing.says().code()).append("\",\"marks\":[");
    for (Mark mark : drawing.marks()) {
      if (json.charAt(json.length() - 1) == '}') json.append(',');
      json.append('{');
      switch (mark) {
        case Mark.Stroke stroke -> {
          json.append("\"view\":\"").append(stroke.view().code()).append("\",\"points\":[");
          points(json, stroke.points());
          json.append("],\"widthMm\":").append(stroke.widthMm());
        }
        case Mark.Whole whole -> json.append("\"region\":\"").append(whole.regionId()).append('"');
      }
      brush(json, mark.brush());
    }
    json.append(']');
    Drawing.Spot worst = drawing.worst();
    if (worst != null) {
      json.append(",\"worst\":{\"view\":\"").append(worst.view().code()).append("\",\"at\":");
      points(json, List.of(worst.at()));
      json.append('}');
    }
    return json.append('}').toString();
  }

  private static void points(StringBuilder json, List<Mark.Point> points) {
    for (int i = 0; i < points.size(); i++) {
      if (i > 0) json.append(',');
      json.append('[').append(points.get(i).xMm()).append(',').append(points.get(i).yMm());
      json.append(']');
    }
  }

  private static void brush(StringBuilder json, Mark.Brush brush) {
    json.append(",\"quality\":\"").append(brush.quality().code()).append('"');
    if (brush.intensity() != null) json.append(",\"intensity\":").append(brush.intensity());
    if (brush.depth() != Depth.NOT_SAID) {
      json.append(",\"depth\":\"").append(brush.depth().code()).append('"');
    }
    json.append('}');
  }
}
