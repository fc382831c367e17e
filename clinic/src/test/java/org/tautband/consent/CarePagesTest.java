package org.tautband.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
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
import org.tautband.database.Ids;
import org.tautband.decide.Answers;
import org.tautband.decide.PatientLinks;
import org.tautband.decide.SentAnswers;
import org.tautband.patients.Identity;
import org.tautband.patients.Patients;
import org.tautband.patients.Sex;
import org.tautband.practitioners.Discipline;
import org.tautband.practitioners.NeedlingTraining;
import org.tautband.practitioners.Practitioner;
import org.tautband.practitioners.Practitioners;

/** The pages from the first complaint to a signed consent, as forms without a script. */
class CarePagesTest extends ClinicTest {
  @Autowired Patients patients;
  @Autowired Practitioners practitioners;
  @Autowired PatientLinks links;
  @Autowired SentAnswers sentAnswers;
  private Visitor visitor;
  private String patient;
  private UUID practitionerId;

  @BeforeEach
  void signIn() {
    Identity identity = Identity.of("Marta", "Probe", LocalDate.of(1984, 3, 14), Sex.FEMALE);
    patient = "/patients/" + clinic.asClinician(() -> patients.register(identity, Ids.next()).id());
    Practitioner kim =
        new Practitioner(
            Ids.next(),
            "Kim",
            "Demoson",
            Discipline.PHYSIOTHERAPIST,
            List.of(),
            List.of(new NeedlingTraining("Basics", Set.of("neck"), "certificate 1", null)),
            true,
            1);
    practitionerId = clinic.asClinician(() -> practitioners.add(kim).id());
    visitor = new Visitor(base());
    visitor.signIn(clinic.clinician().login(), Fixtures.PASSWORD);
  }

  private Visitor.Answer ok(String path) {
    Visitor.Answer answer = visitor.get(path);
    assertThat(answer.status()).as(path + "\n" + answer.body()).isEqualTo(200);
    return answer;
  }

  private String sent(String page, String path, Map<String, String> fields) {
    Visitor.Answer answer = visitor.post(page, path, fields);
    assertThat(answer.status()).as(path + "\n" + answer.body()).isEqualTo(302);
    return answer.location().replaceFirst("^https?://[^/]+", "");
  }

  private String episode() {
    ok(patient + "/episodes");
    return sent(
        patient + "/episodes/new",
        patient + "/episodes",
        Map.of(
            "words", "My neck hurts",
            "submission", Ids.next().toString(),
            "goal0.words", "Work 4 hours",
            "goal0.now", "3",
            "goal0.wanted", "8",
            "place", "neck.RIGHT"));
  }

  private static Map<String, String> plan(String edition) {
    Map<String, String> plan = new LinkedHashMap<>();
    plan.put("edition", edition);
    plan.put("needling0.what", "Upper trapezius");
    plan.put("needling0.dose", "once a week");
    plan.put("place", "neck.RIGHT");
    plan.put("exercise0.what", "Chin tucks");
    plan.put("exercise0.dose", "2 × 10");
    plan.put("criterion0", "Goal at 8");
    plan.put("reviewOn.day", "8");
    plan.put("reviewOn.month", "1");
    plan.put("reviewOn.year", "2099");
    plan.put("agreed", "yes");
    return plan;
  }

