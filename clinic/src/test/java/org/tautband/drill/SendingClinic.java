package org.tautband.drill;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.tautband.Tautband;
import org.tautband.access.Actor;
import org.tautband.access.CurrentActor;
import org.tautband.access.LinkSecrets;
import org.tautband.database.ClinicGroups;
import org.tautband.database.CurrentGroup;
import org.tautband.database.Ids;
import org.tautband.database.InstanceClock;
import org.tautband.outbox.Mail;
import org.tautband.outbox.Outbox;
import org.tautband.shell.demo.DemoClinic;

/**
 * The application with the demonstration's people, but as a clinic that really sends its mail: the
 * demonstration itself delivers nowhere. It tells the check-ins that may be answered, and each mail
 * whose cause was committed.
 */
final class SendingClinic {
  /** Longer than a mail may be under way: then it is handed over again. */
  static final Duration NOBODY_ELSE_TAKES_IT = Duration.ofMinutes(11);

  static final String LATER = "--drill.later=true";
  static final String MAILS = "--drill.mails=true";
  private static final long BETWEEN_MAILS_MILLIS = 50;

  private final ConfigurableApplicationContext running;
  private final TransactionTemplate transaction;
  private final Outbox outbox;

  private SendingClinic(ConfigurableApplicationContext running) {
    this.running = running;
    this.transaction = running.getBean(TransactionTemplate.class);
    this.outbox = running.getBean(Outbox.class);
  }

  public static void main(String[] arguments) {
    var all =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--logging.threshold.console=OFF",
                "--tautband.mail.host=127.0.0.1",
                "--tautband.mail.from=mail@clinics.example",
                "--tautband.mail.encryption=NONE"));
    all.addAll(List.of(arguments));
    var clinic =
        new SendingClinic(SpringApplication.run(Tautband.class, all.toArray(String[]::new)));
    var group = clinic.group();
    clinic.tell(group);
    if (List.of(arguments).contains(LATER)) {
      clinic.running.getBean(InstanceClock.class).moveForward(NOBODY_ELSE_TAKES_IT);
    }
    if (List.of(arguments).contains(MAILS)) {
      Thread.ofPlatform().daemon().start(() -> clinic.mail(group));
    }
    System.out.println("Ctrl-C ends it.");
  }

  private UUID group() {
    var groups = running.getBean(ClinicGroups.class);
    if (groups.ids().isEmpty()) {
      as(
          Ids.next(),
          () -> {
            groups.create(CurrentGroup.required(), "Drilled clinics");
            running.getBean(DemoClinic.class).load("", passing -> {});
          });
    }
    return groups.ids().getFirst();
  }

  private void as(UUID group, Runnable work) {
    CurrentGroup.run(
        group,
        () ->
            CurrentActor.call(
                Actor.TAUTBAND,
                () -> {
                  transaction.executeWithoutResult(status -> work.run());
                  return true;
                }));
  }

  private void tell(UUID group) {
    var port = ((WebServerApplicationContext) running).getWebServer().getPort();
    System.out.println("ready http://127.0.0.1:" + port);
    for (var login : List.of("kim", "frankie", "lee", "maxi")) {
      System.out.println("login staff " + login);
    }
    var secrets = running.getBean(LinkSecrets.class);
    var tomorrow = running.getBean(InstanceClock.class).instant().plus(Duration.ofDays(1));
    as(
        group,
        () ->
            running
                .getBean(JdbcClient.class)
                .sql(
                    """
                    select l.id, extract(year from p.birth_date)::int as born
                    from checkin_link l join patient p on p.id = l.patient_id
                    where l.session_id is not null and l.ended_at is null and l.expires_at > ?
                    order by l.id
                    """)
                .param(OffsetDateTime.ofInstant(tomorrow, ZoneOffset.UTC))
                .query(
                    (row, n) ->
                        "checkin "
                            + secrets.of(row.getObject("id", UUID.class))
                            + " "
                            + row.getInt("born"))
                .list()
                .forEach(System.out::println));
  }

  /** Until it is killed. */
  private void mail(UUID group) {
    for (int n = 0; ; n++) {
      var mail =
          new Mail(
              Ids.next(),
              "p" + n + "@patients.example",
              "Riverside",
              Mail.Kind.CHECK_IN,
              Ids.next());
      try {
        as(group, () -> outbox.add(mail));
        System.out.println("mailed " + mail.id());
        Thread.sleep(BETWEEN_MAILS_MILLIS);
      } catch (DataAccessException | TransactionException databaseIsAway) {
        Thread.yield();
      } catch (InterruptedException stopped) {
        return;
      }
    }
  }
}
