package org.tautband.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tautband.evidence.Place;
import org.tautband.evidence.Side;
import org.tautband.fhir.EveryComponentIsPublished;
import org.tautband.fhir.FhirCheck;
import org.tautband.fhir.Golden;

class ConsentFhirTest {
  private static final Instant AT = Instant.parse("2026-11-24T09:41:00Z");
  private static final Place RIGHT = new Place("neck", Side.RIGHT);
  private static final Place LEFT = new Place("neck", Side.LEFT);
  private static final UUID ID = UUID.fromString("0193a000-0000-7000-8000-000000000021");
  private static final UUID ACCOUNT = UUID.fromString("0193a000-0000-7000-8000-000000000003");
  private static final ConsentText TEXT =
      new ConsentText(
          1,
          "c0ffee",
          "en",
          "Dry needling: do you want it?",
          List.of(RIGHT, LEFT),
          List.of(
              new ConsentText.Section(
                  "What can go wrong",
                  List.of("Most of this is mild."),
                  List.of(
                      new ConsentText.Risk(
                          "A small bruise", "8 in 100", "Brady 2014", List.of("AE003"))),
                  List.of("CI006"))),
          List.of("AE003@2", "CI006@1"));
  static final Consent SAMPLE =
      new Consent(
          ID,
          UUID.fromString("0193a000-0000-7000-8000-000000000002"),
          UUID.fromString("0193a000-0000-7000-8000-000000000006"),
          TEXT,
          new Decision(
              Set.of(RIGHT, LEFT),
              new Signer(Signer.Kind.GUARDIAN, "Marta Mustermann", "mother", "passport"),
              new Assent(true, "yes, but slowly"),
              new Interpreter("Ina Dolmetsch", "Polish", Interpreter.Presence.BY_PHONE),
              "Kim Demoson",
              new Signature.Typed("Marta Mustermann", "Rita Zeugin"),
              "on paper"),
          AT,
          ACCOUNT,
          "Kim Demoson",
          List.of(
              new Withdrawal(
                  UUID.fromString("0193a000-0000-7000-8000-000000000022"),
                  ID,
                  Set.of(LEFT),
                  "too sore",
                  AT.plusSeconds(3600),
                  ACCOUNT,
                  "Kim Demoson")));

  @Test
  void goldenAndValid() {
    var rendering = ConsentFhir.of(SAMPLE);
    Golden.matches("consent", rendering);
    FhirCheck.valid(rendering);
  }

  @Test
  void everyComponentIsPublished() {
    EveryComponentIsPublished.of(SAMPLE, ConsentFhir::of)
        // The author's account is in the chain row; a withdrawal stands inside its consent; a
        // child's no beside a yes is refused by the constructor, and so is a place outside the
        // text.
        .except(
            "accountId",
            "withdrawals.consentId",
            "withdrawals.accountId",
            "decision.assent.yes",
            "decision.allowed.bodyGroup",
            "text.places.bodyGroup",
            "text.places.side")
        .holds();
  }

  @Test
  void aDrawnSignatureAndANoArePublishedToo() {
    Consent drawn =
        with(
            new Decision(
                Set.of(RIGHT),
                Signer.patient("Marta Mustermann"),
                null,
                null,
                "",
                new Signature.Drawn("M1 1L20 20"),
                "on paper"));
    FhirCheck.valid(ConsentFhir.of(drawn));
    assertThat(Golden.text(ConsentFhir.of(drawn))).contains("image/svg+xml");
    Consent no =
        with(
            new Decision(
                Set.of(), Signer.patient("Marta Mustermann"), null, null, "", null, "none wanted"));
    FhirCheck.valid(ConsentFhir.of(no));
    assertThat(Golden.text(ConsentFhir.of(no))).contains("\"rejected\"").doesNotContain("permit");
  }

  private static Consent with(Decision decision) {
    return new Consent(
        ID,
        SAMPLE.patientId(),
        SAMPLE.practitionerId(),
        TEXT,
        decision,
        AT,
        ACCOUNT,
        "Kim Demoson",
        List.of());
  }
}
