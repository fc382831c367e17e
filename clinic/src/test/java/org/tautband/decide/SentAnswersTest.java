package org.tautband.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;
import org.tautband.Visitor;
import org.tautband.database.CurrentGroup;
import org.tautband.database.Ids;
import org.tautband.episodes.Activity;
import org.tautband.episodes.ActivityKind;
import org.tautband.episodes.Complaint;
import org.tautband.episodes.Episodes;
import org.tautband.episodes.Plan;
import org.tautband.fhir.FhirCheck;
import org.tautband.guide.DecisionAid;
import org.tautband.patients.Identity;
import org.tautband.patients.Patients;
import org.tautband.patients.Sex;
import org.tautband.screening.Screenings;

/** From the printed link to the record: what a patient sends is found where it is needed. */
class SentAnswersTest extends ClinicTest {
  @Autowired Patients patients;
  @Autowired Episodes episodes;
  @Autowired Screenings screenings;
  @Autowired SentAnswers sent;
  @Autowired PatientLinks links;
  @Autowired DecisionAid aid;
  private UUID patientId;
  private String patient;
  private Visitor staff;
  private Visitor somebody;

  @BeforeEach
  void aPatient() {
    var identity = Identity.of("Marta", "Probe", LocalDate.of(1984, 3, 14), Sex.FEMALE);
    patientId = clinic.asClinician(() -> patients.register(identity, Ids.next()).id());
    patient = "/patients/" + patientId;
    staff = new Visitor(base());
    staff.signIn(clinic.clinician().login(), Fixtures.PASSWORD);
    somebody = new Visitor(base());
  }

  /** The secret as a person reads it from the printed page. */
  private String printedLink() {
    var made = staff.post(patient + "/decision-aid", patient + "/decision-aid/link", Map.of());
    assertThat(made.status()).isEqualTo(302);
    var page = Jsoup.parse(staff.get(patient + "/decision-aid/link").body());
    assertThat(page.select("svg.qr path").attr("d")).startsWith("M");
    return page.select(".wrap-words b").text().replaceFirst(".*/decide/link/", "");
  }

  private Map<String, String> answers(String secret, String born) {
    var fields = new HashMap<String, String>();
    fields.put("link", secret);
    fields.put("born", born);
    fields.put("submission", Ids.next().toString());
    fields.put("condition", "neck-pain");
    fields.put("h.q-blood-thinner", "yes");
    fields.put("h.q-child", "no");
    fields.put("fear", "lot");
    fields.put("way", "needle_free");
    fields.put("own", "Play the cello again");
    fields.put("questions", "Can we wait?");
    var check = aid.checks().getFirst();
    check.choices().stream()
        .filter(c -> !c.right())
        .findFirst()
        .ifPresent(c -> fields.put("k." + check.id(), c.id()));
    return fields;
  }

  private Visitor.Answer send(Map<String, String> fields) {
    return somebody.postRaw("/decide/send", fields);
  }

  private List<Sent> kept() {
    return clinic.asClinician(() -> sent.of(patientId));
  }

  @Test
  void whatIsSentIsReadInTheChartTheScreeningAndByOtherSystems() {
    var secret = printedLink();
    var opened = somebody.get("/decide/link/" + secret).body();
    assertThat(opened).contains("comes from your clinic").doesNotContain("Marta", "Probe", "1984");
    var done = send(answers(secret, "1984"));
    assertThat(done.status()).as(done.body()).isEqualTo(200);
    assertThat(done.body()).contains("Your answers are sent").doesNotContain("Marta", "Probe");

    var read = Jsoup.parse(staff.get(patient + "/decision-aid").body());
    assertThat(read.select(".first-look li").eachText())
        .anyMatch(t -> t.contains("without needles first"))
        .anyMatch(t -> t.contains("frighten"))
        .anyMatch(t -> t.contains(aid.checks().getFirst().question()))
        .anyMatch(t -> t.contains("Can we wait?"));
    assertThat(read.text()).contains("Play the cello again");
    assertThat(Jsoup.parse(staff.get(patient + "/consents/new").body()).text())
        .contains("Not clear yet: " + aid.checks().getFirst().question(), "Can we wait?");
    var episode =
        clinic.asClinician(
            () -> episodes.open(patientId, Ids.next(), words(), List.of(), List.of()).id());
    var assessment = patient + "/episodes/" + episode + "/assessments/new";
    assertThat(staff.get(assessment).body()).contains("Play the cello again", "not a finding");

    var raised = clinic.asClinician(() -> screenings.raised(patientId));
    assertThat(raised.get("q-blood-thinner"))
        .anySatisfy(
            r -> {
              assertThat(r.words()).contains("Yes");
              assertThat(r.origin()).startsWith("Patient, dated ");
            });
    assertThat(raised).doesNotContainKey("q-child");
    clinic.asClinician(
        () -> {
          FhirCheck.valid(SentFhir.of(sent.newestOf(patientId).orElseThrow()));
          return true;
        });
    assertThat(
            superUser.execute(
                "update fhir_current set published_at = published_at where type ="
                    + " 'QuestionnaireResponse' and patient_id = '"
                    + patientId
                    + "'"))
        .isEqualTo(1);
    assertThat(staff.get(patient + "/copy/record.ndjson").body()).contains("Play the cello again");
  }

