package org.tautband.incidents;

import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tautband.fhir.Republisher;

/** Renders all incidents again for the drift check. */
@Component
class IncidentRepublisher implements Republisher {
  private final IncidentTable table;
  private final FollowUpTable followUps;

  IncidentRepublisher(IncidentTable table, FollowUpTable followUps) {
    this.table = table;
    this.followUps = followUps;
  }

  @Override
  public String module() {
    return "incidents";
  }

  @Override
  public void render(Receiver receiver) {
    var steps = followUps.all().stream().collect(groupingBy(FollowUp::incidentId));
    table
        .all()
        .forEach(
            i ->
                receiver.accept(
                    i.patientId(), IncidentFhir.of(i, steps.getOrDefault(i.id(), List.of()))));
  }
}
