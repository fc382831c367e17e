package org.tautband.needling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.incidents.Incident;
import org.tautband.incidents.IncidentRate;
import org.tautband.incidents.Incidents;

/** How often sessions of a period had an incident. It stands here because sessions do. */
@Component
@Transactional(readOnly = true)
public class IncidentRates {
  private final SessionTable sessions;
  private final Incidents incidents;

  IncidentRates(SessionTable sessions, Incidents incidents) {
    this.sessions = sessions;
    this.incidents = incidents;
  }

  /**
   * Sessions that began in the period.
   *
   * @param from with it
   * @param until without it
   * @param clinicId null: all clinics
   */
  public record Period(Instant from, Instant until, @Nullable UUID clinicId) {}

  /** One line for each kind, and before them one for any. Entered in error does not count. */
  public List<IncidentRate> of(Period period) {
    int all = sessions.begun(period);
    var told = incidents.ofSessionsSince(period.from());
    var ids = told.stream().map(Incident::sessionId).collect(Collectors.toSet());
    var counted = ids.isEmpty() ? Set.<UUID>of() : sessions.begunAmong(period, ids);
    Map<Incident.Kind, Set<UUID>> by = new EnumMap<>(Incident.Kind.class);
    Set<UUID> any = new HashSet<>();
    for (var incident : told) {
      var session = Objects.requireNonNull(incident.sessionId());
      if (!counted.contains(session)) continue;
      by.computeIfAbsent(incident.kind(), k -> new HashSet<>()).add(session);
      any.add(session);
    }
    var rates = new ArrayList<IncidentRate>();
    rates.add(new IncidentRate("any incident", any.size(), all));
    for (var kind : Incident.Kind.values()) {
      rates.add(new IncidentRate(kind.inWords(), by.getOrDefault(kind, Set.of()).size(), all));
    }
    return List.copyOf(rates);
  }
}
