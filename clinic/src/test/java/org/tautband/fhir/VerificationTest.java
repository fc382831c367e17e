package org.tautband.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tautband.ClinicTest;
import org.tautband.database.Ids;

class VerificationTest extends ClinicTest {
  private static final List<String> TABLES =
      List.of("fhir_version", "fhir_chain", "fhir_current", "fhir_code");
  @Autowired Published published;
  @Autowired Verification verification;
  @Autowired SignedHeads signing;
  @Autowired SignedFiles signed;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void aSmallRecord() {
    clinic.asClinician(
        () -> {
          for (int p = 0; p < 6; p++) {
            var patientId = Ids.next();
            var observations = List.of(Ids.next(), Ids.next(), Ids.next());
            for (int save = 0; save < 3; save++) {
              var all = new ArrayList<org.hl7.fhir.r4.model.Resource>();
              all.add(Samples.patient(patientId, "Ng " + save));
              for (var id : observations) {
                all.add(Samples.pain(id, patientId, save + 1, "2026-11-2" + save));
              }
              transaction.executeWithoutResult(
                  s -> {
                    published.publish(patientId, Rendering.of(all));
                    published.publish(
                        null, Rendering.of(Samples.organization(Ids.next(), "Clinic")));
                  });
            }
          }
          signing.sign();
          return true;
        });
  }

  private Verification.Report check() {
    return clinic.asClinician(() -> verification.check());
  }

  @Test
  void anUntouchedRecordIsClean() {
    var report = check();
    assertThat(report.faults()).isEmpty();
    assertThat(report.versions()).isEqualTo(6 * 3 * 5);
    assertThat(report.chains()).isEqualTo(7);
    assertThat(String.join(" ", report.cannotSee())).contains("last root was signed at");
  }

  @Test
  void theFirstBadRowIsNamed() {
    var row = rows().getFirst();
    superUser.execute(
        "update fhir_version set body = body || ' '::bytea" + row.where(clinic.groupId()));
    assertThat(check().faults().getFirst())
        .contains(row.chain().toString())
        .contains("number " + row.number() + " ")
        .contains(row.type() + "/" + row.id());
  }

  @Test
  void noneOfSixtyTamperingsIsMissed() {
    assertThat(missed(60)).isEmpty();
  }

  @Test
  @Tag("drill")
  void noneOfAThousandTamperingsIsMissed() {
    assertThat(missed(1000)).isEmpty();
  }

  private List<String> missed(int times) {
    var group = clinic.groupId();
    superUser.execute("create schema if not exists tampering");
    for (var table : TABLES) {
      superUser.execute("drop table if exists tampering." + table);
      superUser.execute(
          "create table tampering.%1$s as select * from %1$s where clinic_group_id = '%2$s'"
              .formatted(table, group));
    }
    // One statement after the other in one go: a connection each would take most of the time.
    var putBack =
        TABLES.stream()
            .map(
                t ->
                    "delete from %1$s where clinic_group_id = '%2$s';insert into %1$s select * from tampering.%1$s"
                        .formatted(t, group))
            .collect(java.util.stream.Collectors.joining(";"));
    var rows = rows();
    var missed = new ArrayList<String>();
    for (int seed = 0; seed < times; seed++) {
      var kinds = Tampering.values();
      var deed = kinds[seed % kinds.length].deed(group, rows, new Random(seed));
      superUser.execute(String.join(";\n", deed.statements()));
      // The signer runs every minute: whatever it signs now must not hide the deed.
      clinic.asClinician(() -> signAgain());
      if (check().clean()) {
        missed.add("seed " + seed + ": " + deed.words());
      }
      superUser.execute(putBack);
    }
    assertThat(check().faults()).as("after everything was put back").isEmpty();
    return missed;
  }

