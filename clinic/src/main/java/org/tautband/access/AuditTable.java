package org.tautband.access;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.database.Ids;
import org.tautband.database.TimeColumn;

/** The audit of reads and writes: appended, never changed. */
@Component
public class AuditTable {
  private final JdbcClient jdbc;
  private final Clock clock;

  AuditTable(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * What was asked and answered.
   *
   * @param action HTTP method, or the command's name
   * @param route pattern of the route, without values
   * @param outcome HTTP status
   * @param address network address, or "command line"
   */
  public record Entry(String action, String route, int outcome, String address) {}

  /** One entry as the patient or a manager reads it. */
  public record Read(
      UUID id, java.time.Instant at, String actorName, String action, String route, int outcome) {}

  /** Writes one row, in its own transaction: it stands even when the work was rolled back. */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void write(Entry entry, Collection<UUID> patientIds) {
    writeWithin(entry, patientIds);
  }

  /** Writes one row in the caller's transaction, for work that no request asked for. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void writeWithin(Entry entry, Collection<UUID> patientIds) {
    var actor = CurrentActor.find().orElse(Actor.TAUTBAND);
    jdbc.sql(
            """
            with entry as (
              insert into audit_entry
                (id, at, account_id, actor_name, action, route, outcome, address, patient_ids)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id, patient_ids)
            insert into audit_patient (patient_id, audit_id)
            select unnest(patient_ids), id from entry
            """)
        .params(
            Ids.next(),
            TimeColumn.utc(clock.instant()),
            actor.accountId(),
            actor.name(),
            entry.action(),
            entry.route(),
            entry.outcome(),
            entry.address(),
            new TreeSet<>(patientIds).toArray(UUID[]::new))
        .update();
  }

  /** Who has read or changed something of this patient, newest first. */
  @Transactional(readOnly = true)
  public List<Read> of(UUID patientId, int limit) {
    return jdbc.sql(
            """
            select e.id, e.at, e.actor_name, e.action, e.route, e.outcome
            from audit_patient p join audit_entry e
              on e.clinic_group_id = p.clinic_group_id and e.id = p.audit_id
            where p.patient_id = ? order by p.audit_id desc limit ?
            """)
        .params(patientId, limit)
        .query(
            (row, n) ->
                new Read(
                    row.getObject("id", UUID.class),
                    TimeColumn.at(row, "at"),
                    row.getString("actor_name"),
                    row.getString("action"),
                    row.getString("route"),
                    row.getInt("outcome")))
        .list();
  }
}
