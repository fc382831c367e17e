package org.tautband.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tautband.Visitor;
import org.tautband.shell.cli.Commands;

/**
 * Desks register, patients answer check-ins and mail goes out while PostgreSQL, then the
 * application, is killed with signal 9. What was acknowledged is there, nothing half, nothing
 * twice; sending again what was not acknowledged makes it one; every mail is sent, and one that
 * comes twice has the same Message-ID.
 */
@Timeout(value = 25, unit = TimeUnit.MINUTES)
class KilledTest {
  private static final int ACKNOWLEDGED_BEFORE_A_KILL = 10;
  @TempDir Path dir;

  private final GreenMail mailServer =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final Set<UUID> mailed = new TreeSet<>();
  private final Registrations desks = new Registrations();
  private @Nullable RunningClinic running;

  @Test
  void nothingAcknowledgedIsLostWhenDatabaseAndApplicationAreKilledOnce() throws Exception {
    drill(1);
  }

  @Test
  @Tag("drill")
  void nothingAcknowledgedIsLostInTenRoundsOfKilling() throws Exception {
    drill(10);
  }

  @AfterEach
  void nothingGoesOn() {
    if (running != null) running.close();
    mailServer.stop();
  }

  private void drill(int rounds) throws Exception {
    mailServer.start();
    var data = dir.resolve("data");
    var clinic = start(data, SendingClinic.MAILS);
    var patients = new Answers(clinic.links());
    for (int round = 1; round <= rounds; round++) {
      work(clinic, patients);
      boolean last = round == rounds;
      clinic = start(data, last ? SendingClinic.LATER : SendingClinic.MAILS);
      try (var database = clinic.database()) {
        examine(clinic, database, patients);
        if (last) {
          assertEveryMailIsSent(database);
          assertThat(Commands.run("verify", "--data", data.toString()))
              .as("verify, beside the running application")
              .isZero();
        }
      }
    }
  }

  private RunningClinic start(Path data, String... settings) throws IOException {
    var clinic = RunningClinic.sending(data, mailServer.getSmtp().getPort(), settings);
    running = clinic;
    return clinic;
  }

  /** Everybody works; PostgreSQL dies, comes back, and then the application dies. */
  private void work(RunningClinic clinic, Answers patients) throws Exception {
    desks.begin(
        IntStream.range(0, 3).mapToObj(i -> clinic.signedIn(clinic.logins().get(i % 2))).toList());
    patients.begin(IntStream.range(0, 2).mapToObj(i -> new Visitor(clinic.base())).toList());
    awaitMore(clinic, patients);
    clinic.killDatabase();
    awaitMore(clinic, patients);
    Thread.sleep(ThreadLocalRandom.current().nextInt(300));
    clinic.kill();
    desks.end();
    patients.end();
    mailed.addAll(clinic.mailed());
  }

  private void awaitMore(RunningClinic clinic, Answers patients) throws InterruptedException {
    int before = clinic.mailed().size();
    desks.awaitMore(ACKNOWLEDGED_BEFORE_A_KILL);
    patients.awaitMore(ACKNOWLEDGED_BEFORE_A_KILL);
    while (clinic.mailed().size() < before + ACKNOWLEDGED_BEFORE_A_KILL) {
      Thread.sleep(20);
    }
  }

