package org.tautband.shell.demo;

import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tautband.access.Accounts;
import org.tautband.access.Actor;
import org.tautband.access.Role;
import org.tautband.clinics.Clinic;
import org.tautband.clinics.Clinics;
import org.tautband.clinics.OpeningHours;
import org.tautband.clinics.Policy;
import org.tautband.database.Ids;
import org.tautband.evidence.BodyGroup;
import org.tautband.evidence.Content;
import org.tautband.practitioners.Discipline;
import org.tautband.practitioners.NeedlingTraining;
import org.tautband.practitioners.Practitioner;
import org.tautband.practitioners.Practitioners;
import org.tautband.practitioners.Registration;

/**
 * Two invented clinics in two time zones that decided differently, and the people who work there.
 */
@Component
class DemoStaff {
  private static final ZoneId ZONE = ZoneId.of("Europe/Dublin");
  private static final ZoneId HILLSIDE = ZoneId.of("Europe/Berlin");
  private final Clock clock;
  private final Content content;
  private final Clinics clinics;
  private final Practitioners practitioners;
  private final Accounts accounts;

  DemoStaff(
      Clock clock,
      Content content,
      Clinics clinics,
      Practitioners practitioners,
      Accounts accounts) {
    this.clock = clock;
    this.content = content;
    this.clinics = clinics;
    this.practitioners = practitioners;
    this.accounts = accounts;
  }

  /** Who can sign in to the demonstration. */
  enum Person {
    KIM("kim", "Kim", "Demoson", Role.CLINICIAN),
    LEE("lee", "Lee", "Exempel", Role.CLINICIAN),
    FRANKIE("frankie", "Frankie", "Desk", Role.FRONT_DESK),
    MAXI("maxi", "Maxi", "Manager", Role.MANAGER),
    ADA("ada", "Ada", "Admin", Role.ADMINISTRATOR);

    private final String login;
    private final String given;
    private final String family;
    private final Role role;

    Person(String login, String given, String family, Role role) {
      this.login = login;
      this.given = given;
      this.family = family;
      this.role = role;
    }

    String login() {
      return login;
    }

    Role role() {
      return role;
    }

    String fullName() {
      return given + " " + family;
    }
  }

  /** Opens the clinics and gives everybody a login. */
  DemoHouse hire(String loginSuffix) {
    var riverside =
        clinics.open(
            clinic("Riverside Physiotherapy", ZONE, "020 915 0100", Policy.first()),
            List.of("Room 1", "Room 2", "Room 3"));
    var hillside =
        clinics.open(
            clinic(
                "Hillside Physiotherapy",
                HILLSIDE,
                "020 915 0200",
                new Policy(30, 20, 16, 3, false)),
            List.of("Blue room", "Green room"));
    var people = new EnumMap<Person, Actor>(Person.class);
    for (var person : Person.values()) {
      people.put(person, hire(person, person.login() + loginSuffix, riverside));
    }
    return new DemoHouse(
        riverside,
        clinics.rooms(riverside.id()),
        hillside,
        clinics.rooms(hillside.id()),
        known(people, Person.KIM),
        known(people, Person.LEE),
        known(people, Person.FRANKIE));
  }

  private static Actor known(Map<Person, Actor> people, Person person) {
    return java.util.Objects.requireNonNull(people.get(person));
  }

  private Actor hire(Person person, String login, Clinic home) {
    var treats = person.role() == Role.CLINICIAN ? practitioner(person) : null;
    var roles = Set.of(person.role());
    var fresh = new Accounts.NewAccount(login, person.fullName(), roles, treats, home.id());
    var id =
        switch (accounts.add(fresh)) {
          case Accounts.Added.Done done -> done.accountId();
          case Accounts.Added.LoginTaken taken ->
              throw new IllegalStateException("The login " + taken.login() + " is taken");
        };
    accounts.choosePassword(id, DemoClinic.PASSWORD);
    return new Actor(id, login, person.fullName(), roles, treats, home.id());
  }

  private UUID practitioner(Person person) {
    var today = LocalDate.ofInstant(clock.instant(), ZONE);
    var everywhere = content.bodyGroups().stream().map(BodyGroup::id).collect(toSet());
    var trainings =
        person == Person.KIM
            ? List.of(training("Needling, whole body", everywhere, today.plusYears(2)))
            : List.of(
                training(
                    "Needling, neck and shoulder", lees("neck", "shoulder"), today.plusYears(1)),
                training("Needling, leg and foot", lees("leg", "foot"), today.minusDays(25)));
    var registration =
        new Registration("Invented register", "INV-" + person.login(), today.plusMonths(10));
    return practitioners
        .add(
            new Practitioner(
                Ids.next(),
                person.given,
                person.family,
                Discipline.PHYSIOTHERAPIST,
                List.of(registration),
                trainings,
                true,
                1))
        .id();
  }

  private static Set<String> lees(String... bodyGroups) {
    return Stream.of(bodyGroups).collect(toSet());
  }

  private static NeedlingTraining training(
      String title, Set<String> bodyGroups, @Nullable LocalDate expiresOn) {
    return new NeedlingTraining(title, bodyGroups, "Invented certificate, seen", expiresOn);
  }

  private static Clinic clinic(String name, ZoneId zone, String phone, Policy policy) {
    var weekdays =
        Stream.of(DayOfWeek.values())
            .filter(day -> day.getValue() <= 5)
            .map(day -> new OpeningHours.Opening(day, LocalTime.of(8, 0), LocalTime.of(18, 0)))
            .toList();
    return new Clinic(
        Ids.next(),
        name,
        zone,
        "en-IE",
        "112",
        phone,
        "1 Example Quay\nNowhere",
        new OpeningHours(weekdays),
        policy,
        1);
  }
}
