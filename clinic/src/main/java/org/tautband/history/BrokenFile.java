package org.tautband.history;

/** Carries where and why a file cannot be read, out of the depth of it. */
final class BrokenFile extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final String entry;
  private final String path;

  /**
   * @param entry "entry 12 (Condition)", or "the whole file"
   * @param path "Bundle.entry[11].resource.code", or empty
   * @param reason one sentence that says what is wrong and what to do
   */
  BrokenFile(String entry, String path, String reason) {
    super(reason, null, false, false);
    this.entry = entry;
    this.path = path;
  }

  static BrokenFile whole(String reason) {
    return new BrokenFile("the whole file", "", reason);
  }

  String entry() {
    return entry;
  }

  String path() {
    return path;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
