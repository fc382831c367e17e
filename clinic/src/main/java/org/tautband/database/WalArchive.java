package org.tautband.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes PostgreSQL's write-ahead log to the backup, segment by segment.
 *
 * <p>PostgreSQL's {@code archive_command} asks by an empty file {@code archiving/wanted/SEGMENT}
 * and waits. This thread encrypts the segment straight from {@code pg_wal} into the backup's folder
 * (written beside, made durable, renamed) and answers by moving the file to {@code done}, or writes
 * {@code failed}. So PostgreSQL keeps a segment until it is durable in the backup, and no copy in
 * the clear lies anywhere else. A segment that is there already is compared, never overwritten.
 * Without a destination the answer is "done" at once: nobody asked for a backup
 * (docs/decisions/0075).
 */
final class WalArchive implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WalArchive.class);
  private static final int PAUSE_MS = 100;
  private static final int PATIENCE = 300;

  private final Path dataDir;
  private final Path folder;
  private final BackupNotes notes;
  private final Thread worker;
  private volatile boolean closing;
  private String lastComplaint = "";

  private WalArchive(Path dataDir) {
    this.dataDir = dataDir;
    this.folder = dataDir.resolve("archiving");
    this.notes = new BackupNotes(dataDir);
    this.worker = Thread.ofPlatform().name("wal-archive").daemon().unstarted(this::work);
  }

  /** Starts answering, before the server starts. */
  static WalArchive begin(Path dataDir, Cluster cluster) throws IOException {
    var archive = new WalArchive(dataDir);
    Files.createDirectories(archive.folder);
    for (var name : List.of("wanted", "done", "failed")) {
      cluster.give(Files.createDirectories(archive.folder.resolve(name)));
    }
    archive.worker.start();
    return archive;
  }

  /** What the server is started with. */
  List<String> serverSettings() throws IOException {
    List<String> settings = new ArrayList<>();
    settings.add("archive_mode=on");
    settings.add("archive_command=" + command());
    if (notes.destination().isPresent()) {
      settings.add("archive_timeout=60");
    }
    return settings;
  }

  private String command() {
    // %f is PostgreSQL's word for the segment's name; any other % would be one too.
    var here = "'" + folder.toString().replace("'", "'\\''").replace("%", "%%") + "'";
    return "cd "
        + here
        + " && { [ -e done/%f ] || { rm -f failed/%f; : > wanted/%f; i=0; while [ ! -e done/%f ];"
        + " do [ -e failed/%f ] && exit 1; i=$((i+1)); [ $i -gt "
        + PATIENCE
        + " ] && exit 1; sleep 0.1; done; }; } && rm -f done/%f";
  }

  private void work() {
    while (true) {
      boolean last = closing;
      try {
        for (var asked : BackupFolder.filesIn(folder.resolve("wanted"))) {
          answer(asked.getFileName().toString());
        }
        if (last) {
          return;
        }
        Thread.sleep(PAUSE_MS);
      } catch (InterruptedException stopping) {
        closing = true;
      } catch (IOException | RuntimeException e) {
        complain("The log cannot be archived: " + e.getMessage());
        if (last) {
          return;
        }
      }
    }
  }

  private void answer(String segment) throws IOException {
    var asked = folder.resolve("wanted").resolve(segment);
    try {
      var destination = notes.destination();
      // PostgreSQL's note about a base backup: the manifest says the same, encrypted.
      if (destination.isPresent() && !segment.endsWith(".backup")) {
        archive(segment, destination.get());
      }
      Files.move(
          asked, folder.resolve("done").resolve(segment), StandardCopyOption.REPLACE_EXISTING);
      lastComplaint = "";
    } catch (NoSuchFileException | BackupRefused e) {
      fail(segment, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      fail(segment, e.toString());
    }
  }

  private void fail(String segment, String why) throws IOException {
    complain("The log's segment " + segment + " is not in the backup: " + why);
    Files.writeString(folder.resolve("failed").resolve(segment), "");
    Files.deleteIfExists(folder.resolve("wanted").resolve(segment));
  }

  private void complain(String why) {
    if (!why.equals(lastComplaint)) {
      lastComplaint = why;
      LOG.error("{}", why);
    }
    try {
      notes.failed(BackupNotes.Part.LOG, Instant.now(), why);
    } catch (IOException alsoThat) {
      LOG.error("It cannot be noted either: {}", alsoThat.getMessage());
    }
  }

  private void archive(String segment, Path destination) throws IOException {
    var backup = new BackupFolder(destination, BackupKey.of(dataDir.resolve("secrets")));
    backup.requireThere();
    var source = Cluster.filesIn(dataDir).resolve("pg_wal").resolve(segment);
    copy(backup, notes.lineage(), source, segment);
    notes.wentWell(BackupNotes.Part.LOG);
  }

  private void copy(BackupFolder backup, String lineage, Path source, String segment)
      throws IOException {
    var target = backup.segment(lineage, segment);
    var name = BackupFolder.segmentName(lineage, segment);
    DurableFiles.makeFolder(backup.path().resolve("wal"));
    DurableFiles.makeFolder(backup.log(lineage));
    var bytes = Files.readAllBytes(source);
    if (Files.exists(target)) {
      var there = SealedFile.read(target, name, backup.key(), Archived::of);
      if (!Arrays.equals(there.bytes(), bytes)) {
        throw new BackupRefused(
            target
                + " holds another log: two installations archive into "
                + backup.path()
                + ". Give each a folder of its own.");
      }
      return;
    }
    var now = Instant.now();
    SealedFile.write(target, name, backup.key(), new Archived(now, bytes)::writeTo);
    notes.archived(segment, now);
  }

  /**
   * A segment as it lies in the backup.
   *
   * @param at when it was archived: nothing in it was written later
   */
  record Archived(Instant at, byte[] bytes) {
    void writeTo(java.io.OutputStream out) throws IOException {
      out.write(ByteBuffer.allocate(Long.BYTES).putLong(at.toEpochMilli()).array());
      out.write(bytes);
    }

    static Archived of(InputStream in) throws IOException {
      var at = ByteBuffer.wrap(in.readNBytes(Long.BYTES)).getLong();
      return new Archived(Instant.ofEpochMilli(at), in.readAllBytes());
    }
  }

  /** How many segments wait to be archived, and the oldest of them. */
  static Optional<String> waiting(Path dataDir) throws IOException {
    var status = Cluster.filesIn(dataDir).resolve("pg_wal").resolve("archive_status");
    var ready =
        BackupFolder.filesIn(status).stream()
            .map(p -> p.getFileName().toString())
            .filter(n -> n.endsWith(".ready"))
            .toList();
    return ready.isEmpty()
        ? Optional.empty()
        : Optional.of(ready.size() + " since " + ready.getFirst());
  }

  /** Answers what is still asked, and ends. The server has ended before. */
  @Override
  public void close() {
    closing = true;
    try {
      worker.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
