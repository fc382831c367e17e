package org.tautband.fhir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tautband.database.ClinicGroups;
import org.tautband.database.CurrentGroup;

/**
 * Signed roots with the chains' ends they stand for, kept in a folder on another machine: {@code
 * ANCHOR/GROUP/INSTANT.heads}, the end of the audit beside it, and {@code ANCHOR/GROUP/public-key}.
 * Whoever cuts the newest versions off, with their heads and the signatures beside the database,
 * cannot take them out of there. A file is never written over.
 */
@Component
public class Anchors {
  private static final Logger LOG = LoggerFactory.getLogger(Anchors.class);
  private static final int MOST_FAULTS = 20;
  private static final String ENDS = ".heads";
  private final SignedHeads signing;
  private final SignedFiles files;
  private final AnchoredAudit audit;
  private final VersionTable table;
  private final TransactionTemplate transaction;
  private final ClinicGroups groups;
  private final Clock clock;
  private final Optional<Path> kept;

  Anchors(
      SignedHeads signing,
      SignedFiles files,
      AnchoredAudit audit,
      VersionTable table,
      TransactionTemplate transaction,
      ClinicGroups groups,
      Clock clock,
      @Value("${tautband.anchor:}") String anchor) {
    this.signing = signing;
    this.files = files;
    this.audit = audit;
    this.table = table;
    this.transaction = transaction;
    this.groups = groups;
    this.clock = clock;
    this.kept = anchor.isBlank() ? Optional.empty() : Optional.of(Path.of(anchor.strip()));
  }

  /** What became of it. */
  public sealed interface Keeping {
    /** The root stands there; {@code at} is when it was signed. */
    record Kept(Instant at, int chains) implements Keeping {}

    /** The current group has published nothing yet. */
    record NothingYet() implements Keeping {}

    /** It could not be signed or kept; the words say why and what to do. */
    record Refused(String why) implements Keeping {}
  }

  /** The folder this installation keeps its roots in each night; empty when none is set. */
  public Optional<Path> folder() {
    return kept;
  }

  /** Signs the current group's ends as they are now and keeps the root in a folder. */
  public Keeping keep(Path anchor) {
    var refused = signing.sign();
    if (refused.isPresent()) {
      return new Keeping.Refused(refused.get() + ". Run: tautband verify");
    }
    return switch (files.newest()) {
      case SignedFiles.Reading.Nothing n -> new Keeping.NothingYet();
      case SignedFiles.Reading.Untrue untrue -> new Keeping.Refused(untrue.why());
      case SignedFiles.Reading.True t -> keep(anchor, t.signed());
    };
  }

  private Keeping keep(Path anchor, SignedFiles.Signed signed) {
    if (!Files.isDirectory(anchor)) {
      return new Keeping.Refused(
          anchor + " is not there. Mount it, or make the folder once, then try again.");
    }
    try {
      var mine = Files.createDirectories(anchor.resolve(CurrentGroup.required().toString()));
      writeOnce(mine.resolve("public-key"), List.of(files.publicKey()));
      writeOnce(mine.resolve(fileName(signed.at())), files.newestLines());
      var end = audit.line(clock.instant());
      if (end.isPresent()) {
        writeOnce(mine.resolve(end.get().fileName()), List.of(end.get().text()));
      }
      return new Keeping.Kept(signed.at(), signed.heads().size());
    } catch (IOException e) {
      return new Keeping.Refused("Nothing can be written to " + anchor + ": " + e.getMessage());
    }
  }

  private static String fileName(Instant at) {
    return at.toString().replace(':', '-') + ENDS;
  }

  private static void writeOnce(Path file, List<String> lines) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    var fresh = Files.createTempFile(file.getParent(), "new", ".part");
    Files.write(
        fresh,
        (String.join("\n", lines) + "\n").getBytes(StandardCharsets.US_ASCII),
        StandardOpenOption.SYNC);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * A copy that goes out must be covered by a signature; a folder out of reach does not stop it.
   */
  void beforeExport() {
    if (kept.isPresent()) {
      keepOrComplain(kept.get());
    } else {
      signing.sign();
    }
  }

