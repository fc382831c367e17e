package org.tautband.consent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What studies found, in words for patients: {@code consent/benefit_words.csv}, our own sentences
 * on rows of {@code efficacy.csv}.
 *
 * @param condition condition id, or {@code any} for muscle and joint pain of all kinds
 * @param claimIds rows the sentence rests on
 * @param citedAs who found it
 */
record BenefitWords(String condition, List<String> claimIds, String citedAs, String sentence) {
  static List<BenefitWords> all() {
    try (InputStream in = BenefitWords.class.getResourceAsStream("/consent/benefit_words.csv")) {
      if (in == null) {
        throw new IllegalStateException("consent/benefit_words.csv is missing");
      }
      String file = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return file.lines().skip(1).filter(line -> !line.isBlank()).map(BenefitWords::of).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static BenefitWords of(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
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
    if (cells.size() != 4) {
      throw new IllegalStateException("consent/benefit_words.csv needs 4 cells: " + line);
    }
    return new BenefitWords(
        cells.get(0), List.of(cells.get(1).split("\\|")), cells.get(2), cells.get(3));
  }
}
