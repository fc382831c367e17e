package org.tautband.fhir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tautband.access.AuditChain;
import org.tautband.database.CurrentGroup;

/**
 * The end of the audit's chain, signed and kept beside the roots: {@code INSTANT.audit} holds one
 * line of instant, number, hash and signature. Whoever cuts the newest audit rows off, to hide who
 * read a record, cannot take it out of there.
 */
@Component
class AnchoredAudit {
  private static final String END = ".audit";
  private static final HexFormat HEX = HexFormat.of();

  private final AuditChain audit;
  private final SigningKey key;

  AnchoredAudit(AuditChain audit, SigningKey key) {
    this.audit = audit;
    this.key = key;
  }

  /** The line to keep of the current group's audit, and its file's name; empty before any entry. */
  Optional<Line> line(Instant at) {
    return audit.end().map(end -> line(at, end));
  }

  record Line(String fileName, String text) {}

  private Line line(Instant at, AuditChain.End end) {
    var signature = Base64.getEncoder().encodeToString(key.sign(message(at, end)));
    return new Line(
        at.toString().replace(':', '-') + END,
        "%s %d %s %s".formatted(at, end.number(), HEX.formatHex(end.hash()), signature));
  }

  private static byte[] message(Instant at, AuditChain.End end) {
    return Hashes.ofFields(
        Hashes.bytes("audit"),
        Hashes.bytes(CurrentGroup.required()),
        Hashes.bytes(at.toString()),
        Hashes.bytes(end.number()),
        end.hash());
  }

  /** What the current group's audit does not hold any more of the ends kept in its folder. */
  List<String> faults(Path folder, String publicKey) {
    var faults = new ArrayList<String>();
    for (var file : files(folder)) {
      fault(file, publicKey).ifPresent(faults::add);
    }
    return faults;
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.filter(p -> p.toString().endsWith(END)).sorted().toList().reversed();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(folder + " cannot be read", unreadable);
    }
  }

  private Optional<String> fault(Path file, String publicKey) {
    try {
      var parts = Files.readString(file).strip().split(" ");
      var at = Instant.parse(parts[0]);
      var end = new AuditChain.End(Long.parseLong(parts[1]), HEX.parseHex(parts[2]));
      if (!SigningKey.signed(publicKey, message(at, end), Base64.getDecoder().decode(parts[3]))) {
        return Optional.of(file + ": the signature is not this key's");
      }
      return audit.holds(end)
          ? Optional.empty()
          : Optional.of(
              "The audit held %d entries at %s (%s); number %d is not there any more, or not what it was"
                  .formatted(end.number(), at, file, end.number()));
    } catch (IllegalArgumentException
        | ArrayIndexOutOfBoundsException
        | java.time.DateTimeException damaged) {
      return Optional.of(file + " cannot be read");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(file + " cannot be read", unreadable);
    }
  }
}
