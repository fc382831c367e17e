package org.tautband.shell.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tautband.access.Actor;
import org.tautband.access.CurrentActor;
import org.tautband.database.ClinicGroups;
import org.tautband.database.CurrentGroup;
import org.tautband.database.Ids;
import org.tautband.database.Installation;
import org.tautband.database.InstanceClock;

/**
 * The demonstration: one clinic group with invented people, loaded through the modules' own doors.
 * It is loaded once and whole, in one transaction; opening it again changes nothing.
 */
@Component
public class DemoClinic {
  /** Every demo login's password. It stands in the source: nothing real is ever behind it. */
  public static final String PASSWORD = "dry-needling-demo";

  private final Installation installation;
  private final ClinicGroups groups;
  private final TransactionTemplate whole;
  private final DemoStaff staff;
  private final DemoPatients patients;
  private final InstanceClock clock;
  private final DemoRecords records;
  private final DemoClient client;
  private final DemoQuestions questions;
  private final DemoArticle article;

  DemoClinic(
      Installation installation,
      ClinicGroups groups,
      PlatformTransactionManager transactions,
      DemoStaff staff,
      DemoPatients patients,
      InstanceClock clock,
      DemoRecords records,
      DemoClient client,
      DemoQuestions questions,
      DemoArticle article) {
    this.installation = installation;
    this.groups = groups;
    this.whole = new TransactionTemplate(transactions);
    this.staff = staff;
    this.patients = patients;
    this.clock = clock;
    this.records = records;
    this.client = client;
    this.questions = questions;
    this.article = article;
  }

  /** How to sign in to the demonstration. */
  public record Login(String role, String user, String password) {}

  /** Somebody one can be in the demonstration, for example "Kim Demoson, clinician". */
  public record Face(String login, String name, String role) {}

  /** Everybody who signs in to the demonstration. */
  public static List<Face> faces() {
    return Stream.of(DemoStaff.Person.values())
        .map(p -> new Face(p.login(), p.fullName(), p.role().inWords()))
        .toList();
  }

  /** The FHIR client of the demonstration. */
  public record Client(String id, String secret) {}

  /** What a visitor of the demonstration needs to know. */
  public record Opened(List<Login> logins, Optional<Client> client) {}

  /** Loads what this installation does not hold yet, and says how to get in. */
  public Opened open() {
    if (!installation.isDemonstration()) {
      as(
          Ids.next(),
          () ->
              whole.executeWithoutResult(
                  transaction -> {
                    installation.becomeDemonstration();
                    groups.create(CurrentGroup.required(), "Demonstration clinics");
                    load("", clock::moveForward);
                  }));
    }
    as(groups.ids().getFirst(), records::bringIn);
    var logins = new ArrayList<Login>();
    for (var person : DemoStaff.Person.values()) {
      logins.add(new Login(person.role().inWords().replace(' ', '_'), person.login(), PASSWORD));
    }
    return new Opened(List.copyOf(logins), Optional.of(client.same()));
  }

  private static void as(UUID groupId, Runnable work) {
    CurrentGroup.run(
        groupId,
        () ->
            CurrentActor.call(
                Actor.TAUTBAND,
                () -> {
                  work.run();
                  return true;
                }));
  }

  /**
   * Loads clinics, staff and patients into the current group.
   *
   * @param loginSuffix ends every login, so that a test can load a group of its own
   * @param passing lets time pass between the visits
   */
  public void load(String loginSuffix, Consumer<Duration> passing) {
    var house = staff.hire(loginSuffix);
    patients.admit(house, passing);
    questions.ask(house);
    article.draft(house);
  }
}
