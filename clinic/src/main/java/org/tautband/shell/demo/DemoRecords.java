package org.tautband.shell.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.tautband.bookings.Visits;
import org.tautband.clinics.Clinics;
import org.tautband.database.Ids;
import org.tautband.history.Imported;
import org.tautband.history.Imports;
import org.tautband.history.Joining;
import org.tautband.patients.Patients;

/** Records of generated people (Synthea), brought in as a hospital would send them. */
@Component
class DemoRecords {
  private static final String FOLDER = "demo/synthea/";

  private static final List<String> PLACES =
      List.of(
          "hospitalInformation1795427419709.json.gz",
          "practitionerInformation1795427419709.json.gz");

  /** Family name and file of each; Dalton takes clopidogrel. */
  private static final Map<String, String> PEOPLE =
      Map.of(
          "Tromp100", "Dalton260_Tromp100_bcb06b48-9557-166b-3335-f067a4abd99c.json.gz",
          "Abbott774", "Colton403_Abbott774_cdf0a938-f80b-acca-22c8-d045702710fd.json.gz");

  private final Imports imports;
  private final Patients patients;
  private final Clinics clinics;
  private final Visits visits;

  DemoRecords(Imports imports, Patients patients, Clinics clinics, Visits visits) {
    this.imports = imports;
    this.patients = patients;
    this.clinics = clinics;
    this.visits = visits;
  }

  /** Brings in who is not here yet; each file is whole or not at all. */
  void bringIn() {
    var clinic =
        clinics.all().stream()
            .filter(c -> c.name().startsWith("Riverside"))
            .findFirst()
            .orElseThrow();
    var missing = PEOPLE.keySet().stream().filter(this::isMissing).sorted().toList();
    if (!missing.isEmpty()) {
      PLACES.forEach(file -> read(clinic.id(), file));
      missing.forEach(family -> bringIn(clinic.id(), Objects.requireNonNull(PEOPLE.get(family))));
    }
  }

  private boolean isMissing(String family) {
    return patients.search(family).stream()
        .noneMatch(p -> p.identity().name().family().equals(family));
  }

  private void bringIn(UUID clinic, String file) {
    var patient = read(clinic, file) instanceof Imported.Kept kept ? kept.patientId() : null;
    if (patient == null) {
      throw new IllegalStateException("The demonstration's record " + file + " was not taken in");
    }
    visits.arrive(patient, clinic, Ids.next());
  }

  private Imported read(UUID clinic, String file) {
    try (var in = new ClassPathResource(FOLDER + file).getInputStream()) {
      return imports.importFile(clinic, file, in.readAllBytes(), new Joining.Ask());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
