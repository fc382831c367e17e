package org.tautband.shell.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tautband.database.Restore;
import org.tautband.shell.cli.Failures.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code restore}: a new data folder from a backup. */
@Command(name = "restore", description = "Makes a new data folder from a backup.")
final class RestoreCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "folder of the backup")
  @Nullable Path folder;

  @Option(
      names = "--data",
      paramLabel = "NEW",
      required = true,
      description = "becomes the new data folder: empty, or holding secrets/ only")
  @Nullable Path data;

  @Option(
      names = "--secrets",
      paramLabel = "DIR",
      description = "the old folder secrets/; it is copied to NEW/secrets")
  @Nullable Path secrets;

  @Option(
      names = "--wal",
      paramLabel = "DIR",
      description = "the old DATA/postgres/pg_wal: restores up to the last acknowledged save")
  @Nullable Path oldLog;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "like 2026-11-30T14:05:00Z, or 2026-11-30T14:05 in this machine's zone")
  @Nullable String until;

  @Override
  public Integer call() throws IOException {
    if (folder == null || data == null) {
      throw new Refusal("Say from where and into which folder: restore DIR --data NEW");
    }
    var moment = until == null ? null : moment(until, ZoneId.systemDefault());
    Restore.Done done;
    try (var restoring = Progress.of("Restoring")) {
      done = Restore.restore(new Restore.Wish(folder, data, secrets, oldLog, moment));
    }
    Console.say("restored " + data.toAbsolutePath().normalize() + reach(done, moment));
    Console.say(
        "Base backup of %s; log archived up to %s%s."
            .formatted(
                done.baseEndedAt(),
                done.archivedUpTo(),
                done.segmentsFromOldLog() > 0
                    ? ", and " + done.segmentsFromOldLog() + " segments of the old pg_wal"
                    : ""));
    Console.say(
        """
        Check it: ./tautband verify --data %1$s (with --anchor DIR, if roots are kept elsewhere).
        It has no backup of its own yet: ./tautband backup DIR --data %1$s\
        """
            .formatted(data));
    return 0;
  }

  private String reach(Restore.Done done, @Nullable Instant moment) {
    var words = ": the newest save in it was made at " + done.lastSave();
    if (moment != null) {
      return words + ", nothing after " + moment;
    }
    if (done.segmentsFromOldLog() > 0) {
      return words + ", the last one acknowledged";
    }
    return oldLog == null
        ? words + ". Saves after the last archived segment are not in it"
        : words + ". The old pg_wal held nothing newer";
  }

  /**
   * Reads a moment.
   *
   * @throws Refusal when it is none
   */
  static Instant moment(String text, ZoneId zone) {
    var iso = text.strip().replace(' ', 'T');
    try {
      return OffsetDateTime.parse(iso).toInstant();
    } catch (DateTimeException withoutOffset) {
      try {
        return LocalDateTime.parse(iso).atZone(zone).toInstant();
      } catch (DateTimeException noTime) {
        throw new Refusal(
            "\""
                + text
                + "\" is no time. Write it like 2026-11-30T14:05:00Z, or 2026-11-30T14:05.");
      }
    }
  }
}
