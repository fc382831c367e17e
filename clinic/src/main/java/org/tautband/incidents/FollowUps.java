package org.tautband.incidents;

import static java.util.stream.Collectors.groupingBy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.CurrentActor;
import org.tautband.fhir.Published;

/** Incidents are looked after until a step closes them. */
@Component
@Transactional
public class FollowUps {
  private final FollowUpTable table;
  private final IncidentTable incidents;
  private final Published published;
  private final Clock clock;

  FollowUps(FollowUpTable table, IncidentTable incidents, Published published, Clock clock) {
    this.table = table;
    this.incidents = incidents;
    this.published = published;
    this.clock = clock;
  }

  /** What somebody says of an incident. */
  public record Said(
      FollowUp.Kind kind, String words, @Nullable Outcome outcome, @Nullable LocalDate nextOn) {}

  /** In order. */
  @Transactional(readOnly = true)
  public List<FollowUp> of(UUID incidentId) {
    return table.of(incidentId);
  }

  /**
   * Adds a step. The same id twice is one step.
   *
   * @param shown how many steps the page showed
   */
  public FollowUp.Added add(Incident incident, UUID stepId, int shown, Said said) {
    var before = table.of(incident.id());
    var known = before.stream().filter(step -> step.id().equals(stepId)).findFirst();
    if (known.isPresent()) return new FollowUp.Added.Kept(known.get());
    if (before.size() != shown) return new FollowUp.Added.Stale(before.getLast());
    var actor = CurrentActor.get();
    var step =
        new FollowUp(
            stepId,
            incident.id(),
            incident.patientId(),
            shown + 1,
            said.kind(),
            said.words(),
            said.outcome(),
            said.nextOn(),
            new Incident.Recorded(
                clock.instant().truncatedTo(ChronoUnit.MICROS), actor.accountId(), actor.name()));
    if (!table.insert(step)) {
      return new FollowUp.Added.Stale(table.of(incident.id()).getLast());
    }
    published.publish(
        incident.patientId(),
        IncidentFhir.of(incident, Stream.concat(before.stream(), Stream.of(step)).toList()));
    return new FollowUp.Added.Kept(step);
  }

  /** Every incident of the group that stands and is not closed, the last to happen first. */
  @Transactional(readOnly = true)
  public List<OpenIncident> open() {
    Map<UUID, List<FollowUp>> steps =
        table.all().stream().collect(groupingBy(FollowUp::incidentId));
    return incidents.all().stream()
        .filter(Incident::stands)
        .map(i -> new OpenIncident(i, steps.getOrDefault(i.id(), List.of())))
        .filter(one -> FollowUp.isOpen(one.steps()))
        .toList();
  }
}
