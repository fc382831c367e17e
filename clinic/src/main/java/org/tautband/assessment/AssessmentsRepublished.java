package org.tautband.assessment;

import org.springframework.stereotype.Component;
import org.tautband.atlas.Atlas;
import org.tautband.atlas.BodyChart;
import org.tautband.evidence.Content;
import org.tautband.fhir.Republisher;

/** Renders all red-flag rounds, assessments and drawings again, for the drift check. */
@Component
class AssessmentsRepublished implements Republisher {
  private final AssessmentTable table;
  private final RedFlagTable redFlags;
  private final PainDrawingTable drawings;
  private final Atlas atlas;
  private final Content content;
  private final BodyChart chart;

  AssessmentsRepublished(
      AssessmentTable table,
      RedFlagTable redFlags,
      PainDrawingTable drawings,
      Atlas atlas,
      Content content,
      BodyChart chart) {
    this.table = table;
    this.redFlags = redFlags;
    this.atlas = atlas;
    this.content = content;
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
    for (RedFlagRound round : redFlags.all()) {
      receiver.accept(
          round.patientId(),
          RedFlagFhir.of(round, redFlags.cleared(round.patientId(), round.episodeId()), content));
    }
  }
}
