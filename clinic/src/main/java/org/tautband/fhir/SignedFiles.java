package org.tautband.fhir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tautband.database.CurrentGroup;
import org.tautband.database.Secrets;

/**
 * The files of one clinic group's signatures: {@code signed/<group>.heads} holds one root line and
 * the chains' ends it stands for, {@code signed/<group>.roots} every root line ever written. A line
 * is instant, number of chains, Merkle root, signature.
 */
@Component
class SignedFiles {
  private static final HexFormat HEX = HexFormat.of();
  private static final int LONGEST_LINE = 400;
  private final Path folder;
  private final SigningKey key;

  SignedFiles(Secrets secrets, SigningKey key) {
    this.folder = secrets.folder().resolveSibling("signed");
    this.key = key;
  }

  /** What was signed last. */
  record Signed(String line, Instant at, List<VersionTable.Head> heads) {}

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

  String publicKey() {
    return key.publicKey();
  }

  /** The file of what was signed last, exactly as it is; empty when nothing was signed. */
  List<String> newestLines() {
    return lines("heads");
  }

  static byte[] root(List<VersionTable.Head> heads) {
    return MerkleTree.root(heads.stream().map(MerkleTree::leaf).toList());
  }

  /** Reads what was signed last and checks its signature, not those before it. */
  Reading newest() {
    var lines = lines("heads");
    if (lines.isEmpty()) {
      return Files.exists(file("roots"))
          ? new Reading.Untrue("the signed ends are missing")
          : new Reading.Nothing();
    }
    return read(lines, key.publicKey());
  }

  /** Reads a root line and its ends, and checks that the holder of this key signed them. */
  static Reading read(List<String> lines, String publicKey) {
    try {
      var at = signedAt(lines.getFirst(), publicKey);
      var heads = new ArrayList<VersionTable.Head>();
      for (var line : lines.subList(1, lines.size())) {
        var parts = line.split(" ");
        heads.add(
            new VersionTable.Head(
                UUID.fromString(parts[0]), Long.parseLong(parts[1]), HEX.parseHex(parts[2])));
      }
      if (!HEX.formatHex(root(heads)).equals(lines.getFirst().split(" ")[2])) {
        return new Reading.Untrue("the ends listed do not give the signed root");
      }
      return new Reading.True(new Signed(lines.getFirst(), at, heads));
    } catch (Untrue e) {
      return new Reading.Untrue(e.why);
    } catch (IllegalArgumentException
        | ArrayIndexOutOfBoundsException
        | java.util.NoSuchElementException e) {
      return new Reading.Untrue("the files of signed ends cannot be read");
    }
  }

  /** Reads what was signed last and checks every root ever signed. */
  Reading whole() {
    var newest = newest();
    if (!(newest instanceof Reading.True t)) {
      return newest;
    }
    try {
      var roots = lines("roots");
      for (var line : roots) {
        signedAt(line, key.publicKey());
      }
      // A crash between ends and root leaves the root out; older ends put back are not the last.
      int place = roots.lastIndexOf(t.signed().line());
      if (place >= 0 && place < roots.size() - 1) {
        return new Reading.Untrue("the ends are older than the last signed root");
      }
      return newest;
    } catch (Untrue e) {
      return new Reading.Untrue(e.why);
    }
  }

  /** Writes the ends first, then the root: {@link #complete} adds what a crash left out. */
  void write(Instant at, List<VersionTable.Head> heads) {
    var root = root(heads);
    var signature = key.sign(message(at, heads.size(), root));
    var line =
        "%s %d %s %s"
            .formatted(
                at,
                heads.size(),
                HEX.formatHex(root),
                Base64.getEncoder().encodeToString(signature));
    var text = new StringBuilder(line).append('\n');
    for (var head : heads) {
      text.append(head.chainId()).append(' ').append(head.length()).append(' ');
      text.append(HEX.formatHex(head.hash())).append('\n');
    }
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("public-key"), key.publicKey() + "\n");
      var fresh = Files.createTempFile(folder, "new", ".heads");
      Files.writeString(fresh, text, StandardOpenOption.SYNC);
      Files.move(
          fresh,
          file("heads"),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("The signed ends of the chains cannot be written", e);
    }
    complete(line);
  }

  /** Adds the root line when it is not the last one yet. */
  void complete(String line) {
    try {
      if (!line.equals(lastRoot())) {
        Files.writeString(
            file("roots"),
            line + "\n",
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND,
            StandardOpenOption.SYNC);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The signed root cannot be written", e);
    }
  }

  /** The last line, read from the end of a file that grows for years; empty when there is none. */
  private String lastRoot() throws IOException {
    if (!Files.exists(file("roots"))) {
      return "";
    }
    try (var roots = FileChannel.open(file("roots"))) {
      var tail = ByteBuffer.allocate((int) Math.min(LONGEST_LINE, roots.size()));
      roots.read(tail, roots.size() - tail.capacity());
      return new String(tail.array(), StandardCharsets.US_ASCII)
          .lines()
          .reduce("", (before, line) -> line);
    }
  }

  private static Instant signedAt(String line, String publicKey) throws Untrue {
    try {
      var parts = line.split(" ");
      var at = Instant.parse(parts[0]);
      var message = message(at, Integer.parseInt(parts[1]), HEX.parseHex(parts[2]));
      if (SigningKey.signed(publicKey, message, Base64.getDecoder().decode(parts[3]))) {
        return at;
      }
      throw new Untrue("the signature of " + parts[0] + " is not this key's");
    } catch (IllegalArgumentException
        | ArrayIndexOutOfBoundsException
        | java.time.DateTimeException e) {
      throw new Untrue("the files of signed ends cannot be read");
    }
  }

  private static byte[] message(Instant at, int chains, byte[] root) {
    return Hashes.ofFields(
        Hashes.bytes(CurrentGroup.required()),
        Hashes.bytes(at.toString()),
        Hashes.bytes(chains),
        root);
  }

  private Path file(String kind) {
    return folder.resolve(CurrentGroup.required() + "." + kind);
  }

  private List<String> lines(String kind) {
    try {
      return Files.exists(file(kind)) ? Files.readAllLines(file(kind)) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("The signed ends of the chains cannot be read", e);
    }
  }

  private static final class Untrue extends Exception {
    private static final long serialVersionUID = 1;
    private final String why;

    Untrue(String why) {
      super(why);
      this.why = why;
    }
  }
}
