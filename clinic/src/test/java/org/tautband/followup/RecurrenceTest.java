package org.tautband.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.Fixtures;
import org.tautband.Visitor;
import org.tautband.database.Ids;
import org.tautband.episodes.Discharge;
import org.tautband.episodes.Episode;
import org.tautband.fhir.FhirCheck;
import org.tautband.followup.RecurrenceAnswer.Said;
import org.tautband.followup.RecurrenceQuestion.State;
import org.tautband.followup.RecurrenceReport.Count;
import org.tautband.followup.RecurrenceReport.Share;
import org.tautband.outbox.Outbox;
import org.tautband.worklist.Item;

/** Half a year later: did it come back? */
class RecurrenceTest extends FollowUpTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Autowired RecurrenceAsking later;
  @Autowired Recurrences recurrences;
  @Autowired RecurrenceReport report;
  @Autowired Outbox outbox;

  private Episode discharged(UUID patient) {
    var open = planned(patient, PLACES);
    as(
        () ->
            episodes.discharge(
                open, new Discharge(today(), Discharge.Outcome.GOALS_REACHED, "All well")));
    return open;
  }

  private Instant halfAYearOn() {
    return LocalDate.now(clock.withZone(BERLIN))
        .plusMonths(6)
        .atTime(LocalTime.of(9, 0))
        .atZone(BERLIN)
        .toInstant();
  }

  private int askLater(Instant now) {
    return as(() -> later.askDue(now));
  }

  private RecurrenceQuestion question(Episode episode) {
    return as(() -> recurrences.of(episode.patientId(), episode.id())).question();
  }

  private Map<String, String> form(Episode episode) {
    var fields = new HashMap<String, String>();
    fields.put("link", secrets.of(question(episode).id()));
    fields.put("born", "1984");
    fields.put("submission", Ids.next().toString());
    return fields;
  }

  private String answered(Episode episode, Said said, String words) {
    var fields = form(episode);
    fields.put("said", said.name());
    fields.put("words", words);
    return new Visitor(base()).postRaw("/later/answer", fields).body();
  }

  @Test
  void itIsAskedByMailInTheMorningSixMonthsAfterTheDischargeAndOnce() {
    var episode = discharged(patientWith("marta@patients.example"));
    askLater(halfAYearOn().minusSeconds(1));
    assertThat(question(episode).state()).isEqualTo(State.PLANNED);
    askLater(halfAYearOn());
    assertThat(question(episode).state()).isEqualTo(State.ASKED);
    assertThat(askLater(halfAYearOn().plus(Duration.ofDays(300)))).isZero();
    var mail = as(() -> outbox.find(question(episode).id())).orElseThrow().mail();
    assertThat(as(() -> outbox.pathIn(mail)))
        .isEqualTo("/later/" + secrets.of(question(episode).id()));
    var letter = as(() -> outbox.letter(mail));
    assertThat(letter.subject() + letter.text() + letter.html())
        .contains("Riverside")
        .doesNotContainIgnoringCase("came back")
        .doesNotContain("neck");
  }

  @Test
  void whereNobodyWasDischargedItCountsFromTheLastVisit() {
    var patient = patientWith("open@patients.example");
    var episode = planned(patient, PLACES);
    needled(patient, episode.id(), UPPER_BACK, clock.instant());
    askLater(halfAYearOn());
    assertThat(question(episode).state()).isEqualTo(State.ASKED);
  }

  @Test
  void whoOpensANewEpisodeIsAskedWhetherAnEarlierProblemCameBack() {
    var patient = patientWith(null);
    var form = "/patients/" + patient + "/episodes/new";
    assertThat(staff().get(form).body()).doesNotContain("Did an earlier problem come back?");
    var episode = discharged(patient);
    assertThat(Jsoup.parse(staff().get(form).body()).select("main section a").eachAttr("href"))
        .containsExactly(question(episode).path());
  }

  @Test
  void withoutMailSomebodyAsksByPhoneAndWritesTheAnswerDown() {
    var patient = patientWith(null);
    var episode = discharged(patient);
    askLater(halfAYearOn());
    assertThat(open(patient))
        .extracting(item -> item.what().sentence())
        .containsExactly("Half a year later: ask by phone whether it came back");
    var staff = staff();
    var page = question(episode).path();
    assertThat(open(patient).getFirst().path()).isEqualTo(page);
    staff.post(page, page + "/answer", Map.of("said", "STAYED_AWAY", "told", ""));
    assertThat(open(patient)).isEmpty();
    assertThat(staff.get(page).body()).contains("it has stayed away");
  }

  private Visitor staff() {
    var staff = new Visitor(base());
    staff.signIn(clinic.clinician().login(), Fixtures.PASSWORD);
    return staff;
  }

  @Test
  void whatIsAskedAYearLateWouldAskAboutSomethingElse() {
    var episode = discharged(patientWith("standstill@patients.example"));
    askLater(halfAYearOn().plus(Duration.ofDays(61)));
    assertThat(question(episode).state()).isEqualTo(State.NOT_ASKED);
  }

  @Test
  void itCameBackOpensTheOldCauseAndPlanBesideANewEpisodeThatIsLinkedInOneStep() {
    var patient = patientWith("again@patients.example");
    var episode = discharged(patient);
    askLater(halfAYearOn());
    assertThat(answered(episode, Said.CAME_BACK, "since the move")).contains("list shows it");
    var item = open(patient).getFirst();
    assertThat(item.what().sentence()).contains("it came back");
    assertThat(item.what().clinical()).contains("since the move");
    var staff = staff();
    var beside = Jsoup.parse(staff.get(item.path()).body());
    assertThat(beside.select("[aria-labelledby=then]").text())
        .contains("My neck hurts", "Myofascial neck pain", "Upper trapezius");
    assertThat(beside.select("textarea[name=problem]").text()).isEqualTo("since the move");
    var goal = episode.goals().getFirst().id().toString();
    staff.post(
        item.path(),
        item.path() + "/again",
        Map.of("problem", "My neck hurts again", "since", "two weeks", "goal", goal));
    var again = as(() -> episodes.of(patient)).getFirst();
    assertThat(again.recurrenceOf()).isEqualTo(episode.id());
    assertThat(again.goals()).extracting(g -> g.words()).containsExactly("Work 4 hours");
    assertThat(again.plannedPlaces()).isEqualTo(PLACES);
    assertThat(again.diagnoses()).isEmpty();
    assertThat(open(patient)).extracting(Item::what).isEmpty();
    assertThat(Jsoup.parse(staff.get(item.path()).body()).text()).contains("My neck hurts again");
    assertThat(staff.get("/patients/" + patient + "/episodes/" + again.id()).body())
        .contains("Recurrence of an earlier episode");
    assertThat(staff.get("/recurrence").body()).contains("1 new episode");
  }

  @Test
  void theLinkShowsNothingBeforeTheYearAndTakesAnotherAnswer() {
    var episode = discharged(patientWith("link@patients.example"));
    askLater(halfAYearOn());
    var somebody = new Visitor(base());
    var path = "/later/" + form(episode).get("link");
    assertThat(somebody.get(path).body()).contains("birth").doesNotContain("neck", "Riverside");
    var fields = form(episode);
    assertThat(somebody.postRaw("/later", fields).body()).contains("My neck hurts", "Riverside");
    assertThat(somebody.postRaw("/later/answer", fields).status()).isEqualTo(422);
    answered(episode, Said.CAME_BACK, "");
    answered(episode, Said.STAYED_AWAY, "I mixed it up");
    assertThat(as(() -> recurrences.answers(question(episode))))
        .extracting(RecurrenceAnswer::said)
        .containsExactly(Said.STAYED_AWAY, Said.CAME_BACK);
    assertThat(somebody.get(path.replace("/later/", "/checkin/")).body())
        .as("a link opens what it is for")
        .contains("No answer can be sent");
  }

  @Test
  void theReportCountsAnswersOfThoseAskedAndShowsHowFarItMayBeOff() {
    for (var said : List.of(Said.CAME_BACK, Said.CAME_BACK, Said.STAYED_AWAY, Said.NEVER_WENT)) {
      told(said);
    }
    assertThat(as(report::now).areas()).as("too few to show").isEmpty();
    told(Said.STAYED_AWAY);
    discharged(patientWith("silent@patients.example"));
    askLater(halfAYearOn());
    var now = as(report::now);
    // One more: the patient of every needling test has no mail and is asked by phone.
    assertThat(now.all()).isEqualTo(new Count(7, 5, 2, 1));
    assertThat(now.areas())
        .extracting(RecurrenceReport.Line::count)
        .containsOnly(new Count(7, 5, 2, 1))
        .hasSize(2);
    assertThat(now.causes())
        .extracting(RecurrenceReport.Line::name)
        .containsExactly("Myofascial neck pain");
    assertThat(staff().get("/recurrence").body())
        .contains("7 episodes", "11</b> to <b>77</b> of 100", "2 of 7", "4 of 7")
        .doesNotContainIgnoringCase("success");
  }

  private void told(Said said) {
    var episode = discharged(patientWith(said + "@patients.example"));
    askLater(halfAYearOn());
    answered(episode, said, "");
  }

  /** Against published worked figures: Wilson 1927; Newcombe, Stat Med 1998, table I. */
  @Test
  void theIntervalIsWilsons() {
    // Newcombe: 81/263 → 0.2553 to 0.3662; 15/148 → 0.0624 to 0.1605; 0/20 → 0 to 0.1611
    assertThat(Share.of(81, 263)).isEqualTo(new Share(31, 25, 37));
    assertThat(Share.of(15, 148)).isEqualTo(new Share(10, 6, 17));
    assertThat(Share.of(0, 20)).isEqualTo(new Share(0, 0, 17));
    assertThat(Share.of(1, 29)).isEqualTo(new Share(3, 0, 18));
  }

  @Test
  void anAnswerIsPublishedAsItWasGiven() {
    var at = Instant.parse("2027-05-24T08:00:00Z");
    var answer =
        new RecurrenceAnswer(
            new UUID(1, 1), new UUID(1, 2), new UUID(1, 3), at, Said.CAME_BACK, "again", null, "x");
    FhirCheck.valid(RecurrenceFhir.of(answer));
  }
}
