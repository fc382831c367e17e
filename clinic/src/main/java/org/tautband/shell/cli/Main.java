package org.tautband.shell.cli;

import org.springframework.boot.SpringApplication;
import org.tautband.Tautband;

/** Where the process begins. */
public final class Main {
  private Main() {}

  /**
   * Does what the first word says ({@code demo}, {@code serve}, {@code import}, …; see {@link
   * Commands}). Without one it starts the application with the given Spring properties, for
   * development.
   */
  public static void main(String[] args) {
    if (args.length > 0 && !args[0].startsWith("--")) {
      int exitCode = Commands.run(args);
      if (exitCode != Commands.KEEPS_RUNNING) {
        System.exit(exitCode);
      }
    } else {
      SpringApplication.run(Tautband.class, args);
    }
  }
}
