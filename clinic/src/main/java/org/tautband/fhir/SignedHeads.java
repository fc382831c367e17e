package org.tautband.fhir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tautband.database.ClinicGroups;
import org.tautband.database.CurrentGroup;
import org.tautband.database.Secrets;

/**
 * The ends of all chains under one signature, outside the database: {@code signed/<group>.heads}
 * holds the newest ends, {@code signed/<group>.roots} one line for every root ever signed. Copy the
 * second to another machine: whoever changes the record and this folder cannot change that copy.
 */
@Component
class SignedHeads {
  private static final HexFormat HEX = HexFormat.of();
  private final Path folder;
  private final SigningKey key;
  private final VersionTable table;
  private final TransactionTemplate transaction;
  private final ClinicGroups groups;
  private final Clock clock;

  SignedHeads(
      Secrets secrets,
      SigningKey key,
      VersionTable table,
      TransactionTemplate transaction,
      ClinicGroups groups,
      Clock clock) {
    this.folder = secrets.folder().resolveSibling("signed");
    this.key = key;
    this.table = table;
    this.transaction = transaction;
    this.groups = groups;
    this.clock = clock;
  }

  /** What was signed last, read back and checked. */
  record Signed(Instant at, List<VersionTable.Head> heads) {}

  /** What the files say. */
  sealed interface Reading {
    /** Nothing was signed yet. */
    record Nothing() implements Reading {}

    /** A true signature over these ends. */
    record True(Signed signed) implements Reading {}

    /** The files do not agree with themselves or the key. */
    record Untrue(String why) implements Reading {}
  }

  Path folder() {
    return folder;
  }

  @Scheduled(fixedDelay = 60_000, initialDelay = 60_000)
  void signAll() {
    for (var group : groups.ids()) {
      CurrentGroup.run(group, this::sign);
    }
  }

  /** Signs the current group's ends when they moved since the last time. */
  synchronized void sign() {
    var heads = transaction.execute(status -> table.heads());
    if (heads == null || heads.isEmpty()) {
      return;
    }
    var root = root(heads);
    if (lastRoot().filter(HEX.formatHex(root)::equals).isPresent()) {
      return;
    }
    var at = clock.instant();
    var line = line(at, heads.size(), root);
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("public-key"), key.publicKey() + "\n");
      var text = new StringBuilder(line).append('\n');
      heads.forEach(
          h ->
              text.append(h.chainId())
                  .append(' ')
                  .append(h.length())
                  .append(' ')
                  .append(HEX.formatHex(h.hash()))
                  .append('\n'));
      var fresh = Files.createTempFile(folder, "new", ".heads");
      Files.writeString(fresh, text, StandardOpenOption.SYNC);
      Files.writeString(
          file("roots"),
          line + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND,
          StandardOpenOption.SYNC);
      Files.move(
          fresh,
          file("heads"),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("The signed ends of the chains cannot be written", e);
    }
  }

  private static byte[] root(List<VersionTable.Head> heads) {
    return MerkleTree.root(heads.stream().map(MerkleTree::leaf).toList());
  }

  private String line(Instant at, int chains, byte[] root) {
    var signature = key.sign(message(CurrentGroup.required(), at, chains, root));
    return at
        + " "
        + chains
        + " "
        + HEX.formatHex(root)
        + " "
        + Base64.getEncoder().encodeToString(signature);
  }

  private static byte[] message(UUID group, Instant at, int chains, byte[] root) {
    return Hashes.ofFields(
        Hashes.bytes(group), Hashes.bytes(at.toString()), Hashes.bytes(chains), root);
  }

  private Path file(String kind) {
    return folder.resolve(CurrentGroup.required() + "." + kind);
  }

  private Optional<String> lastRoot() {
    return lines("roots").stream().reduce((a, b) -> b).map(l -> l.split(" ")[2]);
  }

  private List<String> lines(String kind) {
    try {
      return Files.exists(file(kind)) ? Files.readAllLines(file(kind)) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("The signed ends of the chains cannot be read", e);
    }
  }

  /** Reads and checks what was signed last for the current group. */
  Reading read() {
    var lines = lines("heads");
    var roots = lines("roots");
    if (lines.isEmpty() && roots.isEmpty()) {
      return new Reading.Nothing();
    }
    try {
      if (lines.isEmpty() || roots.isEmpty() || !roots.getLast().equals(lines.getFirst())) {
        return new Reading.Untrue("the last signed root and the signed ends differ");
      }
      for (var line : roots) {
        var parts = line.split(" ");
        var root = HEX.parseHex(parts[2]);
        var message =
            message(
                CurrentGroup.required(), Instant.parse(parts[0]), Integer.parseInt(parts[1]), root);
        if (!key.signed(message, Base64.getDecoder().decode(parts[3]))) {
          return new Reading.Untrue("the signature of " + parts[0] + " is not this key's");
        }
      }
      var heads = new ArrayList<VersionTable.Head>();
      for (var line : lines.subList(1, lines.size())) {
        var parts = line.split(" ");
        heads.add(
            new VersionTable.Head(
                UUID.fromString(parts[0]), Long.parseLong(parts[1]), HEX.parseHex(parts[2])));
      }
      var newest = lines.getFirst().split(" ");
      if (!HEX.formatHex(root(heads)).equals(newest[2])) {
        return new Reading.Untrue("the ends listed do not give the signed root");
      }
      return new Reading.True(new Signed(Instant.parse(newest[0]), heads));
    } catch (IllegalArgumentException
        | ArrayIndexOutOfBoundsException
        | java.time.DateTimeException e) {
      return new Reading.Untrue("the files of signed ends cannot be read");
    }
  }
}
