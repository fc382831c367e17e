package org.tautband;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.tautband.shell.cli.Commands;

/** The application. Each first-level package below is a word of the clinic. */
@SpringBootApplication
@EnableScheduling
public class Tautband {
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
