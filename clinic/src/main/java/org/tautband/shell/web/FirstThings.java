package org.tautband.shell.web;

import static java.util.stream.Collectors.toMap;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tautband.access.Actor;
import org.tautband.access.Audit;
import org.tautband.access.CareRelations;
import org.tautband.clinics.Clinic;
import org.tautband.patients.Patient;
import org.tautband.patients.Patients;
import org.tautband.worklist.Item;
import org.tautband.worklist.Kind;
import org.tautband.worklist.Worklist;

/**
 * The lines of the worklist that a clinician sees on Today: alerts first, then calls, incidents.
 */
@Component
class FirstThings {
  private static final int MOST = 6;
  private static final List<Kind> SHOWN = List.of(Kind.ALERT, Kind.UNANSWERED, Kind.INCIDENT);
  private static final List<Kind> TO_READ = List.of(Kind.CHECK_IN);
  private final Worklist worklist;
  private final Patients patients;
  private final CareRelations care;

  FirstThings(Worklist worklist, Patients patients, CareRelations care) {
    this.worklist = worklist;
    this.patients = patients;
    this.care = care;
  }

  /**
   * A line.
   *
   * @param patient null when it is about nobody with a record
   * @param clinical empty when the record is closed to who reads it
   */
  record Line(Item item, @Nullable Patient patient, String clinical) {}

  /**
   * What is shown.
   *
   * @param more lines of these kinds that did not fit
   * @param toRead check-ins to read
   */
  record Shown(List<Line> lines, int more, int toRead) {}

  /** Of this clinic, and nobody's or the acting person's; nothing for others than clinicians. */
  Shown of(Clinic clinic, Actor actor) {
    if (!actor.seesClinicalText()) return new Shown(List.of(), 0, 0);
    var first = worklist.first(SHOWN, clinic.id(), actor.accountId(), MOST);
    var shown = first.first();
    var known =
        patients
            .all(
                shown.stream()
                    .flatMap(FirstThings::patient)
                    .collect(Collectors.toCollection(LinkedHashSet::new)))
            .stream()
            .collect(toMap(Patient::id, Function.identity()));
    known.keySet().forEach(Audit::shows);
    var readable = care.among(known.keySet());
    int toRead = worklist.first(TO_READ, clinic.id(), actor.accountId(), 0).all();
    return new Shown(
        shown.stream().map(item -> line(item, known, readable)).toList(),
        first.all() - shown.size(),
        toRead);
  }

  private static Line line(Item item, Map<UUID, Patient> known, Set<UUID> readable) {
    var patient = patient(item).findFirst();
    return new Line(
        item,
        patient.map(known::get).orElse(null),
        patient.map(readable::contains).orElse(true) ? item.what().clinical() : "");
  }

  private static Stream<UUID> patient(Item item) {
    return switch (item.about()) {
      case Item.About.Patient known -> Stream.of(known.patientId());
      case Item.About.Named named -> Stream.of();
    };
  }
}
