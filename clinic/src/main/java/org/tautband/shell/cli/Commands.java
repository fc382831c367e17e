package org.tautband.shell.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The words of the command line. */
@Command(
    name = "tautband",
    description = "Keeps the record of a dry-needling clinic.",
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      ImportCommand.class,
      VerifyCommand.class,
      ExportCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      LinkCommand.class,
      RankCommand.class,
      DoctorCommand.class
    })
public final class Commands {
  /** The command started a server that now runs until the process is asked to end. */
  public static final int KEEPS_RUNNING = -1;

  private Commands() {}

  /** Runs the command and answers its exit code: 0 done, 1 refused or failed, 2 not understood. */
  public static int run(String... words) {
    // The PDF library would tell standard error what it does.
    System.setProperty("xr.util-logging.loggingEnabled", "false");
    return new CommandLine(new Commands())
        .setExecutionExceptionHandler(
            (failure, line, parsed) -> {
              Console.complain(Failures.inWords(failure));
              return 1;
            })
        .execute(words);
  }
}
