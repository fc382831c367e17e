package org.tautband.atlas;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.tautband.evidence.Content;
import org.tautband.evidence.Row;
import org.tautband.evidence.Status;

/**
 * Where a muscle runs, what it does and what is mistaken for it. Anatomy is recalled in all rows
 * but one; complaints, look-alikes, stretch and caution are recalled in every row, because what was
 * read for that one lists none of them (docs/decisions/0106).
 *
 * @param lookAlikes nerve roots first
 * @param reading of origin, insertion, action, nerve and roots
 */
public record Anatomy(
    Part origin,
    Part insertion,
    Part action,
    Part nerve,
    Part roots,
    Part complaints,
    List<Part> lookAlikes,
    Part stretch,
    Part caution,
    HowRead reading) {
  public Anatomy {
    lookAlikes = List.copyOf(lookAlikes);
  }

  static Anatomy of(Content content, Row row) {
    Status status = Status.of(row.text("anatomy_status"));
    HowRead reading = HowRead.of(content, status, row.list("anatomy_source_keys"));
    return new Anatomy(
        cell(row, "origin", reading.awaits()),
        cell(row, "insertion", reading.awaits()),
        cell(row, "action", reading.awaits()),
        cell(row, "nerve", reading.awaits()),
        cell(row, "roots", reading.awaits()),
        cell(row, "complaints", true),
        Stream.of(row.text("confused_with").split(", *"))
            .filter(words -> !words.isBlank())
            .map(words -> Part.of(name(row, "confused_with"), words, true))
            .sorted(Comparator.comparing((Part part) -> !isRoot(part)))
            .toList(),
        cell(row, "stretch", true),
        cell(row, "needle_caution", true),
        reading);
  }

  private static Part cell(Row row, String column, boolean awaits) {
    return Part.of(name(row, column), row.text(column), awaits);
  }

  private static String name(Row row, String column) {
    return row.text("id") + "." + column;
  }

  /** Codes of the nerve roots, {@code C5} or {@code CN XI}, from above downwards. */
  public List<String> rootCodes() {
    return Roots.of(roots.words());
  }

  /** Whether it is a nerve root, which is asked about first. */
  public boolean asksFirst(Part lookAlike) {
    return isRoot(lookAlike);
  }

  private static boolean isRoot(Part lookAlike) {
    return lookAlike.words().contains("radiculopathy");
  }
}
