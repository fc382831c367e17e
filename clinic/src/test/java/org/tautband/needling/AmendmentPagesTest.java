package org.tautband.needling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tautband.Fixtures;
import org.tautband.Visitor;
import org.tautband.database.Ids;
import org.tautband.kernel.count.OwnCount;
import org.tautband.needling.Wording.SeenAfterwards;

/** What can be changed after signing, by whom it was, why, and what stays as it was signed. */
class AmendmentPagesTest extends NeedlingTest {
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  private Visitor visitor;
  private SessionHead head;

  @BeforeEach
  void aSignedSession() {
    prepare();
    head = started();
    new Tablet(head).whole(1);
    as(
        () ->
            sessions.describe(
                patientId,
                head.id(),
                new Wording("lying", true, SeenAfterwards.NOTHING, 5, 3, "")));
    advise(head);
    assertThat(sign(head, 1, 1)).isInstanceOf(Signing.Done.class);
    visitor = new Visitor(base());
    visitor.signIn(kim.login(), Fixtures.PASSWORD);
  }

  private Visitor.Answer send(String page, Map<String, String> typed) {
    return visitor.post(head.path() + page, head.path() + page, typed);
  }

  /** Published versions that say so. */
  private int published(String words) {
    return as(
        () ->
            transaction.execute(
                t ->
                    jdbc.sql(
                            "select count(*) from fhir_version where"
                                + " convert_from(body, 'UTF8') like '%' || ? || '%'")
                        .param(words)
                        .query(Integer.class)
                        .single()));
  }

  private int publishedVersions() {
    return as(
        () ->
            transaction.execute(
                t ->
                    jdbc.sql(
                            "select count(*) from fhir_version where type = 'Procedure' and"
                                + " resource_id = ?")
                        .param(head.id().toString())
                        .query(Integer.class)
                        .single()));
  }

  @Test
  void wordingIsAmendedOnlyWithReasonAndPasswordAndBothVersionsAreShown() {
    assertThat(published("sitting")).isZero();
    Map<String, String> typed = new HashMap<>(Map.of("position", "sitting", "seen", "FAINT"));
    var refused = send("/notes", typed);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("Reason for the change is missing", "value=\"sitting\"");
    typed.put("reason", "Mixed up with the patient before");
    refused = send("/notes", typed);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("not your password", "value=\"sitting\"");
    assertThat(read(head).wording().position()).isEqualTo("lying");
    typed.put("password", Fixtures.PASSWORD);
    assertThat(send("/notes", typed).status()).isEqualTo(302);
    assertThat(read(head).wording().position()).isEqualTo("sitting");
    assertThat(published("sitting")).isEqualTo(1);

    String insertion = "/insertions/" + read(head).insertions().getFirst().id();
    assertThat(send(insertion, Map.of("depth", "20")).status()).isEqualTo(422);
    assertThat(
            send(
                    insertion,
                    Map.of("depth", "20", "reason", "Left out", "password", Fixtures.PASSWORD))
                .status())
        .isEqualTo(302);

    assertThat(visitor.get(head.path()).body()).contains(head.path() + "/versions");
    assertThat(visitor.get(head.path() + "/versions").body())
        .contains("lying", "sitting", "Mixed up with the patient before", "felt faint")
        .contains("Insertion of needle 1", "Depth, mm", "Left out", "Counted by hand");
  }

  @Test
  void aNeedleNoticedLaterIsAddedWithReasonAndPasswordAndTheSignedCountStays() {
    int before = publishedVersions();
    assertThat(visitor.get(head.path()).body()).contains(head.path() + "/needles");
    Map<String, String> typed = new HashMap<>();
    typed.put("submission", Ids.next().toString());
    typed.put("kind", "IN");
    typed.put("day.day", "31");
    typed.put("day.month", "2");
    typed.put("day.year", "2026");
    typed.put("time", "half past nine");
    var refused = send("/needles", typed);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body())
        .contains("February 2026 has the days 1 to 28", "Reason for the change is missing");
    String page = visitor.get(head.path() + "/needles").body();
    for (String field : List.of("day.day", "day.month", "day.year", "time")) {
      typed.put(field, org.jsoup.Jsoup.parse(page).select("[name='" + field + "']").val());
    }
    typed.put("muscle", "trapezius_desc");
    typed.put("side", "RIGHT");
    typed.put("reason", "Found in the sheet when the room was cleared");
    typed.put("password", Fixtures.PASSWORD);
    assertThat(send("/needles", typed).status()).isEqualTo(302);
    assertThat(send("/needles", typed).status()).as("sent twice").isEqualTo(302);
    Session session = read(head);
    assertThat(session.tally().recorded()).isEqualTo(new OwnCount(2, 1));
    assertThat(session.signature().counted()).isEqualTo(new OwnCount(1, 1));
    assertThat(session.insertions()).hasSize(2);
    assertThat(visitor.get(head.path()).body())
        .contains("Open since signing", "is in the patient", "Signed for 1 opened and 1 in")
        .contains("Found in the sheet");

    typed.put("submission", Ids.next().toString());
    typed.put("needle", "2");
    typed.put("kind", "OUT");
    typed.put("reason", "It had come out by itself");
    assertThat(send("/needles", typed).status()).isEqualTo(302);
    typed.put("submission", Ids.next().toString());
    typed.put("kind", "SHARPS");
    typed.put("reason", "Put into the box now");
    assertThat(send("/needles", typed).status()).isEqualTo(302);
    assertThat(read(head).tally().recorded()).isEqualTo(new OwnCount(2, 2));
    assertThat(read(head).head().needlesIn()).isZero();
    assertThat(publishedVersions()).isEqualTo(before + 3);
    assertThat(visitor.get(head.path() + "/versions").body())
        .contains("Needle entries added", "Found in the sheet", "It had come out by itself");
  }

  @Test
  void aWrongEntryIsTakenBackAndStaysReadable() {
    UUID sharps = read(head).entries().getLast().entry().id();
    Map<String, String> typed =
        Map.of(
            "submission", Ids.next().toString(),
            "needle", "1",
            "kind", "UNDO",
            "day.day", "1",
            "day.month", "10",
            "day.year", "2026",
            "time", "09:30",
            "reason", "It was not in the box",
            "password", Fixtures.PASSWORD);
    assertThat(send("/needles", typed).status()).isEqualTo(302);
    Session session = read(head);
    assertThat(session.tally().recorded()).isEqualTo(new OwnCount(1, 0));
    assertThat(session.entries()).extracting(e -> e.entry().id()).contains(sharps);
    assertThat(visitor.get(head.path()).body()).contains("Open since signing");
  }

  @Test
  void aNeedleThatIsNotThereCannotBeTakenBack() {
    Map<String, String> typed =
        Map.of(
            "kind", "UNDO",
            "day.day", "1",
            "day.month", "10",
            "day.year", "2026",
            "time", "09:30",
            "reason", "x",
            "password", Fixtures.PASSWORD);
    assertThat(send("/needles", typed).body()).contains("nothing to take back");
    assertThat(read(head).entries()).hasSize(4);
  }
}