  @Test
  void theNewestCountsAndTheSameFormSentTwiceIsOne() {
    var secret = printedLink();
    var first = answers(secret, "1984");
    send(first);
    send(first);
    assertThat(kept()).hasSize(1);
    assertThat(staff.get(patient).body()).contains("without needles first", "Read the answers");
    var second = answers(secret, "1984");
    second.remove("k." + aid.checks().getFirst().id());
    second.put("fear", "little");
    second.remove("way");
    send(second);
    assertThat(kept()).hasSize(2);
    assertThat(kept().getFirst().wantsNoNeedles()).isFalse();
    assertThat(kept().getLast().wantsNoNeedles()).isTrue();
    assertThat(staff.get(patient + "/consents/new").body()).contains("were left open: ask");
    assertThat(staff.get(patient).body()).doesNotContain("without needles first");
  }

  @Test
  void aWrongYearKeepsNothingAndTheFifthEndsTheLink() {
    var secret = printedLink();
    for (int tries = 1; tries <= 5; tries++) {
      var answer = send(answers(secret, "1985"));
      assertThat(answer.status()).isEqualTo(422);
      assertThat(Jsoup.parse(answer.body()).text())
          .contains("not the year of birth", "Can we wait?");
    }
    assertThat(send(answers(secret, "1984")).body()).contains("This link has ended");
    assertThat(kept()).isEmpty();
    assertThat(staff.get(patient + "/decision-aid").body()).contains("typed five times");
  }

  @Test
  void aYearThatIsNoneIsSaidAndCostsNoTry() {
    var secret = printedLink();
    for (var year : List.of("", "abc", "14.3.1984", "99999", "1700")) {
      assertThat(send(answers(secret, year)).status()).as(year).isEqualTo(422);
    }
    assertThat(links.find(secret).orElseThrow().triesLeft()).isEqualTo(PatientLinks.TRIES);
  }

  @Test
  void aNewLinkEndsTheOldOneAndAnUnknownOneStillOpensTheAid() {
    var old = printedLink();
    printedLink();
    assertThat(links.find(old)).isEmpty();
    for (var secret : List.of(old, "nobody-made-this")) {
      var page = somebody.get("/decide/link/" + secret);
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.body()).contains("This link has ended", "Your problem");
    }
    assertThat(send(answers(old, "1984")).status()).isEqualTo(422);
    assertThat(kept()).isEmpty();
  }

  @Test
  void choosingNoNeedlesMakesAPlanWithoutThemOnlyWhereNoneIs() {
    var open =
        clinic.asClinician(
            () -> episodes.open(patientId, Ids.next(), words(), List.of(), List.of()));
    var planned =
        clinic.asClinician(
            () -> episodes.open(patientId, Ids.next(), words(), List.of(), List.of()));
    var theirs =
        new Plan(
            List.of(Activity.of(ActivityKind.STRETCHING, "Neck", "daily", "")),
            LocalDate.of(2099, 1, 1),
            List.of("Goal reached"),
            "",
            true);
    clinic.asClinician(() -> episodes.plan(planned, theirs));
    send(answers(printedLink(), "1984"));
    var made = clinic.asClinician(() -> episodes.find(patientId, open.id()).orElseThrow()).plan();
    assertThat(made).isNotNull();
    assertThat(made.places()).isEmpty();
    assertThat(made.agreed()).isFalse();
    assertThat(made.activities().getFirst().what()).contains("without needles");
    assertThat(
            clinic.asClinician(() -> episodes.find(patientId, planned.id()).orElseThrow()).plan())
        .isEqualTo(theirs);
  }

  private static Complaint words() {
    return new Complaint("My neck hurts", "", "", "", "", List.of());
  }

  @Test
  void anotherGroupReadsNothingAndTheDeskNoAnswers() {
    send(answers(printedLink(), "1984"));
    var other = fixtures.newClinic();
    assertThat(CurrentGroup.call(other.groupId(), () -> sent.of(patientId))).isEmpty();
    var desk = new Visitor(base());
    desk.signIn(clinic.frontDesk().login(), Fixtures.PASSWORD);
    assertThat(desk.get(patient + "/decision-aid").status()).isEqualTo(403);
    assertThat(Set.of(200))
        .doesNotContain(new Visitor(base()).get(patient + "/decision-aid").status());
  }
}
