package org.tautband.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder a backup lies in. Everything but the first file is encrypted.
 *
 * <pre>
 * tautband-backup.txt               what this is, for a person who finds it
 * base/ID/files.sealed              the database's files with the log that makes them agree
 * base/ID/manifest.sealed           written last: without it the base is not one
 * wal/LINEAGE/SEGMENT.sealed        the log since then, a segment at least each minute of work
 * restores/ID.sealed                who tried to restore, and what came of it
 * </pre>
 */
record BackupFolder(Path path, BackupKey key) {
  private static final String MARK = "tautband-backup.txt";
  private static final String MANIFEST = "manifest" + SealedFile.SUFFIX;

  /** Opens the folder, or makes an empty one ready. */
  static BackupFolder prepare(Path path, BackupKey key, String system) throws IOException {
    DurableFiles.makeFolder(path);
    var folder = new BackupFolder(path, key);
    if (!Files.exists(path.resolve(MARK))) {
      try (var inside = Files.list(path)) {
        if (inside.anyMatch(p -> !p.getFileName().toString().startsWith("."))) {
          throw new BackupRefused(
              path + " holds something that is no backup of Tautband. Name an empty folder.");
        }
      }
      DurableFiles.writeText(path.resolve(MARK), words(key, system));
    }
    folder.requireOurs(system);
    return folder;
  }

  private static String words(BackupKey key, String system) {
    return
"""
Backup of a Tautband record, format 1
database %s
key %s

The files here are encrypted. The key is not here: it is the file "backup" in the folder secrets/ of the
installation that made them. To restore, put that folder secrets/ into a new, otherwise empty folder NEW:

    ./tautband restore THIS_FOLDER --data NEW
"""
        .formatted(system, key.idInWords());
  }

  /** A folder whose disk is not mounted is an empty folder: nothing may be written there. */
  void requireThere() {
    if (!Files.exists(path.resolve(MARK))) {
      throw new BackupRefused(
          path
              + " is not there, or no backup of Tautband ("
              + MARK
              + " is missing). Mount its disk, or name the right folder.");
    }
  }

  private void requireOurs(String system) throws IOException {
    var mark = Files.readAllLines(path.resolve(MARK));
    if (!mark.contains("database " + system) || !mark.contains("key " + key.idInWords())) {
      throw new BackupRefused(
          path
              + " holds the backup of another database or was written with another key ("
              + path.resolve(MARK)
              + " says which). Name an empty folder.");
    }
  }

  Path log(String lineage) {
    return path.resolve("wal").resolve(lineage);
  }

  Path segment(String lineage, String name) {
    return log(lineage).resolve(name + SealedFile.SUFFIX);
  }

  static String segmentName(String lineage, String name) {
    return "wal/" + lineage + "/" + name;
  }

  Path base(String id) {
    return path.resolve("base").resolve(id);
  }

  Path files(String baseId) {
    return base(baseId).resolve("files" + SealedFile.SUFFIX);
  }

  static String filesName(String baseId) {
    return "base/" + baseId + "/files";
  }

  /** Makes the base complete. */
  void write(Base base) throws IOException {
    SealedFile.write(
        base(base.id()).resolve(MANIFEST),
        "base/" + base.id() + "/manifest",
        key,
        out -> out.write(base.toBytes()));
  }

  /** Every complete base, oldest first. */
  List<Base> bases() throws IOException {
    var found = new ArrayList<Base>();
    for (var folder : foldersIn(path.resolve("base"))) {
      if (Files.exists(folder.resolve(MANIFEST))) {
        found.add(read(folder));
      }
    }
    found.sort(Comparator.comparing(Base::endedAt));
    return found;
  }

  private Base read(Path folder) throws IOException {
    var id = folder.getFileName().toString();
    try {
      return SealedFile.read(
          folder.resolve(MANIFEST),
          "base/" + id + "/manifest",
          key,
          in -> Base.of(in.readAllBytes()));
    } catch (BackupRefused refused) {
      throw new BackupRefused(
          refused.getMessage()
              + " Without such a copy, move the folder "
              + folder
              + " away: the base backup before it, with the log since, is used then.",
          refused);
    }
  }

  /** Notes what came of a restore, for those who look after this backup. */
  void noteRestore(Tried tried) throws IOException {
    var id = Ids.next().toString();
    DurableFiles.makeFolder(path.resolve("restores"));
    SealedFile.write(
        path.resolve("restores").resolve(id + SealedFile.SUFFIX),
        "restores/" + id,
        key,
        out ->
            out.write(
                (tried.at() + " " + tried.worked() + " " + tried.words())
                    .getBytes(StandardCharsets.UTF_8)));
  }

  /** Somebody tried to restore. */
  record Tried(Instant at, boolean worked, String words) {}

  /** The newest try to restore from here; empty when there was none. */
  Optional<Tried> newestRestore() throws IOException {
    var all = filesIn(path.resolve("restores"));
    if (all.isEmpty()) {
      return Optional.empty();
    }
    var file = all.getLast();
    var text =
        SealedFile.read(
            file,
            "restores/" + clearName(file),
            key,
            in -> new String(in.readAllBytes(), StandardCharsets.UTF_8));
    var parts = text.split(" ", 3);
    return Optional.of(new Tried(Instant.parse(parts[0]), parts[1].equals("true"), parts[2]));
  }

  /** How much all of it takes. */
  long bytes() throws IOException {
    try (Stream<Path> tree = Files.walk(path)) {
      return tree.filter(Files::isRegularFile).mapToLong(p -> p.toFile().length()).sum();
    }
  }

  /** Bases that broke off half-way; the caller makes sure that none is being written. */
  void deleteHalfBases() throws IOException {
    for (var folder : foldersIn(path.resolve("base"))) {
      if (!Files.exists(folder.resolve(MANIFEST))) {
        PostgresBinaries.deleteTree(folder);
      }
    }
  }

  /** Deletes all but the newest bases, and the log that only older ones need. */
  void keepNewest(int count) throws IOException {
    var all = bases();
    var kept = all.subList(Math.max(0, all.size() - count), all.size());
    for (var old : all.subList(0, all.size() - kept.size())) {
      Files.delete(base(old.id()).resolve(MANIFEST));
      PostgresBinaries.deleteTree(base(old.id()));
    }
    for (var lineage : foldersIn(path.resolve("wal"))) {
      var name = lineage.getFileName().toString();
      var needed =
          kept.stream()
              .filter(b -> b.lineage().equals(name))
              .map(Base::firstSegment)
              .min(Comparator.comparingLong(WalSegment::number));
      for (var file : filesIn(lineage)) {
        var segment = WalSegment.named(clearName(file));
        boolean unused =
            segment.isPresent()
                && needed.isPresent()
                && segment.get().number() < needed.get().number();
        if (unused) {
          Files.delete(file);
        }
      }
    }
  }

  static String clearName(Path file) {
    var name = file.getFileName().toString();
    return name.endsWith(SealedFile.SUFFIX)
        ? name.substring(0, name.length() - SealedFile.SUFFIX.length())
        : name;
  }

  static List<Path> filesIn(Path folder) throws IOException {
    return in(folder, Files::isRegularFile);
  }

  private static List<Path> foldersIn(Path folder) throws IOException {
    return in(folder, Files::isDirectory);
  }

  private static List<Path> in(Path folder, java.util.function.Predicate<Path> wanted)
      throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.filter(wanted).sorted().toList();
    }
  }
}
