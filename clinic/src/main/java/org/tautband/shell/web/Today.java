package org.tautband.shell.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.Actor;
import org.tautband.access.Audit;
import org.tautband.access.CareRelations;
import org.tautband.bookings.Visit;
import org.tautband.bookings.Visits;
import org.tautband.clinics.Clinic;
import org.tautband.clinics.Clinics;
import org.tautband.clinics.Room;
import org.tautband.episodes.Episode;
import org.tautband.episodes.Episodes;
import org.tautband.needling.BeforeNeedling;
import org.tautband.needling.SessionHead;
import org.tautband.patients.Patient;
import org.tautband.patients.PatientBanner;
import org.tautband.patients.Patients;

/** Who is in the house, and what each of them still needs, in words. */
@Component
@Transactional(readOnly = true)
class Today {
  private final Clinics clinics;
  private final Visits visits;
  private final Patients patients;
  private final Episodes episodes;
  private final BeforeNeedling before;
  private final SessionWords sessions;
  private final CareRelations care;

  Today(
      Clinics clinics,
      Visits visits,
      Patients patients,
      Episodes episodes,
      BeforeNeedling before,
      SessionWords sessions,
      CareRelations care) {
    this.care = care;
    this.clinics = clinics;
    this.visits = visits;
    this.patients = patients;
    this.episodes = episodes;
    this.before = before;
    this.sessions = sessions;
  }

  /**
   * One person in the house.
   *
   * @param complaint in the patient's words; null for people who read no clinical text
   * @param missing open points before needling; none are named while a session is open
   * @param session the open session of this patient, null when there is none
   */
  record Here(
      Visit visit,
      Patient patient,
      @Nullable String room,
      @Nullable String complaint,
      List<String> alerts,
      List<String> missing,
      @Nullable SessionHead session,
      boolean similarName) {}

  /** A session at this clinic that nobody has signed yet. */
  record Open(Patient patient, SessionHead session) {}

  /** The page: one clinic, who is there, and the numbers. */
  record Page(
      Clinic clinic,
      List<Clinic> clinics,
      List<Here> here,
      Map<String, Long> tally,
      List<Open> first,
      boolean clinical) {}

  /** The day at the clinic asked for, else the person's own, else the first; empty without any. */
  Optional<Page> at(@Nullable UUID clinicId, Actor actor) {
    var all = clinics.all();
    var wanted = clinicId != null ? clinicId : actor.clinicId();
    return all.stream()
        .filter(c -> c.id().equals(wanted))
        .findFirst()
        .or(() -> all.stream().findFirst())
        .map(
            clinic ->
                new Page(
                    clinic,
                    all,
                    here(clinic, actor),
                    tally(clinic),
                    unsigned(clinic, actor),
                    actor.seesClinicalText()));
  }

  private List<Open> unsigned(Clinic clinic, Actor actor) {
    if (!actor.seesClinicalText()) {
      return List.of();
    }
    var open =
        sessions.open().stream()
            .filter(session -> session.clinicId().equals(clinic.id()))
            .map(session -> new Open(patients.get(session.patientId()), session))
            .toList();
    open.forEach(session -> Audit.shows(session.patient().id()));
    return open;
  }

  private List<Here> here(Clinic clinic, Actor actor) {
    var rooms = clinics.rooms(clinic.id()).stream().collect(Collectors.toMap(Room::id, Room::name));
    var present = visits.here(clinic.id());
    var people = present.stream().map(v -> patients.get(v.patientId())).toList();
    var similar = SimilarNames.among(people);
    var rows = new ArrayList<Here>();
    for (int i = 0; i < present.size(); i++) {
      rows.add(row(present.get(i), people.get(i), rooms, similar, actor));
    }
    rows.sort(Comparator.comparing((Here h) -> h.visit().times().arrivedAt()));
    return rows;
  }

  private Here row(
      Visit visit, Patient patient, Map<UUID, String> rooms, Set<UUID> similar, Actor actor) {
    Audit.shows(patient.id());
    var open = episodes.of(patient.id()).stream().filter(Episode::isOpen).findFirst();
    var session =
        sessions.open().stream()
            .filter(head -> head.patientId().equals(patient.id()))
            .findFirst()
            .orElse(null);
    var room = visit.roomId() == null ? null : rooms.get(visit.roomId());
    boolean clinical = care.reads(patient.id());
    return new Here(
        visit,
        patient,
        room,
        clinical ? open.map(e -> e.complaint().words()).orElse(null) : null,
        clinical
            ? patients.banner(patient.id()).map(PatientBanner::alerts).orElse(List.of())
            : List.of(),
        session == null && (clinical || !actor.seesClinicalText())
            ? missing(open, visit, actor)
            : List.of(),
        session,
        similar.contains(patient.id()));
  }

  private List<String> missing(Optional<Episode> open, Visit visit, Actor actor) {
    if (open.isEmpty()) {
      return List.of(
          actor.seesClinicalText() ? "Write down the problem" : "No problem recorded yet");
    }
    return before
        .of(
            open.get(),
            visit.practitionerId() != null ? visit.practitionerId() : actor.practitionerId())
        .stream()
        .filter(check -> !check.inOrder())
        .map(check -> check.name() + ": " + words(check.reasons().size()))
        .toList();
  }

  private static String words(int missing) {
    return missing == 1 ? "1 open point" : missing + " open points";
  }

  private Map<String, Long> tally(Clinic clinic) {
    var present = visits.here(clinic.id());
    var tally = new LinkedHashMap<String, Long>();
    tally.put("here", (long) present.size());
    tally.put("waiting", present.stream().filter(v -> v.status() == Visit.Status.ARRIVED).count());
    tally.put(
        "in a room", present.stream().filter(v -> v.status() == Visit.Status.IN_ROOM).count());
    tally.put("done", present.stream().filter(v -> v.status() == Visit.Status.DONE).count());
    return tally;
  }
}
