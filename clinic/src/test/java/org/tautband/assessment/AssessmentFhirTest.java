package org.tautband.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tautband.atlas.Atlas;
import org.tautband.evidence.Content;
import org.tautband.evidence.Side;
import org.tautband.fhir.EveryComponentIsPublished;
import org.tautband.fhir.FhirCheck;
import org.tautband.fhir.Golden;

class AssessmentFhirTest {
  private static final Instant AT = Instant.parse("2026-11-24T09:41:00Z");
  private static final Content CONTENT = Content.load();
  private static final Atlas ATLAS = new Atlas(CONTENT);
  private static final UUID ACCOUNT = UUID.fromString("0193a000-0000-7000-8000-000000000003");

  private static Assessment sample(Assessment.Findings findings) {
    return new Assessment(
        UUID.fromString("0193a000-0000-7000-8000-000000000011"),
        UUID.fromString("0193a000-0000-7000-8000-000000000002"),
        UUID.fromString("0193a000-0000-7000-8000-000000000001"),
        1,
        AT,
        AT.plusSeconds(60),
        ACCOUNT,
        "Kim Demoson",
        findings,
        new RankingSeen(
            List.of("neck_post.R", "occiput.R"),
            new RankingSeen.OfDrawing(UUID.fromString("0193a000-0000-7000-8000-000000000014"), 2),
            "mechanical neck pain",
            "1 3fa9c1d2e4b5",
            true,
            List.of(new RankingSeen.Proposed("trapezius_desc", Side.RIGHT, 0.41))));
  }

  private static Assessment.Findings findings(
      List<RangeOfMotion> ranges, List<PainRegion> regions) {
    return new Assessment.Findings(
        "Began with a new desk",
        new Pain(4, 7, 5),
        regions,
        List.of(
            new Finding(
                "trapezius_desc",
                Side.RIGHT,
                Finding.Sign.PRESENT,
                2,
                Finding.Sign.PRESENT,
                Finding.Sign.ABSENT,
                Finding.Sign.NOT_EXAMINED,
                List.of("temple.R"),
                "firm",
                new OnChart(
                    new OnChart.Pressed(
                        "chart-1", "neck_post.R", new OnChart.Point("back", 60, 260)),
                    "{\"chart\":\"chart-1\"}"))),
        ranges,
        "C5 to T1 full strength");
  }

  private static final List<PainRegion> NECK =
      List.of(new PainRegion("neck_post", Side.RIGHT, List.of(PainQuality.ACHE), 7));
  static final Assessment SAMPLE =
      sample(
          findings(List.of(new RangeOfMotion(Movement.NECK_ROTATION, true, 50, 70, null)), NECK));

  @Test
  void goldenAndValid() {
    var rendering = AssessmentFhir.of(SAMPLE, ATLAS);
    Golden.matches("assessment", rendering);
    FhirCheck.valid(rendering);
  }

  @Test
  void everyComponentIsPublished() {
    EveryComponentIsPublished.of(SAMPLE, assessment -> AssessmentFhir.of(assessment, ATLAS))
        // Edition, instant and author of a save are the resource's meta and its chain row; a sided
        // movement has no value without side, which the test below holds.
        .except(
            "edition",
            "savedAt",
            "accountId",
            "findings.ranges.middleDegrees",
            "findings.ranges.movement")
        .holds();
  }

  @Test
  void aMovementWithoutSidesIsPublishedToo() {
    var flexion =
        sample(
            findings(
                List.of(new RangeOfMotion(Movement.NECK_FLEXION, false, null, null, 40)), NECK));
    var rendering = AssessmentFhir.of(flexion, ATLAS);
    assertThat(Golden.text(rendering)).contains("neck-flexion", "\"value\": 40", "passive");
    FhirCheck.valid(rendering);
  }

  @Test
  void whatAnEarlierEditionHeldIsEnteredInErrorAndNotGone() {
    var later = sample(findings(List.of(), NECK));
    String text = Golden.text(AssessmentFhir.of(List.of(later, SAMPLE), ATLAS));
    assertThat(text).contains("neck-rotation", "entered-in-error");
  }
}