  @Test
  void fromTheComplaintToASignedConsentByForms() {
    String episode = episode();
    assertThat(ok(episode).body()).contains("My neck hurts", "Work 4 hours", "no plan yet");
    sent(episode + "/plan", episode + "/plan", plan("1"));
    assertThat(ok(episode).body()).contains("Chin tucks", "neck", "right", "does not stand alone");
    ok(episode + "/editions/1");
    ok(episode + "/change");
    ok(episode + "/review");
    ok(episode + "/discharge");

    var asked = Jsoup.parse(ok(episode + "/red-flags").body());
    Map<String, String> answers = new LinkedHashMap<>();
    asked.select("[name^=none.]").forEach(box -> answers.put(box.attr("name"), "yes"));
    assertThat(answers.size()).isBetween(2, 7);
    answers.put("submission", asked.select("[name=submission]").val());
    sent(episode + "/red-flags", episode + "/red-flags", answers);
    assertThat(ok(episode + "/red-flags").body()).contains("Red flags asked: none present");
    assertThat(ok(episode + "/red-flags?again").body()).contains("None of these");

    ok(episode + "/assessments");
    String assessment =
        sent(
            episode + "/assessments/new",
            episode + "/assessments",
            Map.of(
                "submission", Ids.next().toString(),
                "history", "desk work",
                "region0.name", "right back of neck",
                "region0.quality", "ACHE",
                "muscle0.name", "Upper trapezius",
                "muscle0.side", "RIGHT",
                "muscle0.band", "PRESENT",
                "range0.movement", "NECK_ROTATION",
                "range0.right", "50",
                "range0.left", "70"));
    assertThat(ok(assessment).body()).contains("right back of neck", "50°", "70°", "not examined");
    ok(assessment + "/change");
    ok(assessment + "/editions/1");
    ok(episode + "/assessments");

    ok(patient + "/consents");
    ok(patient + "/consents/new?place=neck.RIGHT");
    String consent =
        sent(
            patient + "/consents/new?place=neck.RIGHT",
            patient + "/consents",
            Map.of(
                "submission", Ids.next().toString(),
                "place", "neck.RIGHT",
                "practitioner", practitionerId.toString(),
                "condition", "neck-pain",
                "alternatives", "Hands-on care, or wait."));
    assertThat(ok(consent).body()).contains("Kim Demoson", "5 to 16 in 100");
    assertThat(ok(consent + "/pdf").body()).startsWith("%PDF");
    ok(patient + "/consents");
    Map<String, String> decision =
        Map.of(
            "decision", "yes",
            "allowed", "neck.RIGHT",
            "signer", "PATIENT",
            "signerName", "Marta Probe",
            "signaturePath", "M1 1L20 20",
            "copy", "on paper");
    sent(consent, consent + "/decision", decision);
    assertThat(ok(consent).body()).contains("Consent: yes", "Take back everything");
    assertThat(ok(consent + "/pdf").body()).startsWith("%PDF");
    sent(
        consent,
        consent + "/withdrawal",
        Map.of("submission", Ids.next().toString(), "everything", "yes"));
    assertThat(ok(consent).body()).contains("taken back").doesNotContain("Take back everything");
    sent(
        episode + "/discharge",
        episode + "/discharge",
        Map.of(
            "edition", "2",
            "on.day", "24",
            "on.month", "11",
            "on.year", "2025",
            "outcome", "BETTER",
            "reason", "Moved away"));
    assertThat(ok(episode).body()).contains("Moved away");
  }

  @Test
  void nothingTypedIsLostWhenSomethingIsWrong() {
    String episode = episode();
    Map<String, String> plan = plan("1");
    plan.put("reviewOn.day", "31");
    plan.put("reviewOn.month", "2");
    plan.put("needling0.dose", "");
    Visitor.Answer answer = visitor.post(episode + "/plan", episode + "/plan", plan);
    assertThat(answer.status()).isEqualTo(422);
    var page = Jsoup.parse(answer.body());
    assertThat(page.select("[name=needling0.what]").val()).isEqualTo("Upper trapezius");
    assertThat(page.select("[name=reviewOn.day]").val()).isEqualTo("31");
    assertThat(page.select("[value=neck.RIGHT][checked]")).hasSize(1);
    assertThat(page.select(".errsum li")).hasSizeGreaterThanOrEqualTo(2);
    assertThat(page.select(".errsum a[href=#reviewOn]").text()).contains("February 2099");
  }

  @Test
  void anotherTabsSaveIsShownBesideWhatWasTyped() {
    String episode = episode();
    sent(episode + "/plan", episode + "/plan", plan("1"));
    Map<String, String> late = plan("1");
    late.put("exercise0.what", "Neck circles");
    Visitor.Answer answer = visitor.post(episode + "/plan", episode + "/plan", late);
    assertThat(answer.status()).isEqualTo(409);
    var page = Jsoup.parse(answer.body());
    assertThat(page.text()).contains("Somebody else saved while you were typing", "Chin tucks");
    assertThat(page.select("[name=exercise0.what]").val()).isEqualTo("Neck circles");
    assertThat(page.select("[name=edition]").val()).isEqualTo("2");
  }

  @Test
  void oneMoreRowKeepsWhatWasTyped() {
    Visitor.Answer answer =
        visitor.post(
            patient + "/episodes/new",
            patient + "/episodes",
            Map.of("words", "Neck", "goal", "1", "goal0.words", "Cycle", "add", "goal"));
    var page = Jsoup.parse(answer.body());
    assertThat(page.select("[name=goal0.words]").val()).isEqualTo("Cycle");
    assertThat(page.select("[name=goal1.words]")).hasSize(1);
  }

