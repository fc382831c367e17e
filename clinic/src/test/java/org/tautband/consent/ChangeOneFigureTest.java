package org.tautband.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;
import org.tautband.Visitor;
import org.tautband.database.Ids;
import org.tautband.evidence.Edits;
import org.tautband.evidence.Place;
import org.tautband.evidence.RowHistory;
import org.tautband.evidence.RowKind;
import org.tautband.evidence.Side;
import org.tautband.patients.Identity;
import org.tautband.patients.Patients;
import org.tautband.patients.Sex;
import org.tautband.practitioners.Discipline;
import org.tautband.practitioners.Practitioner;
import org.tautband.practitioners.Practitioners;
import tools.jackson.databind.json.JsonMapper;

/**
 * One figure of the store is changed: guide, decision aid and consent change together, and what was
 * signed yesterday stays what it was.
 */
class ChangeOneFigureTest extends ClinicTest {
  private static final String ROW = "EF005";
  private static final String BEFORE = "2.3 points (1.0 to 3.6)";
  private static final String NOW = "1.9 points (1.0 to 3.6)";
  private static final Place NECK = new Place("neck", Side.LEFT);

  @Autowired private Consents consents;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;
  @Autowired private SinceSigned since;
  @Autowired private Edits edits;
  @Autowired private RowHistory history;
  @Autowired private Patients patients;
  @Autowired private Practitioners practitioners;
  private UUID patientId;
  private UUID practitionerId;

  @BeforeEach
  void people() {
    var born = LocalDate.of(1984, 3, 14);
    patientId =
        clinic.asClinician(
            () ->
                patients
                    .register(Identity.of("Marta", "Mustermann", born, Sex.FEMALE), Ids.next())
                    .id());
    practitionerId =
        clinic.asClinician(
            () ->
                practitioners
                    .add(
                        new Practitioner(
                            Ids.next(),
                            "Kim",
                            "Demoson",
                            Discipline.PHYSIOTHERAPIST,
                            List.of(),
                            List.of(),
                            true,
                            1))
                    .id());
  }

  @AfterEach
  void asItShipped() {
    clinic.as(
        clinic.manager(),
        () ->
            edits.takeShipped(RowKind.EF, ROW, history.newest(ROW), "as it was", clinic.manager()));
  }

  private void change() {
    var typed = new Edits.Typed(Map.of("value", "-1.9", "estimate_text", "-1.9"), null);
    var outcome =
        clinic.as(
            clinic.manager(),
            () ->
                edits.keep(
                    RowKind.EF,
                    ROW,
                    history.newest(ROW),
                    typed,
                    "a newer review",
                    clinic.manager()));
    assertThat(outcome).isInstanceOf(Edits.Outcome.Good.class);
  }

  private OfferedText offer() {
    return clinic.asClinician(
        () ->
            consents.offer(
                Ids.next(),
                new Occasion(patientId, practitionerId, Set.of(NECK), "Wait.", "neck-pain")));
  }

  private Decided sign(OfferedText offered) {
    var yes =
        new Decision(
            Set.of(NECK),
            Signer.patient("Marta Mustermann"),
            null,
            null,
            "",
            new Signature.Drawn("M10 20L30 40L50 20"),
            "on paper");
    return clinic.asClinician(() -> consents.decide(patientId, offered.id(), yes));
  }

