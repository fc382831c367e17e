package org.tautband.assessment;

import org.springframework.stereotype.Component;
import org.tautband.atlas.Atlas;
import org.tautband.atlas.BodyChart;
import org.tautband.fhir.Republisher;

/** Renders all assessments and drawings again, for the drift check. */
@Component
class AssessmentsRepublished implements Republisher {
  private final AssessmentTable table;
  private final PainDrawingTable drawings;
  private final Atlas atlas;
  private final BodyChart chart;

  AssessmentsRepublished(
      AssessmentTable table, PainDrawingTable drawings, Atlas atlas, BodyChart chart) {
    this.table = table;
    this.atlas = atlas;
    this.drawings = drawings;
    this.chart = chart;
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
    drawings
        .patientsById()
        .forEach(
            (id, patientId) ->
                receiver.accept(
                    patientId,
                    PainDrawingFhir.of(drawings.editions(patientId, id), chart.chart())));
  }
}
