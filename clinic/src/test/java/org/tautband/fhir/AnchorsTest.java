package org.tautband.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.tautband.ClinicTest;
import org.tautband.access.AuditChain;
import org.tautband.access.AuditTable;
import org.tautband.database.Ids;

/** Newest rows cut off with everything beside the database that knew of them. */
class AnchorsTest extends ClinicTest {
  private static final List<String> TABLES =
      List.of("fhir_version", "fhir_chain", "fhir_current", "fhir_code");
  @TempDir Path anchor;
  @Autowired Anchors anchors;
  @Autowired Published published;
  @Autowired Verification verification;
  @Autowired SignedFiles signed;
  @Autowired TransactionTemplate transaction;
  @Autowired AuditTable audit;
  @Autowired AuditChain auditChain;
  private final UUID patient = Ids.next();
  private Path heads = Path.of("");
  private Path roots = Path.of("");
  private String headsBefore = "";
  private String rootsBefore = "";

  @BeforeEach
  void twoVersionsAndTheSignaturesOfEach() throws IOException {
    save(1);
    assertThat(keep()).isInstanceOf(Anchors.Keeping.Kept.class);
    heads = signed.folder().resolve(clinic.groupId() + ".heads");
    roots = signed.folder().resolve(clinic.groupId() + ".roots");
    headsBefore = Files.readString(heads);
    rootsBefore = Files.readString(roots);
    remember();
    save(2);
    save(3);
    assertThat(keep()).isInstanceOf(Anchors.Keeping.Kept.class);
  }

  private void save(int number) {
    clinic.asClinician(
        () -> {
          transaction.executeWithoutResult(
              s ->
                  published.publish(
                      patient, Rendering.of(List.of(Samples.patient(patient, "Ng " + number)))));
          return true;
        });
  }

  private Anchors.Keeping keep() {
    return clinic.asClinician(() -> anchors.keep(anchor));
  }

  private List<String> faults() {
    return clinic.asClinician(() -> anchors.faults(anchor));
  }

  @Test
  void anUntouchedRecordAgreesWithEveryRootThatWasKept() {
    save(4);
    assertThat(faults()).isEmpty();
    assertThat(anchors.groupsIn(anchor)).containsExactly(clinic.groupId());
  }

  @Test
  void newestRowsCutOffWithHeadAndSignaturesAreFoundWithTheAnchorOnly() throws IOException {
    cutOffTheNewestTwo();
    assertThat(clinic.asClinician(() -> verification.check()).faults())
        .as("without the anchor nobody can tell")
        .isEmpty();
    assertThat(faults())
        .singleElement()
        .asString()
        .contains(patient.toString())
        .contains("held 3 versions")
        .contains("number 3 is not there");
  }

  @Test
  void whatIsWrittenInThePlaceOfTheLostRowsIsNotWhatWasKept() throws IOException {
    cutOffTheNewestTwo();
    save(5);
    save(6);
    assertThat(faults()).isNotEmpty();
    assertThat(keep()).isInstanceOf(Anchors.Keeping.Kept.class);
    assertThat(faults().getFirst()).contains("number 3 is not there any more, or not what it was");
  }

  @Test
  void aRootInTheFolderThatWasChangedIsNamed() throws IOException {
    var file = files().getFirst();
    Files.writeString(file, Files.readString(file).replaceFirst(" 1 ", " 2 "));
    assertThat(faults().getFirst()).contains(file.toString());
  }

  @Test
  void newestAuditRowsCutOffAreFoundThoughTheRestOfTheirChainFits() {
    clinic.asClinician(
        () -> {
          var read = new AuditTable.Entry("GET", "/patients/{patientId}", 200, "127.0.0.1");
          for (int i = 0; i < 3; i++) {
            transaction.executeWithoutResult(s -> audit.writeWithin(read, Set.of(patient)));
          }
          auditChain.chainNew();
          return true;
        });
    keep();
    assertThat(faults()).isEmpty();
    superUser.execute(
        "delete from audit_link where clinic_group_id = '%1$s' and number = (select max(number) from audit_link where clinic_group_id = '%1$s')"
            .formatted(clinic.groupId()));
    assertThat(clinic.asClinician(() -> auditChain.firstFault())).isEmpty();
    assertThat(faults()).singleElement().asString().contains("The audit held 3 entries");
  }

  @Test
  void aFolderThatIsNotMountedIsSaid() {
    assertThat(clinic.asClinician(() -> anchors.keep(anchor.resolve("away"))))
        .isInstanceOfSatisfying(
            Anchors.Keeping.Refused.class, r -> assertThat(r.why()).contains("Mount it"));
  }

  @Test
  void nothingThatWasKeptIsWrittenOver() throws IOException {
    var before = files();
    save(4);
    keep();
    keep();
    assertThat(files()).containsAll(before).hasSize(before.size() + 1);
  }

  private List<Path> files() throws IOException {
    try (var inside = Files.list(anchor.resolve(clinic.groupId().toString()))) {
      return inside.filter(p -> p.toString().endsWith(".heads")).sorted().toList();
    }
  }

  private void remember() {
    superUser.execute("create schema if not exists cut_off");
    for (var table : TABLES) {
      superUser.execute("drop table if exists cut_off." + table);
      superUser.execute(
          "create table cut_off.%1$s as select * from %1$s where clinic_group_id = '%2$s'"
              .formatted(table, clinic.groupId()));
    }
  }

  /** Whoever owns the machine puts everything back as it was after the first version. */
  private void cutOffTheNewestTwo() throws IOException {
    for (var table : TABLES) {
      superUser.execute(
          "delete from %s where clinic_group_id = '%s'".formatted(table, clinic.groupId()));
      superUser.execute("insert into %1$s select * from cut_off.%1$s".formatted(table));
    }
    Files.writeString(heads, headsBefore);
    Files.writeString(roots, rootsBefore);
  }
}
