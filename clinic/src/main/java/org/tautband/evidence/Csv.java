package org.tautband.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A strict reader of RFC 4180 that keeps line numbers: quotes only around a whole cell, doubled
 * inside, no stray ones. Strict, because a quote gone astray would silently move cells to other
 * columns.
 */
final class Csv {
  /** One record with the line it starts on. */
  record Line(int number, List<String> cells) {}

  private final String text;
  private int at;
  private int line = 1;

  private Csv(String text) {
    this.text = text;
  }

  /** Reads everything or throws {@link ContentRefused} with the line of the first fault. */
  static List<Line> read(String file, byte[] bytes) {
    Csv csv = new Csv(decode(file, bytes));
    List<Line> lines = new ArrayList<>();
    while (csv.at < csv.text.length()) {
      int start = csv.line;
      try {
        lines.add(new Line(start, csv.record()));
      } catch (IllegalArgumentException fault) {
        throw refused(file, start, String.valueOf(fault.getMessage()));
      }
    }
    return lines;
  }

  private static String decode(String file, byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      throw refused(file, 1, "is not UTF-8");
    }
  }

  private static ContentRefused refused(String file, int line, String reason) {
    return new ContentRefused(List.of(new ContentProblem("content/" + file, line, reason)));
  }

  private List<String> record() {
    List<String> cells = new ArrayList<>();
    while (true) {
      cells.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
      if (at == text.length()) {
        return cells;
      }
      char end = text.charAt(at++);
      if (end == ',') {
        continue;
      }
      if (end == '\r' && at < text.length() && text.charAt(at) == '\n') {
        at++;
      } else if (end != '\n') {
        throw new IllegalArgumentException("text after the closing quote of a cell");
      }
      line++;
      return cells;
    }
  }

  private String plain() {
    int start = at;
    while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
      if (text.charAt(at++) == '"') {
        throw new IllegalArgumentException("a quote inside a cell that is not quoted");
      }
    }
    return text.substring(start, at);
  }

  private String quoted() {
    StringBuilder cell = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        at++;
        if (at == text.length() || text.charAt(at) != '"') {
          return cell.toString();
        }
      } else if (c == '\n') {
        line++;
      }
      cell.append(c);
    }
    throw new IllegalArgumentException("a quoted cell does not end");
  }
}
