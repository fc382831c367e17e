package org.tautband.shell.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Many lines for a program that reads them: UTF-8, not flushed one by one. */
final class Lines implements AutoCloseable {
  /** In characters; a longer line is none of ours. */
  static final int LONGEST = 1_000_000;

  private final Writer out;

  @SuppressWarnings("SystemOut")
  Lines() {
    out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), 1 << 16);
  }

  void say(String line) throws IOException {
    out.write(line);
    out.write('\n');
  }

  @Override
  public void close() throws IOException {
    out.flush();
  }
}
