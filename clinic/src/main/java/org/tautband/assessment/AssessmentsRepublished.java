package org.tautband.assessment;

import org.springframework.stereotype.Component;
import org.tautband.atlas.Atlas;
import org.tautband.evidence.Content;
import org.tautband.fhir.Republisher;

/** Renders all red-flag rounds and assessments again, for the drift check. */
@Component
class AssessmentsRepublished implements Republisher {
  private final AssessmentTable table;
  private final RedFlagTable redFlags;
  private final Atlas atlas;
  private final Content content;

  AssessmentsRepublished(
      AssessmentTable table, RedFlagTable redFlags, Atlas atlas, Content content) {
    this.table = table;
    this.redFlags = redFlags;
    this.atlas = atlas;
    this.content = content;
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
    for (RedFlagRound round : redFlags.all()) {
      receiver.accept(
          round.patientId(),
          RedFlagFhir.of(round, redFlags.cleared(round.patientId(), round.episodeId()), content));
    }
  }
}
