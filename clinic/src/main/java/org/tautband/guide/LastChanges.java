package org.tautband.guide;

import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tautband.database.Sha256;
import org.tautband.evidence.Content;
import org.tautband.evidence.Row;

/**
 * On which day the text of each shipped article was last changed: {@code
 * content/guide/changed.csv}. Each line names the text it is about by its hash, and the build fails
 * when a text is another one.
 */
final class LastChanges {
  private final Map<String, Row> lines;
  private final LocalDate otherwise;

  LastChanges(Content content) {
    lines =
        content.rows("guide/changed.csv").stream()
            .collect(Collectors.toMap(row -> row.text("path"), Function.identity()));
    otherwise = content.readOn();
  }

  /** The day for the article at this address; one without a line has that of the evidence. */
  LocalDate of(String path) {
    Row line = lines.get(path);
    return line == null ? otherwise : LocalDate.parse(line.text("changed"));
  }

  /** Whether the line of this address was written for this text. */
  boolean know(String path, String markdown) {
    Row line = lines.get(path);
    return line != null && line.text("text_sha256").equals(sha256(markdown));
  }

  /** SHA-256 of a file's text with bare line feeds, in hexadecimal digits. */
  static String sha256(String markdown) {
    return Sha256.of(markdown.replace("\r\n", "\n"));
  }
}
