package org.tautband.shell.web;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.Actor;
import org.tautband.access.Audit;
import org.tautband.access.CareRelations;
import org.tautband.bookings.Booking;
import org.tautband.bookings.Diary;
import org.tautband.bookings.LocalTimes;
import org.tautband.bookings.Visit;
import org.tautband.bookings.Visits;
import org.tautband.clinics.Clinic;
import org.tautband.clinics.Clinics;
import org.tautband.clinics.Room;
import org.tautband.needling.BeforeNeedling.Check;
import org.tautband.needling.SessionHead;
import org.tautband.patients.Patient;
import org.tautband.patients.Patients;
import org.tautband.practitioners.Practitioner;
import org.tautband.practitioners.Practitioners;
import org.tautband.worklist.Preparations;

/** Who comes today and who is in the house, and what each of them still needs, in words. */
@Component
@Transactional(readOnly = true)
class Today {
  private static final int WORDS_SHOWN = 110;

  private final Clinics clinics;
  private final Diary diary;
  private final Visits visits;
  private final Patients patients;
  private final Practitioners practitioners;
  private final Preparations preparations;
  private final SessionWords sessions;
  private final FirstThings firstThings;
  private final CareRelations care;
  private final Clock clock;

  Today(
      Clinics clinics,
      Diary diary,
      Visits visits,
      Patients patients,
      Practitioners practitioners,
      Preparations preparations,
      SessionWords sessions,
      FirstThings firstThings,
      CareRelations care,
      Clock clock) {
    this.clinics = clinics;
    this.diary = diary;
    this.visits = visits;
    this.patients = patients;
    this.practitioners = practitioners;
    this.preparations = preparations;
    this.sessions = sessions;
    this.firstThings = firstThings;
    this.care = care;
    this.clock = clock;
  }

  /** A session at this clinic that nobody has signed yet. */
  record Open(Patient patient, SessionHead session) {}

  /**
   * The page: one clinic, its day, and the numbers.
   *
   * @param own whether only the acting clinician's patients are shown
   * @param mayBeOwn whether there is a choice
   */
  record Page(
      Clinic clinic,
      List<Clinic> clinics,
      List<DayRow> rows,
      Map<String, Long> tally,
      List<Open> unsigned,
      FirstThings.Shown first,
      boolean clinical,
      boolean own,
      boolean mayBeOwn) {}

  /**
   * The day at the clinic asked for, else the person's own, else the first; empty without any.
   *
   * @param everybody whether a clinician wants to see the patients of colleagues too
   */
  Optional<Page> at(@Nullable UUID clinicId, boolean everybody, Actor actor) {
    var all = clinics.all();
    var wanted = clinicId != null ? clinicId : actor.clinicId();
    return all.stream()
        .filter(c -> c.id().equals(wanted))
        .findFirst()
        .or(() -> all.stream().findFirst())
        .map(clinic -> page(clinic, all, everybody, actor));
  }

  private Page page(Clinic clinic, List<Clinic> all, boolean everybody, Actor actor) {
    boolean mayBeOwn = actor.seesClinicalText() && actor.practitionerId() != null;
    boolean own = mayBeOwn && !everybody;
    var open = sessions.open();
    var rows = rows(clinic, open, actor, own ? actor.practitionerId() : null);
    return new Page(
        clinic,
        all,
        rows,
        tally(rows),
        actor.seesClinicalText() ? unsigned(clinic, open) : List.of(),
        firstThings.of(clinic, actor),
        actor.seesClinicalText(),
        own,
        mayBeOwn);
  }

  /** Somebody whom nobody was named for is everybody's. */
  private static boolean isOf(Stay stay, UUID practitionerId) {
    var booking = stay.booking();
    var visit = stay.visit();
    var with = visit == null ? null : visit.practitionerId();
    if (with == null && booking != null) with = booking.place().practitionerId();
    return with == null || with.equals(practitionerId);
  }

  private List<Open> unsigned(Clinic clinic, List<SessionHead> open) {
    var here = open.stream().filter(session -> session.clinicId().equals(clinic.id())).toList();
    var people = known(here.stream().map(SessionHead::patientId));
    return here.stream()
        .map(s -> new Open(Objects.requireNonNull(people.get(s.patientId())), s))
        .toList();
  }

  private Map<UUID, Patient> known(Stream<UUID> ids) {
    var people =
        patients
            .all(ids.collect(java.util.stream.Collectors.toCollection(LinkedHashSet::new)))
            .stream()
            .collect(toMap(Patient::id, Function.identity()));
    people.keySet().forEach(Audit::shows);
    return people;
  }

