package org.tautband.clinics;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.Actor;
import org.tautband.database.Ids;
import org.tautband.fhir.Published;

/** The clinics of the current group. */
@Component
@Transactional
public class Clinics {
  private final ClinicTable table;
  private final Published published;

  Clinics(ClinicTable table, Published published) {
    this.table = table;
    this.published = published;
  }

  /** What became of a change. */
  public sealed interface Change {
    record Done(Clinic clinic) implements Change {}

    /** Somebody else changed it meanwhile; {@code theirs} is what stands now. */
    record Stale(Clinic theirs) implements Change {}
  }

  /** All clinics, by name. */
  @Transactional(readOnly = true)
  public List<Clinic> all() {
    return table.all();
  }

  @Transactional(readOnly = true)
  public Optional<Clinic> find(UUID clinicId) {
    return table.find(clinicId);
  }

  /** The clinic; that it is not there is a broken invariant. */
  @Transactional(readOnly = true)
  public Clinic get(UUID clinicId) {
    return table
        .find(clinicId)
        .orElseThrow(() -> new IllegalStateException("No clinic " + clinicId));
  }

  /** Where somebody works: the clinic of their account, else the first by name. */
  @Transactional(readOnly = true)
  public Optional<Clinic> of(Actor actor) {
    return Optional.ofNullable(actor.clinicId())
        .flatMap(table::find)
        .or(() -> table.all().stream().findFirst());
  }

  /** Opens a clinic with its first rooms; the same id twice is one clinic. */
  public Clinic open(Clinic clinic, List<String> roomNames) {
    if (table.insert(clinic)) {
      published.publish(null, ClinicFhir.of(clinic));
      roomNames.forEach(name -> addRoom(clinic.id(), name));
    }
    return get(clinic.id());
  }

  /** Saves what was changed, if nobody else has since {@code clinic.version()}. */
  public Change change(Clinic clinic) {
    var before = get(clinic.id());
    if (before.equals(clinic)) {
      return new Change.Done(before);
    }
    var after = clinic.withVersion(clinic.version() + 1);
    if (!table.update(after)) {
      return new Change.Stale(get(clinic.id()));
    }
    published.publish(null, ClinicFhir.of(after));
    return new Change.Done(after);
  }

  /** Rooms of a clinic by name, those no longer in use too. */
  @Transactional(readOnly = true)
  public List<Room> rooms(UUID clinicId) {
    return table.rooms(clinicId);
  }

  @Transactional(readOnly = true)
  public Optional<Room> room(UUID roomId) {
    return table.room(roomId);
  }

  /** Adds a room; empty when the clinic has one of that name. */
  public Optional<Room> addRoom(UUID clinicId, String name) {
    var room = new Room(Ids.next(), clinicId, name, true);
    if (!table.insert(room)) {
      return Optional.empty();
    }
    published.publish(null, ClinicFhir.of(room));
    return Optional.of(room);
  }

  /** Offers the room, or no longer; visits of the past keep it. */
  public void offerRoom(UUID roomId, boolean inUse) {
    table.use(roomId, inUse);
    table.room(roomId).ifPresent(room -> published.publish(null, ClinicFhir.of(room)));
  }
}
