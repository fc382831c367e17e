package org.tautband.incidents;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.CurrentActor;
import org.tautband.database.Ids;
import org.tautband.fhir.Published;
import org.tautband.incidents.Incident.About;
import org.tautband.incidents.Incident.Kind;
import org.tautband.incidents.Incident.Recorded;
import org.tautband.incidents.Incident.Standing;
import org.tautband.incidents.Incident.Telling;

/** All incidents of the clinic group. Recording one is never refused. */
@Component
@Transactional
public class Incidents {
  private final IncidentTable table;
  private final FollowUps followUps;
  private final Published published;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Incidents(
      IncidentTable table,
      FollowUps followUps,
      Published published,
      ApplicationEventPublisher events,
      Clock clock) {
    this.table = table;
    this.followUps = followUps;
    this.published = published;
    this.events = events;
    this.clock = clock;
  }

  /** Keeps what is told; the same id twice is one incident. */
  public Incident record(UUID incidentId, Telling telling) {
    Incident incident = edition(incidentId, 1, telling, Standing.STANDS, "");
    if (table.insert(incident)) {
      publish(incident);
      if (telling.kind() == Kind.NEEDLE_FOUND) reopenLost(incident);
      changed(Stream.of(telling.about()));
    }
    return table.editions(incidentId).getLast();
  }

  /** Tells it again, better, or says that it was entered in error; all tellings stay readable. */
  public Correction correct(
      UUID incidentId, int shownEdition, Telling telling, Standing standing, String reason) {
    Incident last = find(telling.about().patientId(), incidentId).orElseThrow();
    if (last.edition() != shownEdition) return new Correction.Stale(last);
    Incident next = edition(incidentId, shownEdition + 1, telling, standing, reason);
    if (!table.insert(next)) {
      return new Correction.Stale(find(next.patientId(), incidentId).orElseThrow());
    }
    publish(next);
    changed(Stream.of(last.telling().about(), telling.about()));
    return new Correction.Kept(next);
  }

  /** A needle that was lost may be the one that was found: somebody looks again. */
  private void reopenLost(Incident found) {
    var session = found.sessionId();
    if (session == null) return;
    for (var lost : table.ofSession(session)) {
      if (!lost.stands() || lost.kind() != Kind.LOST_NEEDLE) continue;
      if (found.needle() != null && !found.needle().equals(lost.needle())) continue;
      var steps = followUps.of(lost.id());
      if (FollowUp.isOpen(steps)) continue;
      followUps.add(
          lost,
          Ids.next(),
          steps.size(),
          new FollowUps.Said(
              FollowUp.Kind.REOPENED,
              "A needle of this session was found later: " + found.account().what(),
              null,
              null));
    }
  }

  private Incident edition(
      UUID incidentId, int number, Telling telling, Standing standing, String reason) {
    About about = telling.about();
    var actor = CurrentActor.get();
    return new Incident(
        incidentId,
        number,
        about.patientId(),
        about.sessionId(),
        about.needle(),
        telling.kind(),
        telling.happenedAt(),
        telling.account(),
        standing,
        reason,
        new Recorded(clock.instant(), actor.accountId(), actor.name()));
  }

  private void changed(Stream<About> abouts) {
    abouts
        .flatMap(
            about ->
                Optional.ofNullable(about.sessionId()).stream()
                    .map(session -> new IncidentsChanged(about.patientId(), session)))
        .distinct()
        .forEach(events::publishEvent);
  }

  /** What incidents that stand say of the needles of a session, by number. */
  @Transactional(readOnly = true)
  public Map<Integer, Set<Kind>> aboutNeedles(UUID sessionId) {
    Map<Integer, Set<Kind>> kinds = new HashMap<>();
    for (Incident incident : table.ofSession(sessionId)) {
      Integer needle = incident.needle();
      if (needle == null || !incident.stands() || !incident.kind().isAboutANeedle()) continue;
      kinds.computeIfAbsent(needle, n -> EnumSet.noneOf(Kind.class)).add(incident.kind());
    }
    return kinds;
  }

  @Transactional(readOnly = true)
  public List<Incident> ofSession(UUID sessionId) {
    return table.ofSession(sessionId);
  }

  /** Of one patient, each as it stands, the last to happen first. */
  @Transactional(readOnly = true)
  public List<Incident> of(UUID patientId) {
    return table.ofPatient(patientId);
  }

  @Transactional(readOnly = true)
  public Optional<Incident> find(UUID patientId, UUID incidentId) {
    return editions(patientId, incidentId).stream().findFirst();
  }

  /** Incidents of sessions that stand, by what happened at or after then. */
  @Transactional(readOnly = true)
  public List<Incident> ofSessionsSince(Instant from) {
    return table.ofSessionsSince(from);
  }

  /** Every edition, newest first. */
  @Transactional(readOnly = true)
  public List<Incident> editions(UUID patientId, UUID incidentId) {
    return table.editions(incidentId).stream()
        .filter(i -> i.patientId().equals(patientId))
        .toList();
  }

  private void publish(Incident incident) {
    published.publish(incident.patientId(), IncidentFhir.of(incident, followUps.of(incident.id())));
  }
}