  /**
   * Booked today and in the house, in order of time; a visit stands with its first booking.
   *
   * @param only whose patients; null: everybody's
   */
  private List<DayRow> rows(
      Clinic clinic, List<SessionHead> open, Actor actor, @Nullable UUID only) {
    var local = new LocalTimes(clinic.zone());
    var booked =
        diary.in(local.day(local.dateOf(clock.instant()))).stream()
            .filter(b -> b.place().clinicId().equals(clinic.id()))
            .toList();
    var byId = new HashMap<UUID, Visit>();
    visits.here(clinic.id()).forEach(v -> byId.put(v.id(), v));
    visits
        .all(booked.stream().flatMap(b -> Optional.ofNullable(b.visitId()).stream()).toList())
        .forEach(v -> byId.put(v.id(), v));
    var alone = new LinkedHashMap<>(byId);
    var stays = new ArrayList<Stay>();
    for (var booking : booked) {
      var id = booking.visitId();
      if (id != null && !alone.containsKey(id)) continue;
      stays.add(new Stay(booking, id == null ? null : alone.remove(id)));
    }
    alone.values().forEach(visit -> stays.add(new Stay(null, visit)));
    var shown = stays.stream().filter(stay -> only == null || isOf(stay, only)).toList();
    // Names are alike with anybody's of the day, also where only some are shown.
    var day = patients.all(stays.stream().map(Stay::patientId).distinct().toList());
    var names = new Names(clinic, open, day, shown);
    names.shown.forEach(Audit::shows);
    return shown.stream()
        .map(stay -> row(stay, names, actor))
        .sorted(Comparator.comparing(DayRow::at))
        .toList();
  }

  /** A booking with what became of it, or a visit without one. */
  private record Stay(@Nullable Booking booking, @Nullable Visit visit) {
    UUID patientId() {
      return booking != null ? booking.patientId() : Objects.requireNonNull(visit).patientId();
    }
  }

  /** What rows are told with. */
  private final class Names {
    final Map<UUID, String> rooms;
    final Map<UUID, String> treating;
    final Map<UUID, SessionHead> open;
    final Map<UUID, Patient> people;
    final Set<UUID> similar;
    final Set<UUID> shown;
    final Set<UUID> readable;

    Names(Clinic clinic, List<SessionHead> sessions, List<Patient> day, List<Stay> stays) {
      this.rooms = clinics.rooms(clinic.id()).stream().collect(toMap(Room::id, Room::name));
      this.treating =
          practitioners.all().stream().collect(toMap(Practitioner::id, Practitioner::name));
      this.open =
          sessions.stream().collect(toMap(SessionHead::patientId, s -> s, (one, more) -> one));
      this.people = day.stream().collect(toMap(Patient::id, Function.identity()));
      this.similar = SimilarNames.among(day);
      this.shown = stays.stream().map(Stay::patientId).collect(toSet());
      this.readable = care.among(shown);
    }
  }

  private DayRow row(Stay stay, Names names, Actor actor) {
    var booking = stay.booking();
    var visit = stay.visit();
    var patient = Objects.requireNonNull(names.people.get(stay.patientId()));
    boolean clinical = names.readable.contains(patient.id());
    var with = visit != null && visit.practitionerId() != null ? visit.practitionerId() : null;
    if (with == null && booking != null) with = booking.place().practitionerId();
    var room = visit != null ? visit.roomId() : booking == null ? null : booking.place().roomId();
    var session = names.open.get(patient.id());
    var bare =
        new DayRow(
            booking != null ? booking.slot().from() : arrived(visit),
            booking,
            visit,
            patient,
            with == null ? null : names.treating.get(with),
            room == null ? null : names.rooms.get(room),
            null,
            List.of(),
            List.of(),
            session,
            names.similar.contains(patient.id()),
            false);
    // Without a care relation a clinician sees who comes, and nothing of the record.
    boolean closed = actor.seesClinicalText() && !clinical;
    if (closed || (bare.past() && session == null)) return bare;
    var preparation =
        booking != null && visit == null
            ? preparations.of(booking)
            : preparations.of(patient.id(), with != null ? with : actor.practitionerId(), null);
    var episode = preparation.episode();
    return new DayRow(
        bare.at(),
        booking,
        visit,
        patient,
        bare.with(),
        bare.room(),
        clinical && episode != null ? episode.complaint().words() : null,
        clinical ? preparation.alerts() : List.of(),
        session != null || preparation.withoutNeedles()
            ? List.of()
            : preparation.open().stream().map(check -> missing(check, clinical)).toList(),
        session,
        bare.similarName(),
        true);
  }

  private static java.time.Instant arrived(@Nullable Visit visit) {
    return Objects.requireNonNull(visit).times().arrivedAt();
  }

  private static DayRow.Missing missing(Check check, boolean clinical) {
    int points = check.reasons().size();
    if (!clinical || points == 0) {
      return new DayRow.Missing(
          check.name(), points == 1 ? "1 open point" : points + " open points", null);
    }
    var first = check.reasons().getFirst();
    var more = points == 1 ? "" : " And " + (points - 1) + " more.";
    return new DayRow.Missing(
        check.name(),
        shortened(first.sentence()) + more,
        first.mendPath() == null ? check.path() : first.mendPath());
  }

  private static String shortened(String words) {
    return words.codePointCount(0, words.length()) <= WORDS_SHOWN
        ? words
        : words.substring(0, words.offsetByCodePoints(0, WORDS_SHOWN)) + "…";
  }

  private static Map<String, Long> tally(List<DayRow> rows) {
    var tally = new LinkedHashMap<String, Long>();
    tally.put("to come", count(rows, "BOOKED"));
    tally.put("waiting", count(rows, "WAITING"));
    tally.put("in a room", count(rows, "IN_ROOM"));
    tally.put("done", count(rows, "DONE") + count(rows, "LEFT"));
    return tally;
  }

  private static long count(List<DayRow> rows, String state) {
    return rows.stream().filter(row -> row.state().equals(state)).count();
  }
}