  @Test
  void aRaisedFlagAsksForWordsAndKeepsThem() {
    String episode = episode();
    var asked = Jsoup.parse(ok(episode + "/red-flags").body());
    Map<String, String> answers = new LinkedHashMap<>();
    asked.select("[name^=none.]").forEach(box -> answers.put(box.attr("name"), "yes"));
    answers.put("q.q-rf-arm-weaker", "UNSURE");
    answers.put("submission", asked.select("[name=submission]").val());
    sent(episode + "/red-flags", episode + "/red-flags", answers);
    var page = Jsoup.parse(ok(episode + "/red-flags").body());
    assertThat(page.text()).contains("1 red flag raised", "Unsure");
    String action = page.select("form[action*=q-rf-arm-weaker]").attr("action");
    Visitor.Answer half =
        visitor.post(
            episode + "/red-flags", action, Map.of("examined.q-rf-arm-weaker", "C5 to T1 strong"));
    assertThat(half.status()).isEqualTo(422);
    assertThat(half.body()).contains("C5 to T1 strong", "Who was told is missing");
    sent(
        episode + "/red-flags",
        action,
        Map.of(
            "examined.q-rf-arm-weaker", "C5 to T1 strong",
            "told.q-rf-arm-weaker", "Dr Fiktiv",
            "why.q-rf-arm-weaker", "old, unchanged"));
    assertThat(ok(episode + "/red-flags").body()).contains("with a clinician’s words on it");
  }

  @Test
  void aSideThatThePlanMirrorsIsAskedAbout() {
    String episode = episode();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("submission", Ids.next().toString());
    fields.put("muscle0.name", "Levator scapulae");
    fields.put("muscle0.side", "LEFT");
    Visitor.Answer answer =
        visitor.post(episode + "/assessments/new", episode + "/assessments", fields);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).contains("Which is it?");
    fields.put("sidesChecked", "yes");
    sent(episode + "/assessments/new", episode + "/assessments", fields);
  }

  @Test
  void aYesWithoutSignatureAndATypedNameWithoutWitnessAreRefused() {
    String consent =
        sent(
            patient + "/consents/new",
            patient + "/consents",
            Map.of(
                "submission",
                Ids.next().toString(),
                "place",
                "neck.RIGHT",
                "practitioner",
                practitionerId.toString(),
                "alternatives",
                "Wait."));
    Map<String, String> decision = new LinkedHashMap<>();
    decision.put("decision", "yes");
    decision.put("allowed", "neck.RIGHT");
    decision.put("signer", "PATIENT");
    decision.put("signerName", "Marta Probe");
    decision.put("copy", "on paper");
    Visitor.Answer unsigned = visitor.post(consent, consent + "/decision", decision);
    assertThat(unsigned.status()).isEqualTo(422);
    assertThat(unsigned.body()).contains("A yes is signed");
    decision.put("typedName", "Marta Probe");
    Visitor.Answer alone = visitor.post(consent, consent + "/decision", decision);
    assertThat(alone.body()).contains("needs a witness", "value=\"Marta Probe\"");
    decision.put("decision", "no");
    decision.put("typedName", "");
    sent(consent, consent + "/decision", decision);
    assertThat(ok(consent).body()).contains("Consent: no, without needles", "Not signed");
  }

  @Test
  void hostileTextStandsThereAsText() {
    String episode =
        sent(
            patient + "/episodes/new",
            patient + "/episodes",
            Map.of(
                "words",
                "<script>alert(1)</script> Ελένη 王 \u200f",
                "submission",
                Ids.next().toString()));
    assertThat(ok(episode).body())
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "Ελένη")
        .doesNotContain("<script>alert(1)");
  }

  @Test
  void aConsentSaysWhatChangedSinceThePatientReadTheAid() {
    var patientId = UUID.fromString(patient.replace("/patients/", ""));
    clinic.asClinician(
        () -> {
          var link = links.find(links.make(patientId)).orElseThrow();
          var said = new Answers(Map.of("condition", List.of("neck-pain")));
          return sentAnswers.send(link, Ids.next(), 1984, said, "test");
        });
    String consent = composed();
    assertThat(ok(consent).body()).doesNotContain("Changed since you went");
    // Everybody's table: rows no other test looks at, and the content stays the one loaded.
    superUser.execute(
        """
        with load as (insert into evidence_loaded (content_sha256, loaded_at)
          select content_sha256, now() + interval '1 minute' from evidence_loaded
          order by number desc limit 1 returning number)
        insert into evidence_row_seen (row_id, version, loaded, row_sha256, cells)
        select row_id, max(version) + 1, (select number from load), repeat('0', 64), '{}'
        from evidence_row_seen where row_id in ('AE108', 'JU011') group by row_id
        """);
    var page = Jsoup.parse(ok(consent).body());
    assertThat(page.select(".notice:contains(Changed since) li").eachText())
        .as("what was shown to the patient, and nothing else")
        .singleElement()
        .asString()
        .contains(" in 100 patients", "(AE108)");
  }

  private String composed() {
    return sent(
        patient + "/consents/new?place=neck.RIGHT",
        patient + "/consents",
        Map.of(
            "submission", Ids.next().toString(),
            "place", "neck.RIGHT",
            "practitioner", practitionerId.toString(),
            "condition", "neck-pain",
            "alternatives", "Hands-on care, or wait."));
  }
}
