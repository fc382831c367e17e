package org.tautband.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tautband.evidence.CheckinAnswer.Tier;
import org.tautband.fhir.EveryComponentIsPublished;
import org.tautband.fhir.FhirCheck;
import org.tautband.fhir.Golden;
import org.tautband.followup.CheckIn.State;

/** What a patient told, and the call about it, as others read it. */
class ToldFhirTest {
  private static final Instant AT = Instant.parse("2026-11-25T08:52:00Z");
  private static final Reported TOLD =
      new Reported(
          id(1), id(2), id(3), AT, Tier.EMERGENCY, List.of("I am short of breath"), "since noon");
  private static final Call CALL =
      new Call(
          id(4),
          id(1),
          id(2),
          AT,
          Call.Reached.PATIENT,
          "Is on the way to the hospital.",
          true,
          id(5),
          "Kim Demoson");

  private static UUID id(int number) {
    return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + number);
  }

  @Test
  void whatWasToldIsAValidAdverseEventThatNamesNoDiagnosis() {
    FhirCheck.valid(ReportedFhir.of(TOLD));
    Golden.matches("told-after-session", ReportedFhir.of(TOLD));
    assertThat(Golden.text(ReportedFhir.of(TOLD)))
        .doesNotContain("severity", "seriousness", "causality", "resultingCondition", "\"date\"");
    EveryComponentIsPublished.of(TOLD, ReportedFhir::of).holds();
  }

  @Test
  void aCallIsAValidCommunication() {
    FhirCheck.valid(CallFhir.of(CALL));
    Golden.matches("call-after-session", CallFhir.of(CALL));
    // the caller's account stands in the audit
    EveryComponentIsPublished.of(CALL, CallFhir::of).except("accountId").holds();
  }

  @Test
  void theStrictestAnswerCountsAndOfEquallyStrictOnesTheNewest() {
    var calmed = reply(40, Tier.AS_EXPECTED, "sore", null);
    var breath = reply(20, Tier.EMERGENCY, "short of breath", null);
    var breathWithPain = reply(30, Tier.EMERGENCY, "short of breath", 6);
    var chest = reply(10, Tier.EMERGENCY, "chest pain", null);
    var fever = reply(35, Tier.SAME_DAY, "fever", null);
    assertThat(Reported.of(checkIn(), List.of(calmed))).isEmpty();
    assertThat(Reported.of(checkIn(), List.of(calmed, fever)))
        .get()
        .satisfies(
            told -> {
              assertThat(told.tier()).isEqualTo(Tier.SAME_DAY);
            });
    assertThat(Reported.of(checkIn(), List.of(calmed, fever, breathWithPain, breath, chest)))
        .get()
        .satisfies(
            told -> {
              assertThat(told.ticked()).containsExactly("short of breath");
              assertThat(told.at()).as("when it was ticked, not scored").isEqualTo(breath.at());
            });
  }

  private static Reply reply(int minute, Tier tier, String ask, @Nullable Integer pain) {
    return new Reply(
        id(minute),
        id(1),
        id(2),
        AT.plusSeconds(60L * minute),
        List.of(new Reply.Said("CK000", ask, tier, "Call us.")),
        "",
        pain,
        tier,
        "test");
  }

  private static CheckIn checkIn() {
    return new CheckIn(
        id(1), id(6), id(2), id(3), null, id(7), 24, true, AT, State.ASKED, AT, null);
  }
}
