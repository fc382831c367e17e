package org.tautband.worklist.web;

import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tautband.access.Accounts;
import org.tautband.access.Accounts.Account;
import org.tautband.access.Actor;
import org.tautband.access.Audit;
import org.tautband.access.CareRelations;
import org.tautband.access.Role;
import org.tautband.clinics.Clinic;
import org.tautband.clinics.Clinics;
import org.tautband.patients.Patient;
import org.tautband.patients.Patients;
import org.tautband.worklist.Item;
import org.tautband.worklist.Item.About;

/** Puts items into words for the person who reads them; whoever is named stands in the audit. */
@Component
class Lines {
  private final Patients patients;
  private final Clinics clinics;
  private final Accounts accounts;
  private final CareRelations care;
  private final Clock clock;

  Lines(Patients patients, Clinics clinics, Accounts accounts, CareRelations care, Clock clock) {
    this.patients = patients;
    this.clinics = clinics;
    this.accounts = accounts;
    this.care = care;
    this.clock = clock;
  }

  /**
   * One item as a person of this role reads it.
   *
   * @param born null when it is about nobody with a record
   * @param clinical empty for people who read no clinical text
   * @param next who sees it when it is overdue
   * @param people to whom it can be given, name by account
   */
  record Line(
      Item item,
      String about,
      @Nullable LocalDate born,
      String clinical,
      String whose,
      boolean mine,
      boolean overdue,
      String next,
      Map<UUID, String> people) {
    /** Id of the field for the closing words. */
    public String field() {
      return "words-" + item.id();
    }
  }

  /** In the order of the items. */
  List<Line> of(List<Item> items, Actor actor) {
    var known =
        patients.all(items.stream().flatMap(Lines::patient).distinct().toList()).stream()
            .collect(Collectors.toMap(Patient::id, Function.identity()));
    known.keySet().forEach(Audit::shows);
    var readable = care.among(known.keySet());
    var clinicNames = clinics.all().stream().collect(Collectors.toMap(Clinic::id, Clinic::name));
    var people = accounts.all().stream().filter(a -> a.disabledAt() == null).toList();
    return items.stream()
        .map(item -> line(item, actor, known, readable, clinicNames, people))
        .toList();
  }

  Line of(Item item, Actor actor) {
    return of(List.of(item), actor).getFirst();
  }

  private Line line(
      Item item,
      Actor actor,
      Map<UUID, Patient> known,
      Set<UUID> readable,
      Map<UUID, String> clinicNames,
      List<Account> people) {
    var taken = item.owner().taken();
    boolean mine = taken != null && taken.accountId().equals(actor.accountId());
    boolean overdue = item.overdue(clock.instant());
    var patient = patient(item).findFirst().map(known::get);
    return new Line(
        item,
        patient.map(p -> p.identity().name().familyFirst()).orElseGet(() -> named(item)),
        patient.map(p -> p.identity().birthDate()).orElse(null),
        seesClinical(item, actor, readable) ? item.what().clinical() : "",
        whose(item, mine, clinicNames),
        mine,
        overdue,
        next(item, overdue, people),
        item.isGivenBy(actor) ? mayHave(item, people) : Map.of());
  }

  private static boolean seesClinical(Item item, Actor actor, Set<UUID> readable) {
    return switch (item.about()) {
      case About.Named named -> actor.seesClinicalText();
      case About.Patient known -> readable.contains(known.patientId());
    };
  }

  private static Stream<UUID> patient(Item item) {
    return switch (item.about()) {
      case About.Patient known -> Stream.of(known.patientId());
      case About.Named named -> Stream.of();
    };
  }

  private static String named(Item item) {
    return switch (item.about()) {
      case About.Named named -> named.name();
      case About.Patient known -> "";
    };
  }

  private static String whose(Item item, boolean mine, Map<UUID, String> clinicNames) {
    var owner = item.owner();
    var taken = owner.taken();
    var at = owner.clinicId() == null ? null : clinicNames.get(owner.clinicId());
    var who = taken == null ? "nobody yet; a " + owner.role().inWords() : taken.name();
    return (mine ? "you, " : "")
        + who
        + ", "
        + (at == null ? "any clinic" : at)
        + (taken == null || taken.givenBy().isEmpty() ? "" : "; by " + taken.givenBy());
  }

  private static Map<UUID, String> mayHave(Item item, List<Account> people) {
    return people.stream()
        .filter(a -> a.roles().contains(item.owner().role()))
        .collect(
            Collectors.toMap(
                Account::id, Account::name, (one, other) -> one, java.util.LinkedHashMap::new));
  }

  /** Owner first, then the clinic's manager: on the list, never by mail. */
  private static String next(Item item, boolean overdue, List<Account> people) {
    var clinic = item.owner().clinicId();
    var managers =
        people.stream()
            .filter(a -> a.roles().contains(Role.MANAGER))
            .filter(a -> clinic == null || a.clinicId() == null || clinic.equals(a.clinicId()))
            .map(Account::name)
            .collect(joining(" and "));
    if (managers.isEmpty()) return "No manager of this clinic has a login";
    return overdue ? "The manager sees it too: " + managers : "Then the manager: " + managers;
  }
}
