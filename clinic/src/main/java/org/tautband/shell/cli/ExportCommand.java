package org.tautband.shell.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tautband.clinics.Clinics;
import org.tautband.fhir.PatientCopy;
import org.tautband.shell.cli.Failures.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code export}: everything about one patient in one ZIP, readable by its owner only. */
@Command(name = "export", description = "Everything about one patient: PDF, NDJSON, who has read.")
final class ExportCommand implements Callable<Integer> {
  @Option(names = "--patient", paramLabel = "ID", required = true)
  @Nullable UUID patient;

  @Option(names = "--out", paramLabel = "FILE", required = true, description = "a ZIP file")
  @Nullable Path out;

  @Option(names = "--data", paramLabel = "DIR")
  @Nullable Path data;

  @Option(
      names = "--anchor",
      paramLabel = "DIR",
      description = "folder on another machine: keeps the signed root of all chains there")
  @Nullable Path anchor;

  @Override
  public Integer call() throws IOException {
    if (patient == null || out == null) {
      throw new Refusal("Say whose record and into which file: --patient ID --out FILE");
    }
    var file = out.toAbsolutePath();
    if (Files.exists(file)) {
      throw new Refusal(file + " exists already. Choose another name; nothing was written.");
    }
    var folder = file.getParent();
    if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new Refusal("Nothing can be written to " + folder + ". Make the folder first.");
    }
    try (var work = WorkPlace.open(data, "Starting")) {
      var group =
          groupOf(work, patient)
              .orElseThrow(
                  () ->
                      new Refusal(
                          "There is no patient with the id "
                              + patient
                              + ". It stands in the address of the patient's chart."));
      // Half a copy never gets the name that was asked for.
      var draft = Files.createTempFile(folder, "copy", ".part");
      try {
        write(work, group, patient, draft);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(draft);
      }
      Console.say("written " + file + " (" + Files.size(file) + " bytes)");
      return anchor == null || Anchoring.keepAll(work, anchor) ? 0 : 1;
    }
  }

  private static Optional<UUID> groupOf(WorkPlace work, UUID patient) {
    return work.groups().stream()
        .filter(group -> work.as(group, () -> work.bean(PatientCopy.class).exists(patient)))
        .findFirst();
  }

  private static void write(WorkPlace work, UUID group, UUID patient, Path draft) {
    try (var writing = Progress.of("Writing the copy")) {
      work.as(
          group,
          () -> {
            try (var stream = Files.newOutputStream(draft)) {
              work.bean(PatientCopy.class).export(patient, stream, zone(work));
            }
            return true;
          });
    }
  }

  private static ZoneId zone(WorkPlace work) {
    return work.bean(Clinics.class).all().stream()
        .findFirst()
        .map(clinic -> clinic.zone())
        .orElse(ZoneId.systemDefault());
  }
}