  @Test
  void aChainWrittenAnewWithTrueHashesIsFoundByItsSignature() {
    var row = rows().getFirst();
    var group = clinic.groupId();
    // Rewrites the newest link and the head exactly as publishing would have.
    var links =
        clinic.asClinician(
            () ->
                transaction.execute(
                    s ->
                        jdbc.sql(
                                "select * from fhir_version where chain_id = ? order by number desc"
                                    + " limit 1")
                            .param(row.chain())
                            .query(
                                (r, n) -> {
                                  var link =
                                      new Link(
                                          row.chain(),
                                          r.getLong("number"),
                                          r.getString("type"),
                                          r.getString("resource_id"),
                                          r.getInt("version"),
                                          r.getTimestamp("published_at").toInstant(),
                                          new UUID(7, 7),
                                          r.getInt("mapping"),
                                          r.getBytes("body"));
                                  return java.util.Map.entry(
                                      link, link.hash(r.getBytes("previous_hash")));
                                })
                            .single()));
    var hex = java.util.HexFormat.of().formatHex(links.getValue());
    superUser.execute(
        "update fhir_version set author_id = '%s', hash = '\\x%s' where clinic_group_id = '%s' and chain_id = '%s' and number = %d"
            .formatted(new UUID(7, 7), hex, group, row.chain(), links.getKey().number()));
    superUser.execute(
        "update fhir_chain set hash = '\\x%s' where clinic_group_id = '%s' and chain_id = '%s'"
            .formatted(hex, group, row.chain()));
    assertThat(check().faults()).anyMatch(f -> f.contains("is not what was signed"));
  }

  @Test
  void aChangedFileOfSignedEndsIsFound() throws Exception {
    var file = signed.folder().resolve(clinic.groupId() + ".heads");
    var text = Files.readString(file);
    Files.writeString(file, text.replaceFirst(" 12 ", " 11 "));
    assertThat(check().faults()).anyMatch(f -> f.startsWith("The signed roots:"));
    Files.writeString(file, text);
    assertThat(check().faults()).isEmpty();
  }

  @Test
  void whatWasShortenedIsNotSignedAgain() throws Exception {
    var row = rows().getLast();
    var of =
        " where clinic_group_id = '%s' and chain_id = '%s'"
            .formatted(clinic.groupId(), row.chain());
    superUser.execute(
        "update fhir_chain set length = length - 1, hash = (select previous_hash from fhir_version"
            + of
            + " and number = "
            + row.chainLength()
            + ")"
            + of
            + ";delete from fhir_version"
            + of
            + " and number = "
            + row.chainLength());
    publishOne();
    clinic.asClinician(() -> signAgain());
    assertThat(check().faults()).anyMatch(f -> f.contains("number " + row.chainLength()));
  }

  @Test
  void whatGrewIsSignedAndACrashBeforeTheRootWasAddedIsMended() throws Exception {
    var roots = signed.folder().resolve(clinic.groupId() + ".roots");
    publishOne();
    clinic.asClinician(() -> signAgain());
    var after = Files.readAllLines(roots);
    assertThat(after).hasSize(2);
    Files.writeString(roots, after.getFirst() + "\n");
    assertThat(check().faults()).isEmpty();
    clinic.asClinician(() -> signAgain());
    assertThat(Files.readAllLines(roots)).isEqualTo(after);
  }

  @Test
  void olderEndsPutBackAreFound() throws Exception {
    var ends = signed.folder().resolve(clinic.groupId() + ".heads");
    var older = Files.readString(ends);
    publishOne();
    clinic.asClinician(() -> signAgain());
    Files.writeString(ends, older);
    assertThat(check().faults()).anyMatch(f -> f.startsWith("The signed roots:"));
  }

  private void publishOne() {
    clinic.asClinician(
        () ->
            transaction.execute(
                s -> {
                  published.publish(
                      null, Rendering.of(Samples.organization(Ids.next(), "Another clinic")));
                  return true;
                }));
  }

  private boolean signAgain() {
    signing.sign();
    return true;
  }

  private List<Tampering.Row> rows() {
    return clinic.asClinician(
        () ->
            transaction.execute(
                s ->
                    jdbc.sql(
                            """
                            select *, count(*) over (partition by chain_id) as length
                            from fhir_version order by chain_id, number
                            """)
                        .query(
                            (r, n) ->
                                new Tampering.Row(
                                    r.getObject("chain_id", UUID.class),
                                    r.getLong("number"),
                                    r.getLong("length"),
                                    r.getString("type"),
                                    r.getString("resource_id"),
                                    r.getInt("version")))
                        .list()));
  }
}
