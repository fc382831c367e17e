package org.tautband.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import org.tautband.ClinicTest;
import org.tautband.database.Ids;

class PublishedTest extends ClinicTest {
  @Autowired Published published;
  @Autowired Versions versions;
  @Autowired VersionTable table;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  private void publish(UUID patientId, Rendering rendering) {
    clinic.asClinician(
        () -> {
          transaction.executeWithoutResult(s -> published.publish(patientId, rendering));
          return true;
        });
  }

  private List<Versions.Version> history(String type, UUID id) {
    return clinic.asClinician(() -> versions.history(type, id.toString(), 1000, 1000));
  }

  @Test
  void aVersionIsAppendedOnlyWhenTheContentChanged() {
    var id = Ids.next();
    publish(id, Rendering.of(Samples.patient(id, "Ng")));
    publish(id, Rendering.of(Samples.patient(id, "Ng")));
    publish(id, Rendering.of(Samples.patient(id, "Byrne")));
    var all = history("Patient", id);
    assertThat(all).extracting(Versions.Version::version).containsExactly(2, 1);
    assertThat(new String(all.getFirst().bytes(), StandardCharsets.UTF_8))
        .startsWith(
            "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\",\"meta\":{\"versionId\":\"2\"")
        .contains("Byrne");
    var parsed =
        (org.hl7.fhir.r4.model.Patient)
            Json.parser().parseResource(new String(all.getFirst().bytes(), StandardCharsets.UTF_8));
    assertThat(parsed.getMeta().getVersionId()).isEqualTo("2");
  }

  @Test
  void goingBackToAnEarlierContentIsAVersionToo() {
    var id = Ids.next();
    publish(id, Rendering.of(Samples.patient(id, "A")));
    publish(id, Rendering.of(Samples.patient(id, "B")));
    publish(id, Rendering.of(Samples.patient(id, "A")));
    assertThat(history("Patient", id)).hasSize(3);
  }

  @Test
  void nothingIsPublishedWhenTheTransactionRollsBack() {
    var id = Ids.next();
    assertThatThrownBy(
            () ->
                clinic.asClinician(
                    () -> {
                      transaction.executeWithoutResult(
                          s -> {
                            published.publish(id, Rendering.of(Samples.patient(id, "Ng")));
                            throw new IllegalStateException("planned");
                          });
                      return true;
                    }))
        .hasMessage("planned");
    assertThat(history("Patient", id)).isEmpty();
  }

  @Test
  void outsideATransactionPublishingIsRefused() {
    var id = Ids.next();
    assertThatThrownBy(
            () ->
                clinic.asClinician(
                    () -> {
                      published.publish(id, Rendering.of(Samples.patient(id, "Ng")));
                      return true;
                    }))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  @Test
  void aResourceWithoutAUsableIdIsRefusedAtOnce() {
    var nameless = new org.hl7.fhir.r4.model.Patient();
    assertThatThrownBy(() -> publish(Ids.next(), Rendering.of(nameless)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void writersOfOneChainLeaveNoGapAndNoFork() throws Exception {
    var patientId = Ids.next();
    var jobs =
        java.util.stream.IntStream.range(0, 24)
            .<Callable<Boolean>>mapToObj(
                n ->
                    () -> {
                      var other = n % 3 == 0 ? Ids.next() : patientId;
                      clinic.asClinician(
                          () -> {
                            transaction.executeWithoutResult(
                                s -> {
                                  var rendering =
                                      Rendering.of(
                                          Samples.pain(
                                              Ids.next(), patientId, n % 10, "2026-11-25"));
                                  published.publish(n % 2 == 0 ? other : patientId, rendering);
                                  published.publish(
                                      null,
                                      Rendering.of(Samples.organization(Ids.next(), "Org " + n)));
                                  published.publish(
                                      n % 2 == 0 ? patientId : other,
                                      Rendering.of(
                                          Samples.pain(Ids.next(), patientId, 3, "2026-11-24")));
                                });
                            return true;
                          });
                      return true;
                    })
            .toList();
    try (var pool = Executors.newFixedThreadPool(8)) {
      for (var done : pool.invokeAll(jobs)) {
        assertThat(done.get()).isTrue();
      }
    }
    var numbers =
        clinic.asClinician(
            () ->
                transaction.execute(
                    s ->
                        jdbc.sql(
                                "select count(*), max(number) from fhir_version where chain_id = ?")
                            .param(clinic.groupId())
                            .query((row, n) -> List.of(row.getLong(1), row.getLong(2)))
                            .single()));
    assertThat(numbers).containsExactly(24L, 24L);
  }

  @Test
  void theApplicationCannotChangeOrDeleteAVersion() {
    var id = Ids.next();
    publish(id, Rendering.of(Samples.patient(id, "Ng")));
    for (var sql : List.of("update fhir_version set version = 9", "delete from fhir_version")) {
      assertThatThrownBy(
              () -> clinic.asClinician(() -> transaction.execute(s -> jdbc.sql(sql).update())))
          .rootCause()
          .hasMessageContaining("permission denied");
    }
  }
}
