package org.tautband.shell.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Many lines for a program that reads them: UTF-8, not flushed one by one. */
final class Lines implements AutoCloseable {
  /** In characters; a longer line is none of ours. */
  static final int LONGEST = 1_000_000;

  private static final int ASKED_EACH = 64;
  private final PrintStream printed;
  private final Writer out;
  private int said;

  @SuppressWarnings("SystemOut")
  Lines() {
    printed = System.out;
    out = new BufferedWriter(new OutputStreamWriter(printed, StandardCharsets.UTF_8), 1 << 16);
  }

  void say(String line) throws IOException {
    out.write(line);
    out.write('\n');
    said++;
  }

  /** Whether whoever read has gone, as {@code head} does; then more lines are for nobody. */
  boolean nobodyReads() throws IOException {
    if (said % ASKED_EACH != 0) return false;
    out.flush();
    return printed.checkError();
  }

  @Override
  public void close() throws IOException {
    out.flush();
  }
}
