package org.tautband.redflags;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tautband.evidence.Content;
import org.tautband.evidence.Place;
import org.tautband.evidence.Side;
import org.tautband.fhir.EveryComponentIsPublished;
import org.tautband.fhir.FhirCheck;
import org.tautband.fhir.Golden;

class RedFlagFhirTest {
  private static final Instant AT = Instant.parse("2026-11-24T09:41:00Z");
  private static final Content CONTENT = Content.load();
  private static final RedFlagRound ROUND =
      new RedFlagRound(
          UUID.fromString("0193a000-0000-7000-8000-000000000012"),
          UUID.fromString("0193a000-0000-7000-8000-000000000002"),
          UUID.fromString("0193a000-0000-7000-8000-000000000001"),
          Set.of(new Place("neck", Side.RIGHT)),
          List.of(
              new RedFlagAnswer("q-rf-arm-weaker", RedFlagAnswer.Answer.UNSURE, "since spring"),
              new RedFlagAnswer("q-rf-stroke", RedFlagAnswer.Answer.NONE_OF_THESE, "")),
          AT,
          UUID.fromString("0193a000-0000-7000-8000-000000000003"),
          "Kim Demoson");
  private static final FlagCleared CLEARED =
      new FlagCleared(
          UUID.fromString("0193a000-0000-7000-8000-000000000013"),
          ROUND.id(),
          "q-rf-arm-weaker",
          "C5 to T1 full strength",
          "Dr Fiktiv",
          "old and unchanged",
          AT.plusSeconds(600),
          UUID.fromString("0193a000-0000-7000-8000-000000000003"),
          "Kim Demoson");

  @Test
  void goldenAndValid() {
    var rendering = RedFlagFhir.of(ROUND, List.of(CLEARED), CONTENT);
    Golden.matches("red-flags", rendering);
    FhirCheck.valid(rendering);
  }

  @Test
  void everyAnswerAndEveryWordOnAFlagIsPublished() {
    EveryComponentIsPublished.of(ROUND, round -> RedFlagFhir.of(round, List.of(CLEARED), CONTENT))
        .except("accountId")
        .holds();
    EveryComponentIsPublished.of(
            CLEARED, cleared -> RedFlagFhir.of(ROUND, List.of(cleared), CONTENT))
        // The words stand inside the answer, so they need no id of their own.
        .except("id", "accountId")
        .holds();
  }
}
