package org.tautband.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tautband.patients.Identity;

/**
 * Takes in FHIR R4 Bundles, plain or gzip. A file is read whole before anything is kept, and kept
 * in one transaction: a broken one changes nothing. The same file again changes nothing either.
 */
@Component
public class Imports {
  /** Largest file that is opened, packed or not. */
  public static final int MOST_FILE_BYTES = SentBytes.MOST_BYTES;

  private static final int LONGEST_FILE_NAME = 300;
  private final Intake intake;
  private final TransactionTemplate transaction;

  Imports(Intake intake, PlatformTransactionManager transactions) {
    this.intake = intake;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Reads a file from disk and keeps it.
   *
   * @param clinicId the clinic it came to
   * @param joining whose record it belongs to, when somebody has said so
   * @return {@link Imported.Kept}, {@link Imported.Asks} or {@link Imported.Refused}
   * @throws IOException when the file cannot be read from disk
   */
  public Imported importFile(UUID clinicId, Path file, Joining joining) throws IOException {
    String name = String.valueOf(file.getFileName());
    if (Files.size(file) > MOST_FILE_BYTES) {
      return new Imported.Refused(
          name,
          "the whole file",
          "",
          "It is larger than %d MB. Ask the sender for one patient per file."
              .formatted(MOST_FILE_BYTES / 1024 / 1024));
    }
    return importFile(clinicId, name, Files.readAllBytes(file), joining);
  }

  /** The same for bytes that are here already. */
  public Imported importFile(UUID clinicId, String fileName, byte[] bytes, Joining joining) {
    String name = plainName(fileName);
    try {
      SentBundle bundle = SentBundle.read(bytes);
      return transaction.execute(_ -> intake.take(clinicId, name, bundle, joining));
    } catch (BrokenFile broken) {
      return refused(name, broken);
    }
  }

  /** Reads a file, says what is in it and whom it resembles, and keeps nothing. */
  public Imported preview(String fileName, byte[] bytes) {
    String name = plainName(fileName);
    try {
      SentBundle bundle = SentBundle.read(bytes);
      return transaction.execute(_ -> intake.look(name, bundle));
    } catch (BrokenFile broken) {
      return refused(name, broken);
    }
  }

  private static Imported refused(String name, BrokenFile broken) {
    return new Imported.Refused(name, broken.entry(), broken.path(), broken.reason());
  }

  /** Browsers and senders put anything into a file name. */
  private static String plainName(String fileName) {
    String last =
        fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    String plain = last.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}]", "").strip();
    String named = plain.isEmpty() ? "file without a name" : plain;
    return named.length() > LONGEST_FILE_NAME ? named.substring(0, LONGEST_FILE_NAME) : named;
  }

  /** How many entries of each type. */
  static Map<String, Integer> perType(SentBundle bundle, boolean read) {
    Map<String, Integer> counts = new TreeMap<>();
    bundle.entries().stream()
        .map(SentEntry::type)
        .filter(type -> KnownTypes.isRead(type) == read)
        .forEach(type -> counts.merge(type, 1, Integer::sum));
    return counts;
  }

  /** For messages: "Tromp, Dalton, born 1964-05-01". */
  public static String inWords(Identity who) {
    return who.displayName() + ", born " + who.birthDate();
  }
}
