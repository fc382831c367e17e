package org.tautband.incidents;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.CurrentActor;
import org.tautband.fhir.Published;
import org.tautband.incidents.Incident.Account;
import org.tautband.incidents.Incident.Kind;
import org.tautband.incidents.Incident.Recorded;

/** All incidents of the clinic group. Recording one is never refused. */
@Component
@Transactional
public class Incidents {
  private final IncidentTable table;
  private final Published published;
  private final Clock clock;

  Incidents(IncidentTable table, Published published, Clock clock) {
    this.table = table;
    this.published = published;
    this.clock = clock;
  }

  /**
   * What an incident is about.
   *
   * @param sessionId null outside a session
   * @param needle null when it is about no needle
   */
  public record About(UUID patientId, @Nullable UUID sessionId, @Nullable Integer needle) {}

  /** Keeps what is told; the same id twice is one incident. */
  public Incident record(UUID incidentId, About about, Kind kind, Instant at, Account account) {
    Incident incident =
        new Incident(
            incidentId,
            1,
            about.patientId(),
            about.sessionId(),
            about.needle(),
            kind,
            at,
            account,
            now());
    if (table.insert(incident)) publish(incident);
    return table.editions(incidentId).getLast();
  }

  /** Tells it again, better; the earlier words stay readable. */
  public Incident correct(UUID patientId, UUID incidentId, int shownEdition, Account account) {
    Incident last = find(patientId, incidentId).orElseThrow();
    if (last.edition() != shownEdition) return last;
    Incident next =
        new Incident(
            last.id(),
            last.edition() + 1,
            last.patientId(),
            last.sessionId(),
            last.needle(),
            last.kind(),
            last.happenedAt(),
            account,
            now());
    table.insert(next);
    publish(next);
    return next;
  }

  /** Numbers of the needles of a session that an incident explains. */
  @Transactional(readOnly = true)
  public Set<Integer> explainedNeedles(UUID sessionId) {
    return table.ofSession(sessionId).stream()
        .filter(i -> i.kind().isAboutANeedle())
        .map(Incident::needle)
        .filter(Objects::nonNull)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Transactional(readOnly = true)
  public List<Incident> ofSession(UUID sessionId) {
    return table.ofSession(sessionId);
  }

  /** Of one patient, each as it stands. */
  @Transactional(readOnly = true)
  public List<Incident> of(UUID patientId) {
    return table.ofPatient(patientId);
  }

  @Transactional(readOnly = true)
  public Optional<Incident> find(UUID patientId, UUID incidentId) {
    return table.editions(incidentId).stream()
        .filter(i -> i.patientId().equals(patientId))
        .findFirst();
  }

  /** Every edition, newest first. */
  @Transactional(readOnly = true)
  public List<Incident> editions(UUID patientId, UUID incidentId) {
    return table.editions(incidentId).stream()
        .filter(i -> i.patientId().equals(patientId))
        .toList();
  }

  private void publish(Incident incident) {
    published.publish(incident.patientId(), IncidentFhir.of(incident));
  }

  private Recorded now() {
    var actor = CurrentActor.get();
    return new Recorded(clock.instant(), actor.accountId(), actor.name());
  }
}
