package org.tautband.shell.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tautband.database.Backups;
import org.tautband.shell.cli.Failures.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backup}: a whole copy of the database while it works, and from then on its log. */
@Command(name = "backup", description = "A whole, encrypted copy now, and the log from then on.")
final class BackupCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "folder on another disk; empty the first time")
  @Nullable Path folder;

  @Option(names = "--data", paramLabel = "DIR")
  @Nullable Path data;

  @Option(
      names = "--anchor",
      paramLabel = "DIR",
      description = "folder on another machine: keeps the signed root of all chains there")
  @Nullable Path anchor;

  @Override
  public Integer call() throws IOException {
    var record = DataFolder.existing(data, System.getenv());
    refuseOutsideServer();
    if (folder == null) {
      throw new Refusal("Say where the backup goes: ./tautband backup DIR");
    }
    Console.complain("Record in " + record.path());
    Backups.Made made;
    try (var copying = Progress.of("Copying, encrypting and reading back")) {
      made = new Backups(record.path()).make(folder);
    }
    Console.say(
        "backed up %s: everything acknowledged before %s; %d MB, encrypted %d MB, read back and whole"
            .formatted(
                made.folder(),
                made.endedAt(),
                megabytes(made.clearBytes()),
                megabytes(made.sealedBytes())));
    Console.say(
        """
        While Tautband runs, its log now goes there too, after a minute of work at the latest.
        The key is not there. It is %s: keep a copy of the folder %s
        in another place than the backup. Who has only one of the two has nothing.\
        """
            .formatted(made.keyFile(), made.keyFile().getParent()));
    if (anchor != null) {
      try (var work = WorkPlace.open(data, "Starting, to sign")) {
        return Anchoring.keepAll(work, anchor) ? 0 : 1;
      }
    }
    return 0;
  }

  static long megabytes(long bytes) {
    return (bytes + (1 << 20) - 1) >> 20;
  }

  static void refuseOutsideServer() {
    if (!System.getenv().getOrDefault("TAUTBAND_DATABASE_URL", "").isBlank()) {
      throw new Refusal(
          "The record is on an outside PostgreSQL (TAUTBAND_DATABASE_URL). Its own tools back it up:"
              + " docs/operations.md says how.");
    }
  }
}
