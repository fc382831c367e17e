package org.tautband.patients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads the small files of cases; a cell with a comma stands in double quotes. */
final class TestCsv {
  private TestCsv() {}

  static List<Map<String, String>> read(String resource) {
    try (var in = Objects.requireNonNull(TestCsv.class.getResourceAsStream(resource), resource)) {
      var lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      var header = cells(lines.getFirst());
      return lines.stream()
          .skip(1)
          .map(
              line -> {
                var row = new LinkedHashMap<String, String>();
                var cells = cells(line);
                for (int i = 0; i < header.size(); i++) {
                  row.put(header.get(i), cells.get(i));
                }
                return (Map<String, String>) row;
              })
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> cells(String line) {
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    boolean quoted = false;
    for (char c : line.toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
