package org.tautband.assessment;

import org.springframework.stereotype.Component;
import org.tautband.atlas.Atlas;
import org.tautband.fhir.Republisher;

/** Renders all assessments again, for the drift check. */
@Component
class AssessmentsRepublished implements Republisher {
  private final AssessmentTable table;
  private final Atlas atlas;

  AssessmentsRepublished(AssessmentTable table, Atlas atlas) {
    this.table = table;
    this.atlas = atlas;
  }

  @Override
  public String module() {
    return "assessment";
  }

  @Override
  public void render(Receiver receiver) {
    table
        .patientsById()
        .forEach(
            (id, patientId) ->
                receiver.accept(
                    patientId, AssessmentFhir.of(table.editions(patientId, id), atlas)));
  }
}
