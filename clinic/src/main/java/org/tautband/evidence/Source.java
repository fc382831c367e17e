package org.tautband.evidence;

/**
 * A text that rows rest on.
 *
 * @param kind as in {@code sources.csv}, in words
 * @param url where it was read, empty when it has none
 * @param read fulltext, abstract, excerpt, secondary or no
 */
public record Source(String key, String citation, String kind, String url, String read) {
  static Source of(Row row) {
    return new Source(
        row.text("key"), row.text("citation"), row.text("kind"), row.text("url"), row.text("read"));
  }

  /** How much of it was read, as shown beside a reason. */
  public String readInWords() {
    return switch (read) {
      case "fulltext" -> "read";
      case "abstract" -> "abstract read";
      case "excerpt" -> "excerpt read";
      case "secondary" -> "read as reproduced elsewhere";
      default -> key.equals("OWN") ? "our own" : "not read";
    };
  }
}