  @Test
  void everythingFollowsAtOnceAndYesterdaysSignatureStaysByteForByte() {
    var signed = ((Decided.Kept) sign(offer())).consent();
    var waiting = offer();
    var anyone = new Visitor(base());
    var kim = new Visitor(base());
    kim.signIn(clinic.clinician().login(), Fixtures.PASSWORD);
    var path = "/patients/" + patientId + "/consents/" + signed.id();
    var plain = signed.text().plain();
    var stored = stored(signed.id());
    var paper = paper(kim, path);
    assertThat(paper.get(1)).contains("Nothing that this text rests on has changed");
    assertThat(plain).contains(BEFORE, ROW + "@" + history.newest(ROW));
    assertThat(kim.get(path).body()).contains("Nothing that this text rests on", BEFORE);
    assertThat(anyone.get("/guide/conditions/neck-pain").body()).contains(BEFORE);
    assertThat(aid(anyone)).contains(BEFORE);

    change();

    assertThat(anyone.get("/guide/conditions/neck-pain").body())
        .contains(NOW, "A figure here changed on")
        .doesNotContain(BEFORE);
    assertThat(aid(anyone)).contains(NOW, "A figure here changed on").doesNotContain(BEFORE);
    assertThat(offer().text().plain()).contains(NOW).doesNotContain(BEFORE);

    var kept = clinic.asClinician(() -> consents.find(patientId, signed.id()).orElseThrow());
    assertThat(kept.text().plain()).isEqualTo(plain);
    assertThat(kept.textSha256()).isEqualTo(signed.textSha256());
    assertThat(kept.text().sha256()).isEqualTo(signed.textSha256());
    assertThat(stored(signed.id())).isEqualTo(stored);
    assertThat(paper(kim, path).get(0)).isEqualTo(paper.get(0)).contains(BEFORE, ROW + "@");
    assertThat(paper(kim, path).get(1))
        .contains("neck pain was lower", "You were told: " + BEFORE, "Now: " + NOW);
    assertThat(kim.get(path).body())
        .contains("Tell the patient", BEFORE, NOW)
        .doesNotContain("Nothing that this text rests on");

    assertThat(sign(waiting)).isInstanceOf(Decided.TextChanged.class);
    assertThat(kim.get("/patients/" + patientId + "/consents/" + waiting.id()).body())
        .contains("This text is not what would be told now", "The evidence has changed", NOW)
        .contains("Other words now: What it may do, and how sure we are.")
        .contains("/consents/new?from=" + waiting.id());
    assertThat(kim.get("/patients/" + patientId + "/consents/new?from=" + waiting.id()).body())
        .contains("Wait.", "value=\"neck.LEFT\" checked")
        .containsPattern("value=\"neck-pain\"\\s+selected");
  }

  private String stored(UUID consentId) {
    return clinic.asClinician(
        () -> Objects.requireNonNull(transaction.execute(status -> row(consentId))));
  }

  private String row(UUID consentId) {
    return jdbc.sql("select content::text || plain || sha256 from consent where id = ?")
        .param(consentId)
        .query(String.class)
        .single();
  }

  /** The patient's copy: what was signed, and what stands beside it. */
  private static List<String> paper(Visitor kim, String path) {
    try (var pdf = Loader.loadPDF(kim.bytes(path + "/pdf"))) {
      var words =
          new PDFTextStripper()
              .getText(pdf)
              .replaceAll("(?m)^\\d+ / \\d+$", "")
              .replaceAll("\\s+", " ");
      int beside = words.indexOf("What has changed since you signed");
      return List.of(words.substring(0, beside), words.substring(beside));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String aid(Visitor anyone) {
    return anyone
        .postRaw("/decide", Map.of("condition", "neck-pain", "from", "options", "to", "numbers"))
        .body();
  }

  @Test
  void anEditThatIsNotToldHereAsksForNoNewText() {
    var waiting = offer();
    clinic.as(
        clinic.manager(),
        () ->
            edits.keep(
                RowKind.EF,
                "EF041",
                history.newest("EF041"),
                new Edits.Typed(Map.of("plain_note", "looked at again"), null),
                "a test",
                clinic.manager()));
    assertThat(sign(waiting)).isInstanceOf(Decided.Kept.class);
    clinic.as(
        clinic.manager(),
        () ->
            edits.takeShipped(
                RowKind.EF, "EF041", history.newest("EF041"), "as it was", clinic.manager()));
  }

  @Test
  void aTextKeptBeforeVersionsWereNamedReadsAsItDid() {
    var text =
        JsonMapper.shared()
            .readValue(
                """
                {"template":1,"contentVersion":"c0ffee","language":"en","title":"Do you want it?",
                "places":[{"bodyGroup":"neck","side":"LEFT"}],"sections":[{"heading":"What can go wrong",
                "paragraphs":["Most is mild."],"risks":[{"what":"A small bruise","howOften":"8 in 100",
                "whoCounted":"Brady 2014","claimIds":["AE003"]}],"claimIds":["CI006"]}]}
                """,
                ConsentText.class);
    assertThat(text.rowVersions()).isEmpty();
    assertThat(text.plain())
        .isEqualTo(
            """
            # Do you want it?
            Wording 1, facts c0ffee, language en
            @ neck LEFT

            ## What can go wrong
            Most is mild.
            = CI006
            - A small bruise | 8 in 100 | Brady 2014 | AE003
            """);
    assertThat(since.of(text, java.time.Instant.now())).isEmpty();
  }
}
