package org.tautband.evidence;

/**
 * A row that may not be used, so that the person who wrote it finds it.
 *
 * @param file path in the repository
 * @param line the header is 1
 */
public record ContentProblem(String file, int line, String reason) {
  @Override
  public String toString() {
    return file + ":" + line + ": " + reason;
  }
}
