package org.tautband.bookings;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.CurrentActor;
import org.tautband.clinics.Clinic;
import org.tautband.clinics.Clinics;
import org.tautband.database.CurrentGroup;
import org.tautband.database.TimeColumn;

/**
 * The clinics that take questions from the public, of every group of this installation: before
 * sign-in nobody knows a group, so a function of the database tells the ids of these clinics and
 * nothing else; each clinic is then read inside its own group.
 */
@Component
public class OpenClinics {
  /** A page that everybody may open must not ask the database each time. */
  private static final Duration REMEMBERED = Duration.ofSeconds(5);

  private final JdbcClient jdbc;
  private final Clinics clinics;
  private final Clock clock;
  private volatile @Nullable Known known;

  OpenClinics(JdbcClient jdbc, Clinics clinics, Clock clock) {
    this.jdbc = jdbc;
    this.clinics = clinics;
    this.clock = clock;
  }

  /** One of them, with the group in which its enquiries are kept. */
  public record OpenClinic(UUID groupId, Clinic clinic) {}

  private record Known(List<OpenClinic> clinics, long atNanos) {}

  private record Ids(UUID groupId, UUID clinicId) {}

  /** All of them, by name. Not transactional: each clinic is read in its own group. */
  public List<OpenClinic> all() {
    var last = known;
    if (last == null || System.nanoTime() - last.atNanos() > REMEMBERED.toNanos()) {
      last = new Known(read(), System.nanoTime());
      known = last;
    }
    return last.clinics();
  }

  /** What is dialled for an ambulance; where the clinics differ, each number. */
  public String emergencyInWords() {
    var open = all();
    return open.isEmpty()
        ? "your emergency number"
        : open.stream()
            .map(o -> o.clinic().emergencyNumber())
            .distinct()
            .collect(Collectors.joining(" or "));
  }

  private List<OpenClinic> read() {
    return jdbc
        .sql("select clinic_group_id, clinic_id from open_clinic_ids()")
        .query((row, n) -> new Ids(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
        .list()
        .stream()
        .flatMap(
            ids ->
                CurrentGroup.call(ids.groupId(), () -> clinics.find(ids.clinicId())).stream()
                    .map(clinic -> new OpenClinic(ids.groupId(), clinic)))
        .sorted(
            Comparator.comparing((OpenClinic o) -> o.clinic().name())
                .thenComparing(o -> o.clinic().id()))
        .toList();
  }

  /** Ids of the current group's clinics that take questions. */
  @Transactional(readOnly = true)
  public Set<UUID> ofThisGroup() {
    return jdbc
        .sql("select clinic_id from enquiry_clinic where open")
        .query(UUID.class)
        .list()
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The clinic takes questions from now on. */
  @Transactional
  public void open(UUID clinicId) {
    set(clinicId, true);
  }

  /** The clinic takes no more questions; those that came are kept. */
  @Transactional
  public void close(UUID clinicId) {
    set(clinicId, false);
  }

  private void set(UUID clinicId, boolean open) {
    jdbc.sql(
            """
            insert into enquiry_clinic (clinic_id, open, changed_at, changed_by)
            values (?, ?, ?, ?)
            on conflict (clinic_group_id, clinic_id) do update set open = excluded.open,
              changed_at = excluded.changed_at, changed_by = excluded.changed_by
            """)
        .params(clinicId, open)
        .param(TimeColumn.utc(clock.instant()))
        .param(CurrentActor.get().accountId())
        .update();
    known = null;
  }
}
