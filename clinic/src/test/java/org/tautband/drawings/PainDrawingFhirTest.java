package org.tautband.drawings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tautband.atlas.BodyChart;
import org.tautband.drawings.PainDrawing.Hand;
import org.tautband.fhir.FhirCheck;
import org.tautband.fhir.Golden;
import org.tautband.kernel.chart.Chart;
import org.tautband.kernel.chart.Depth;
import org.tautband.kernel.chart.Drawing;
import org.tautband.kernel.chart.Drawing.Says;
import org.tautband.kernel.chart.Mark;
import org.tautband.kernel.chart.Quality;
import org.tautband.kernel.chart.View;

class PainDrawingFhirTest {
  private static final Chart CHART = BodyChart.load();
  private static final Instant AT = Instant.parse("2026-11-24T09:41:00Z");
  private static final Mark TEMPLE =
      new Mark.Whole("temple.R", new Mark.Brush(Quality.ACHE, 6, Depth.DEEP));
  private static final Mark NECK =
      new Mark.Stroke(
          View.BACK,
          List.of(new Mark.Point(30, 215), new Mark.Point(34, 250)),
          20,
          new Mark.Brush(Quality.BURNING, null, Depth.NOT_SAID));

  private static PainDrawing drawing(int edition, Hand hand, String sides, Mark... marks) {
    return new PainDrawing(
        UUID.fromString("0193a000-0000-7000-8000-000000000021"),
        UUID.fromString("0193a000-0000-7000-8000-000000000002"),
        UUID.fromString("0193a000-0000-7000-8000-000000000001"),
        edition,
        AT,
        AT.plusSeconds(60),
        UUID.fromString("0193a000-0000-7000-8000-000000000003"),
        "Kim Demoson",
        hand,
        marks.length == 0
            ? new Drawing("chart-1", Says.NO_PAIN_TODAY, List.of(), null)
            : new Drawing("chart-1", Says.DRAWN, List.of(marks), null),
        sides,
        null);
  }

  @Test
  void goldenAndValid() {
    var rendering = PainDrawingFhir.of(List.of(drawing(1, Hand.PATIENT, "", TEMPLE, NECK)), CHART);
    Golden.matches("pain-drawing", rendering);
    FhirCheck.valid(rendering);
  }

  @Test
  void whoDrewAndWhatWasAskedArePublished() {
    String before = text(drawing(1, Hand.PATIENT, "", TEMPLE));
    assertThat(text(drawing(1, Hand.CLINICIAN, "", TEMPLE))).isNotEqualTo(before);
    assertThat(text(drawing(1, Hand.PATIENT, "Asked; the drawing was confirmed.", TEMPLE)))
        .contains("the drawing was confirmed");
    assertThat(text(drawing(1, Hand.PATIENT, "")))
        .contains("No pain today")
        .contains("pain-extent");
  }

  @Test
  void aRegionThatIsNoLongerDrawnIsEnteredInErrorAndNotGone() {
    var rendering =
        PainDrawingFhir.of(
            List.of(
                drawing(2, Hand.PATIENT, "", TEMPLE), drawing(1, Hand.PATIENT, "", TEMPLE, NECK)),
            CHART);
    assertThat(Golden.text(rendering)).contains("neck_post.R", "entered-in-error");
    FhirCheck.valid(rendering);
  }

  @Test
  void whatAPatientSentNamesThePatientAsAuthorAndAProblemOnlyOnceItHasOne() {
    PainDrawing begun = drawing(1, Hand.PATIENT, "", TEMPLE);
    PainDrawing waits = sent(begun, null, 1, "The patient, by the clinic’s link");
    PainDrawing put = sent(begun, begun.episodeId(), 2, "Kim Demoson");
    var waiting = PainDrawingFhir.of(List.of(waits), CHART);
    FhirCheck.valid(waiting);
    assertThat(Golden.text(waiting))
        .contains("\"reference\": \"Patient/" + begun.patientId(), "sent with the check-in")
        .doesNotContain("Condition/");
    var placed = PainDrawingFhir.of(List.of(put, waits), CHART);
    FhirCheck.valid(placed);
    assertThat(Golden.text(placed))
        .contains("Condition/" + begun.episodeId(), "The patient, by the clinic’s link")
        .doesNotContain("Kim Demoson", "entered-in-error");
  }

  private static PainDrawing sent(
      PainDrawing from, @Nullable UUID episodeId, int edition, String by) {
    return new PainDrawing(
        from.id(),
        from.patientId(),
        episodeId,
        edition,
        from.startedAt(),
        from.savedAt(),
        from.accountId(),
        by,
        from.hand(),
        from.drawing(),
        from.sideWords(),
        new PainDrawing.ByLink(PainDrawing.With.CHECK_IN, new UUID(0, 7), AT));
  }

  private static String text(PainDrawing drawing) {
    return Golden.text(PainDrawingFhir.of(List.of(drawing), CHART));
  }
}
