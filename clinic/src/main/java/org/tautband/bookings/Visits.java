package org.tautband.bookings;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.clinics.Clinics;
import org.tautband.fhir.Published;

/** Visits of the current group's patients. */
@Component
@Transactional
public class Visits {
  private final VisitTable table;
  private final BookingTable bookings;
  private final Clinics clinics;
  private final Published published;
  private final ObjectProvider<MayLeave> guards;
  private final Clock clock;

  Visits(
      VisitTable table,
      BookingTable bookings,
      Clinics clinics,
      Published published,
      ObjectProvider<MayLeave> guards,
      Clock clock) {
    this.table = table;
    this.bookings = bookings;
    this.published = published;
    this.clinics = clinics;
    this.guards = guards;
    this.clock = clock;
  }

  /** What became of a step of a visit. */
  public sealed interface Step {
    record Done(Visit visit) implements Step {}

    /** It could not be taken; each reason says what to do. */
    record Refused(Visit visit, List<String> reasons) implements Step {}
  }

  /**
   * The patient came in. The same submission twice is one visit; somebody who is here already stays
   * in the visit they have.
   */
  public Visit arrive(UUID patientId, UUID clinicId, UUID submissionId) {
    var visit = begun(submissionId, patientId, clinicId, null);
    if (table.insert(visit)) {
      published.publish(patientId, VisitFhir.of(visit));
      return visit;
    }
    return known(submissionId, patientId);
  }

  /** The stay that a booking becomes, not yet published: the booking does not name it yet. */
  Visit stay(Booking booking, UUID submissionId) {
    var patientId = booking.patientId();
    var place = booking.place();
    var here = table.hereOf(patientId);
    if (here.isPresent()) {
      return here.get();
    }
    table.insert(begun(submissionId, patientId, place.clinicId(), place.practitionerId()));
    return known(submissionId, patientId);
  }

  /** Publishes what stands now, with what was booked of it. */
  void publishAgain(UUID visitId) {
    var visit = table.find(visitId).orElseThrow();
    published.publish(visit.patientId(), VisitFhir.of(visit));
  }

  private Visit begun(UUID id, UUID patientId, UUID clinicId, @Nullable UUID practitionerId) {
    return new Visit(
        id,
        patientId,
        clinicId,
        null,
        practitionerId,
        Visit.Status.ARRIVED,
        new Visit.Times(now(), null, null, null),
        List.of(),
        1);
  }

  private Visit known(UUID submissionId, UUID patientId) {
    return table
        .find(submissionId)
        .or(() -> table.hereOf(patientId))
        .orElseThrow(() -> new IllegalStateException("Two visits at once of " + patientId));
  }

  /** Into a room, or from one to another; with whom, if known. */
  public Step toRoom(UUID visitId, UUID roomId, @Nullable UUID practitionerId) {
    var visit = held(visitId);
    if (!visit.here()) {
      return over(visit);
    }
    var room = clinics.room(roomId);
    if (room.isEmpty() || !room.get().clinicId().equals(visit.clinicId()) || !room.get().inUse()) {
      return refused(visit, "This room is not one of the clinic's. Choose another.");
    }
    return save(visit.inRoom(roomId, practitionerId, now()));
  }

  /** Treatment is over; the patient is still in the house. */
  public Step done(UUID visitId) {
    var visit = held(visitId);
    return visit.here() ? save(visit.done(now())) : over(visit);
  }

  /** The patient left. Refused while another module says that a needle is in. */
  public Step left(UUID visitId) {
    var visit = held(visitId);
    if (!visit.here()) {
      return over(visit);
    }
    var against = against(visit);
    return against.isEmpty() ? save(visit.left(now())) : new Step.Refused(visit, against);
  }

  /** It was recorded by mistake; what was booked of it is expected again. */
  public Step mistaken(UUID visitId) {
    bookings.lockDiary();
    var visit = held(visitId);
    var against = against(visit);
    if (!against.isEmpty()) {
      return new Step.Refused(visit, against);
    }
    for (var booking : bookings.ofVisit(visitId)) {
      var again = booking.again();
      bookings.update(again);
      published.publish(again.patientId(), BookingFhir.of(again));
    }
    return save(held(visitId).mistaken());
  }

  @Transactional(readOnly = true)
  public Optional<Visit> find(UUID visitId) {
    return table.find(visitId);
  }

  /** The visits with these ids, in no order. */
  @Transactional(readOnly = true)
  public List<Visit> all(Collection<UUID> visitIds) {
    return visitIds.isEmpty() ? List.of() : table.all(visitIds);
  }

  /** The visit the patient is in right now. */
  @Transactional(readOnly = true)
  public Optional<Visit> currentOf(UUID patientId) {
    return table.hereOf(patientId);
  }

  /** Who is in the house, in order of arrival. */
  @Transactional(readOnly = true)
  public List<Visit> here(UUID clinicId) {
    return table.here(clinicId);
  }

  /** Everybody who arrived at or after that instant, in order of arrival, also who left again. */
  @Transactional(readOnly = true)
  public List<Visit> since(UUID clinicId, Instant from) {
    return table.since(clinicId, from);
  }

  /** Visits of one patient, newest first. */
  @Transactional(readOnly = true)
  public List<Visit> of(UUID patientId) {
    return table.of(patientId);
  }

  /** Every visit of the group, one after the other, in order of id. */
  @Transactional(readOnly = true)
  void each(Consumer<Visit> reader) {
    table.each(reader);
  }

  private List<String> against(Visit visit) {
    return guards
        .orderedStream()
        .flatMap(guard -> guard.reasonsAgainstLeaving(visit.patientId()).stream())
        .toList();
  }

  private Visit held(UUID visitId) {
    return table.hold(visitId).orElseThrow(() -> new IllegalStateException("No visit " + visitId));
  }

  private Step save(Visit after) {
    if (!table.update(after)) {
      throw new IllegalStateException("A visit changed while it was held: " + after.id());
    }
    published.publish(after.patientId(), VisitFhir.of(after));
    return new Step.Done(after);
  }

  private static Step over(Visit visit) {
    return refused(
        visit, "This visit is over: " + visit.status().inWords() + ". Record a new arrival.");
  }

  private static Step refused(Visit visit, String reason) {
    return new Step.Refused(visit, List.of(reason));
  }

  /** PostgreSQL keeps microseconds; what is answered now is what is read later. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
