package org.tautband.shell.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.tautband.access.AuditTable;
import org.tautband.database.Ids;
import org.tautband.history.Imported;
import org.tautband.history.Imports;
import org.tautband.history.Joining;
import org.tautband.shell.cli.Failures.Refusal;
import org.tautband.shell.cli.WorkPlace.Found;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code import}: takes in FHIR R4 Bundles, each file whole or not at all. */
@Command(name = "import", description = "Reads FHIR R4 Bundles (.json, .json.gz) into a clinic.")
final class ImportCommand implements Callable<Integer> {
  @Option(names = "--clinic", paramLabel = "C", required = true, description = "its name or id")
  String clinic = "";

  @Option(names = "--data", paramLabel = "DIR")
  @Nullable Path data;

  @Option(names = "--patient", paramLabel = "ID", description = "the file belongs to this patient")
  @Nullable UUID patient;

  @Option(
      names = "--new",
      description = "the file's patient is somebody new, whoever they resemble")
  boolean somebodyNew;

  @Parameters(paramLabel = "FILE", arity = "1..*")
  List<Path> files = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    requireReadable();
    if (patient != null && (somebodyNew || files.size() > 1)) {
      throw new Refusal("--patient goes with one file and without --new.");
    }
    try (var work = WorkPlace.open(data, "Starting")) {
      var place = work.clinic(clinic);
      var imports = work.bean(Imports.class);
      int failed = 0;
      for (var file : hospitalsFirst(imports, work, place)) {
        try (var reading = Progress.of(file.getFileName() + ": reading")) {
          var imported =
              work.as(place.groupId(), () -> imports.importFile(place.clinicId(), file, joining()));
          Console.say(inWords(imported));
          failed += imported instanceof Imported.Kept ? 0 : 1;
          audit(work.beans(), work, place, imported);
        }
      }
      return failed == 0 ? 0 : 1;
    }
  }

  private void requireReadable() {
    for (var file : files) {
      if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
        throw new Refusal(file + " is not there or cannot be read. Nothing was imported.");
      }
    }
  }

  private Joining joining() {
    if (patient != null) {
      return new Joining.With(patient);
    }
    return somebodyNew ? new Joining.AsNew(Ids.next()) : new Joining.Ask();
  }

  /** Patients' files name hospitals and practitioners: files without a patient go first. */
  private List<Path> hospitalsFirst(Imports imports, WorkPlace work, Found place)
      throws IOException {
    if (files.size() == 1) {
      return files;
    }
    List<Path> first = new ArrayList<>();
    List<Path> then = new ArrayList<>();
    for (var file : files) {
      boolean nobody =
          Files.size(file) <= Imports.MOST_FILE_BYTES
              && work.as(
                      place.groupId(),
                      () -> imports.preview(file.toString(), Files.readAllBytes(file)))
                  instanceof Imported.Preview seen
              && seen.sent() == null;
      (nobody ? first : then).add(file);
    }
    first.addAll(then);
    return first;
  }

  private static String inWords(Imported imported) {
    return switch (imported) {
      case Imported.Kept kept when kept.nothingNew() ->
          kept.fileName() + ": nothing new, " + kept.unchanged() + " resources as before";
      case Imported.Kept kept ->
          kept.fileName()
              + ": "
              + kept.added()
              + " resources added, "
              + kept.changed()
              + " changed, "
              + kept.unchanged()
              + " as before"
              + patientInWords(kept)
              + notRead(kept);
      case Imported.Asks asks ->
          asks.fileName()
              + ": not imported. "
              + Imports.inWords(asks.sent())
              + " resembles "
              + String.join(
                  "; ",
                  asks.resembling().stream()
                      .map(
                          r ->
                              Imports.inWords(r.patient().identity())
                                  + " (--patient "
                                  + r.patient().id()
                                  + ", because: "
                                  + String.join(", ", r.reasons())
                                  + ")")
                      .toList())
              + ". Import this file again with --patient ID if it is that person, or with --new.";
      case Imported.Refused refused -> "not imported: " + refused.inWords();
      case Imported.Preview preview -> preview.fileName() + ": only looked at";
    };
  }

  private static String patientInWords(Imported.Kept kept) {
    if (kept.patientId() == null) {
      return "";
    }
    return kept.newPatient()
        ? "; new patient " + kept.patientId()
        : "; patient " + kept.patientId();
  }

  private static String notRead(Imported.Kept kept) {
    var types = kept.keptNotRead().stream().map(c -> c.all() + " " + c.type()).toList();
    return types.isEmpty() ? "" : "; kept, not read: " + String.join(", ", types);
  }

  private static void audit(
      ApplicationContext beans, WorkPlace work, Found place, Imported imported) {
    var patientId =
        imported instanceof Imported.Kept kept
            ? Optional.ofNullable(kept.patientId())
            : Optional.<UUID>empty();
    work.as(
        place.groupId(),
        () -> {
          beans
              .getBean(AuditTable.class)
              .write(
                  new AuditTable.Entry(
                      "IMPORT", "command line", imported instanceof Imported.Kept ? 200 : 422, "-"),
                  patientId.map(Set::of).orElse(Set.of()));
          return true;
        });
  }
}
