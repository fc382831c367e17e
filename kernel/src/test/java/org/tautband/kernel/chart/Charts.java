package org.tautband.kernel.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The chart that the application serves, and marks to put on it. */
final class Charts {
  private static final Path FILES =
      Stream.of("..", ".")
          .map(root -> Path.of(root, "clinic/src/main/resources/static/js/chart/chart-1"))
          .filter(Files::isDirectory)
          .findFirst()
          .orElseThrow();
  static final Chart CHART = Chart.of(Charts::text);
  static final Mark.Brush ACHE = new Mark.Brush(Quality.ACHE, 6, Depth.DEEP);

  private Charts() {}

  static Mark.Stroke stroke(View view, int widthMm, int... xy) {
    List<Mark.Point> points =
        Stream.iterate(0, i -> i < xy.length, i -> i + 2)
            .map(i -> new Mark.Point(xy[i], xy[i + 1]))
            .toList();
    return new Mark.Stroke(view, points, widthMm, ACHE);
  }

  static Mark.Whole whole(String id) {
    return new Mark.Whole(id, ACHE);
  }

  static Drawing drawing(Mark... marks) {
    return Drawing.of("chart-1", List.of(marks));
  }

  static List<String> proposed(Drawing drawing) {
    return Coverage.proposed(CHART, drawing).stream().map(c -> c.region().id()).toList();
  }

  private static String text(String name) {
    try {
      return Files.readString(FILES.resolve(name + ".json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