  /** Each night, the first time after midnight (UTC) that this runs. */
  @Scheduled(fixedDelay = 600_000, initialDelay = 90_000)
  void eachNight() {
    if (kept.isEmpty()) {
      return;
    }
    for (var group : groups.ids()) {
      CurrentGroup.run(
          group,
          () -> {
            if (!date(newest(kept.get())).equals(date(Optional.of(clock.instant())))) {
              keepOrComplain(kept.get());
            }
          });
    }
  }

  private static Optional<java.time.LocalDate> date(Optional<Instant> at) {
    return at.map(instant -> instant.atOffset(ZoneOffset.UTC).toLocalDate());
  }

  private void keepOrComplain(Path anchor) {
    if (keep(anchor) instanceof Keeping.Refused refused) {
      LOG.error(
          "The signed root of group {} is not kept elsewhere: {}",
          CurrentGroup.required(),
          refused.why());
    }
  }

  /** When the newest root of the current group was signed that lies in the folder. */
  public Optional<Instant> newest(Path anchor) {
    return filesOf(anchor).stream()
        .reduce((before, newer) -> newer)
        .map(Anchors::lines)
        .filter(lines -> !lines.isEmpty())
        .map(lines -> Instant.parse(lines.getFirst().split(" ", 2)[0]));
  }

  /** The groups whose roots lie in the folder. */
  public Set<UUID> groupsIn(Path anchor) {
    var found = new HashSet<UUID>();
    try (Stream<Path> inside = Files.list(anchor)) {
      inside
          .filter(Files::isDirectory)
          .map(p -> p.getFileName().toString())
          .filter(n -> n.matches("[0-9a-f-]{36}"))
          .forEach(n -> found.add(UUID.fromString(n)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(anchor + " cannot be read", unreadable);
    }
    return found;
  }

  /**
   * Compares the current group's record with every root kept in the folder.
   *
   * @return what is missing or not what was signed, newest root first; empty when all is there
   */
  public List<String> faults(Path anchor) {
    var faults = new ArrayList<String>();
    var named = new HashSet<UUID>();
    var all = filesOf(anchor);
    if (all.isEmpty()) {
      return List.of();
    }
    var key = lines(all.getFirst().resolveSibling("public-key")).stream().findFirst().orElse("");
    if (!key.equals(files.publicKey())) {
      faults.add(
          "The roots in %s were signed with another key than secrets/record-signing: either the key was replaced, or they are another installation's"
              .formatted(anchor));
    }
    for (var file : all.reversed()) {
      switch (SignedFiles.read(lines(file), key)) {
        case SignedFiles.Reading.Nothing n -> faults.add(file + " is empty");
        case SignedFiles.Reading.Untrue untrue -> faults.add(file + ": " + untrue.why());
        case SignedFiles.Reading.True t ->
            missing(t.signed())
                .filter(head -> named.add(head.chainId()))
                .ifPresent(
                    head ->
                        faults.add(
                            "Chain %s held %d versions at %s (%s); number %d is not there any more, or not what it was"
                                .formatted(
                                    head.chainId(),
                                    head.length(),
                                    t.signed().at(),
                                    file,
                                    head.length())));
      }
      if (faults.size() >= MOST_FAULTS) {
        break;
      }
    }
    faults.addAll(audit.faults(all.getFirst().resolveSibling("."), key));
    return List.copyOf(faults.subList(0, Math.min(faults.size(), MOST_FAULTS)));
  }

  private Optional<VersionTable.Head> missing(SignedFiles.Signed signed) {
    var heads = signed.heads().stream().filter(head -> head.length() > 0).toList();
    return transaction.execute(status -> table.firstMissing(heads));
  }

  private static List<Path> filesOf(Path anchor) {
    var mine = anchor.resolve(CurrentGroup.required().toString());
    if (!Files.isDirectory(mine)) {
      return List.of();
    }
    try (Stream<Path> inside = Files.list(mine)) {
      return inside.filter(p -> p.toString().endsWith(ENDS)).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(mine + " cannot be read", unreadable);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(file + " cannot be read", unreadable);
    }
  }
}
