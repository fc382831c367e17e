package org.tautband.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What an installation knows about its backup, in {@code DATA/backup}: readable without the
 * database, and not part of the backup itself.
 *
 * <pre>
 * destination   folder that base backups and the log go to
 * lineage       names this data directory's own log; a restored one gets a new one
 * problem-base  why the last base backup failed; absent when it went well; problem-log likewise
 * base          the newest base backup: begin, end, size of the database, size in the backup
 * log           the newest segment that was archived, and when
 * </pre>
 */
final class BackupNotes {
  private final Path folder;

  BackupNotes(Path dataDir) {
    folder = dataDir.resolve("backup");
  }

  Optional<Path> destination() throws IOException {
    return DurableFiles.text(folder.resolve("destination")).map(String::strip).map(Path::of);
  }

  void goTo(Path destination) throws IOException {
    DurableFiles.makeFolder(folder);
    DurableFiles.writeText(folder.resolve("destination"), destination + "\n");
  }

  /** The name of this directory's log; made at first use. */
  String lineage() throws IOException {
    var file = folder.resolve("lineage");
    var known = DurableFiles.text(file);
    if (known.isEmpty()) {
      DurableFiles.makeFolder(folder);
      DurableFiles.writeText(file, Ids.next() + "\n");
    }
    return Files.readString(file).strip();
  }

  /** What can fail on its own. */
  enum Part {
    BASE,
    LOG;

    private String file() {
      return "problem-" + name().toLowerCase(Locale.ROOT);
    }
  }

  /** When and why the last attempt failed; empty when it went well. */
  Optional<String> problem(Part part) throws IOException {
    return DurableFiles.text(folder.resolve(part.file())).map(String::strip);
  }

  void failed(Part part, Instant at, String why) throws IOException {
    DurableFiles.makeFolder(folder);
    DurableFiles.writeText(folder.resolve(part.file()), at + " " + why + "\n");
  }

  void wentWell(Part part) throws IOException {
    Files.deleteIfExists(folder.resolve(part.file()));
  }

  /** The newest base that was read back and found whole. */
  record Good(Instant startedAt, Instant endedAt, long clearBytes, long sealedBytes) {}

  Optional<Good> newestGood() throws IOException {
    return DurableFiles.text(folder.resolve("base"))
        .map(text -> text.strip().split(" ", 4))
        .map(
            p ->
                new Good(
                    Instant.parse(p[0]),
                    Instant.parse(p[1]),
                    Long.parseLong(p[2]),
                    Long.parseLong(p[3])));
  }

  void made(Good good) throws IOException {
    DurableFiles.writeText(
        folder.resolve("base"),
        "%s %s %d %d\n"
            .formatted(good.startedAt(), good.endedAt(), good.clearBytes(), good.sealedBytes()));
  }

  /** The newest archived segment and when it was archived. */
  record Archived(String segment, Instant at) {}

  Optional<Archived> newestArchived() throws IOException {
    return DurableFiles.text(folder.resolve("log"))
        .map(text -> text.strip().split(" ", 2))
        .map(parts -> new Archived(parts[0], Instant.parse(parts[1])));
  }

  void archived(String segment, Instant at) throws IOException {
    DurableFiles.writeText(folder.resolve("log"), segment + " " + at + "\n");
  }
}