  private void examine(RunningClinic clinic, Connection database, Answers patients)
      throws SQLException {
    assertThat(ids(database, "select id from patient")).containsAll(desks.acknowledged());
    assertThat(ids(database, "select id from checkin_reply")).containsAll(patients.acknowledged());
    assertNothingIsHalfThere(database);
    desks.retry(clinic.signedIn(clinic.logins().getFirst()));
    patients.retry(new Visitor(clinic.base()));
    assertThat(desks.acknowledged()).isEqualTo(desks.sent());
    assertThat(patients.acknowledged()).isEqualTo(patients.sent());
    assertThat(ids(database, "select id from patient")).containsAll(desks.sent());
    assertThat(ids(database, "select id from checkin_reply where words like 'Answer number%'"))
        .isEqualTo(patients.sent());
    assertNothingIsHalfThere(database);
    assertThat(
            ids(
                database,
                """
                select min(id::text)::uuid from patient group by identity having count(*) > 1
                """))
        .as("registered twice")
        .isEmpty();
    assertThat(
            ids(
                database,
                """
                select min(id::text)::uuid from checkin_reply where words like 'Answer number%'
                group by words having count(*) > 1
                """))
        .as("answered twice")
        .isEmpty();
    assertThat(
            ids(
                database,
                "select patient_id from audit_patient a join audit_entry e"
                    + " on e.id = a.audit_id and e.action = 'POST'"))
        .as("every save stands in the audit")
        .containsAll(desks.sent());
  }

  private static void assertNothingIsHalfThere(Connection database) throws SQLException {
    var patients = ids(database, "select id from patient");
    assertThat(ids(database, "select patient_id from patient_search_key")).isEqualTo(patients);
    assertThat(ids(database, "select resource_id::uuid from fhir_current where type = 'Patient'"))
        .isEqualTo(patients);
    assertThat(
            ids(
                database,
                """
                select c.chain_id from fhir_chain c where c.length <>
                  (select count(*) from fhir_version v where v.chain_id = c.chain_id)
                """))
        .as("chains whose head does not fit")
        .isEmpty();
    assertThat(
            ids(
                database,
                """
                select r.id from checkin_reply r where r.words like 'Answer number%' and
                  (select count(*) from fhir_version v where v.resource_id = r.checkin_id::text
                    and v.type = 'QuestionnaireResponse'
                    and position(convert_to(r.id::text, 'UTF8') in v.body) > 0) <> 1
                """))
        .as("answers that are not published once")
        .isEmpty();
    assertThat(
            ids(
                database,
                """
                select r.patient_id from checkin_reply r group by r.patient_id
                having count(*) <> (select count(*) from audit_patient p
                  join audit_entry e on e.id = p.audit_id and e.route = '/checkin/answer'
                  where p.patient_id = r.patient_id)
                """))
        .as("patients whose answers are not each once in the audit")
        .isEmpty();
  }

  private void assertEveryMailIsSent(Connection database) throws Exception {
    while (!ids(database, "select id from outbox_mail where sent_at is null").isEmpty()) {
      Thread.sleep(100);
    }
    assertThat(ids(database, "select id from outbox_mail")).containsAll(mailed);
    var receivers = new TreeMap<String, Set<String>>();
    for (var message : mailServer.getReceivedMessages()) {
      receivers
          .computeIfAbsent(message.getMessageID(), id -> new TreeSet<>())
          .add(receiver(message));
    }
    var written = new TreeMap<String, Set<String>>();
    try (var statement = database.createStatement();
        var rows = statement.executeQuery("select message_id, to_address from outbox_mail")) {
      while (rows.next()) {
        written.put(rows.getString(1), Set.of(rows.getString(2)));
      }
    }
    assertThat(receivers).as("each mail under its one Message-ID").isEqualTo(written);
    System.out.printf(
        "%d patients and %d answers kept, %d mails sent, %d of them twice%n",
        desks.sent().size(),
        ids(database, "select id from checkin_reply").size(),
        written.size(),
        mailServer.getReceivedMessages().length - written.size());
  }

  private static String receiver(jakarta.mail.internet.MimeMessage message)
      throws MessagingException {
    return message.getAllRecipients()[0].toString();
  }

  private static Set<UUID> ids(Connection database, String query) throws SQLException {
    var ids = new TreeSet<UUID>();
    try (var statement = database.createStatement();
        var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        ids.add(rows.getObject(1, UUID.class));
      }
    }
    return ids;
  }
}
