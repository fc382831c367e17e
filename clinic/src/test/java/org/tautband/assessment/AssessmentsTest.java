package org.tautband.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.ClinicTest;
import org.tautband.database.Ids;
import org.tautband.episodes.Complaint;
import org.tautband.episodes.Episodes;
import org.tautband.evidence.Reason;
import org.tautband.evidence.Side;
import org.tautband.patients.Identity;
import org.tautband.patients.Patients;
import org.tautband.patients.Sex;

class AssessmentsTest extends ClinicTest {
  @Autowired Assessments assessments;
  @Autowired Episodes episodes;
  @Autowired Patients patients;
  private UUID patientId;
  private UUID episodeId;

  @BeforeEach
  void episode() {
    Identity identity = Identity.of("Marta", "Probe", LocalDate.of(1984, 3, 14), Sex.FEMALE);
    Complaint complaint = new Complaint("Neck", "", "", "", "");
    patientId = clinic.asClinician(() -> patients.register(identity, Ids.next()).id());
    episodeId =
        clinic.asClinician(
            () -> episodes.open(patientId, Ids.next(), complaint, List.of(), List.of()).id());
  }

  static Assessment.Findings findings(String history) {
    return new Assessment.Findings(
        history,
        new Pain(4, 7, 5),
        List.of(new PainRegion("neck_post", Side.RIGHT, List.of(PainQuality.ACHE), 7)),
        List.of(
            new Finding(
                "trapezius_desc",
                Side.RIGHT,
                Finding.Sign.PRESENT,
                2,
                Finding.Sign.PRESENT,
                Finding.Sign.ABSENT,
                Finding.Sign.NOT_EXAMINED,
                List.of(),
                "")),
        List.of(new RangeOfMotion(Movement.NECK_ROTATION, true, 50, 70, null)),
        "");
  }

  private Assessment record(String history) {
    return clinic.asClinician(
        () -> assessments.record(patientId, episodeId, Ids.next(), findings(history)));
  }

  @Test
  void aMissingAssessmentRefusesTheStart() {
    assertThat(clinic.asClinician(() -> assessments.reasonsAgainst(patientId, episodeId)))
        .extracting(Reason::code)
        .containsExactly("assessment-missing");
    record("desk work");
    assertThat(clinic.asClinician(() -> assessments.reasonsAgainst(patientId, episodeId)))
        .isEmpty();
  }

  @Test
  void everyEditionOfAnAssessmentStaysReadable() {
    Assessment first = record("desk work");
    Assessments.Change change =
        clinic.asClinician(() -> assessments.change(first, findings("desk work and cycling")));
    assertThat(change).isInstanceOf(Assessments.Change.Saved.class);
    List<Assessment> editions =
        clinic.asClinician(() -> assessments.editions(patientId, first.id()));
    assertThat(editions).hasSize(2);
    assertThat(editions.getLast()).isEqualTo(first);
    Assessments.Change late = clinic.asClinician(() -> assessments.change(first, findings("late")));
    assertThat(late).isInstanceOf(Assessments.Change.Stale.class);
  }

  @Test
  void painIsASeriesOldestFirst() {
    record("a");
    record("b");
    PainSeries series = clinic.asClinician(() -> assessments.painSeries(patientId, episodeId));
    assertThat(series.points()).hasSize(2);
    assertThat(series.points().getFirst().at()).isBeforeOrEqualTo(series.points().getLast().at());
    assertThat(series.points().getFirst().pain()).isEqualTo(new Pain(4, 7, 5));
  }
}
