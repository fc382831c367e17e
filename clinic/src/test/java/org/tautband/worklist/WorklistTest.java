package org.tautband.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;
import org.tautband.Visitor;
import org.tautband.access.Actor;
import org.tautband.access.Role;
import org.tautband.database.CurrentGroup;
import org.tautband.database.Ids;
import org.tautband.patients.Identity;
import org.tautband.patients.Patients;
import org.tautband.patients.Sex;

class WorklistTest extends ClinicTest {
  @Autowired Worklist worklist;
  @Autowired Patients patients;
  @Autowired Clock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  private Item item(String sentence, Role role, Item.About about, Duration due) {
    var now = clock.instant();
    return Item.fresh(
        Ids.next(),
        Kind.ENQUIRY,
        new Item.What(sentence, "clinical words of " + sentence),
        about,
        Item.Owner.nobodyYet(role, null),
        now.plus(due),
        "/worklist",
        new Item.Opened(now, "a test"));
  }

  private Item opened(String sentence, Role role, Duration due) {
    var about = new Item.About.Named("A. Nonym");
    return clinic.asClinician(() -> worklist.add(item(sentence, role, about, due)));
  }

  private Visitor signedIn(Actor actor) {
    var visitor = new Visitor(base());
    visitor.signIn(actor.login(), Fixtures.PASSWORD);
    return visitor;
  }

  private static Document page(Visitor.Answer answer) {
    return Jsoup.parse(answer.body());
  }

  private Visitor.Answer close(Visitor visitor, UUID id, String words) {
    return visitor.post("/worklist", "/worklist/" + id + "/close", Map.of("words-" + id, words));
  }

  @Test
  void theOneDueFirstStandsOnTopAndLateOnesAreCalledOverdue() {
    opened("Later", Role.CLINICIAN, Duration.ofHours(5));
    opened("Late", Role.CLINICIAN, Duration.ofHours(-5));
    var page = page(signedIn(clinic.clinician()).get("/worklist"));
    assertThat(page.select("tbody th a").eachText()).containsExactly("Late", "Later");
    assertThat(page.select("tbody tr").first().text()).contains("Overdue since");
    assertThat(page.select("tbody tr").last().text()).contains("Due").doesNotContain("Overdue");
    assertThat(page.select(".tally").text()).isEqualTo("2 open 1 overdue");
    assertThat(page(signedIn(clinic.frontDesk()).get("/today")).text()).doesNotContain("Late");
  }

  @Test
  void theSameIdTwiceIsOneItem() {
    var about = new Item.About.Named("A. Nonym");
    clinic.asClinician(
        () -> {
          var once = item("Once", Role.CLINICIAN, about, Duration.ofHours(1));
          assertThat(worklist.add(once)).isEqualTo(worklist.add(once));
          assertThat(worklist.count()).isEqualTo(new Worklist.Count(1, 0));
          return null;
        });
  }

  @Test
  void whoTakesItOwnsItAndASecondOneIsToldFirst() {
    var item = opened("Call back", Role.CLINICIAN, Duration.ofHours(1));
    var visitor = signedIn(clinic.clinician());
    var take = "/worklist/" + item.id() + "/take";
    assertThat(visitor.post("/worklist", take, Map.of("version", "1")).location())
        .endsWith("/worklist?taken");
    assertThat(visitor.post("/worklist", take, Map.of("version", "1")).status()).isEqualTo(302);
    assertThat(page(visitor.get("/worklist")).text()).contains("you, clinician");
    var colleague =
        new Actor(
            clinic.administrator().accountId(),
            "x",
            "Lee",
            java.util.Set.of(Role.CLINICIAN),
            null,
            null);
    var stale = clinic.asClinician(() -> worklist.take(item.id(), 1, colleague));
    assertThat(stale)
        .isInstanceOfSatisfying(
            Worklist.Step.Refused.class,
            no -> assertThat(no.reason()).contains("has taken it meanwhile"));
    var over = clinic.asClinician(() -> worklist.take(item.id(), 2, colleague));
    assertThat(over).isInstanceOf(Worklist.Step.Done.class);
  }

  @Test
  void itIsClosedWithWordsAndStaysReadable() {
    var item = opened("Call back", Role.CLINICIAN, Duration.ofHours(1));
    var visitor = signedIn(clinic.clinician());
    var empty = close(visitor, item.id(), "  ");
    assertThat(empty.status()).isEqualTo(422);
    assertThat(page(empty).select("#words-" + item.id() + "-error").text()).contains("few words");
    var hostile = close(visitor, item.id(), "x\u202Ey");
    assertThat(hostile.status()).isEqualTo(422);
    assertThat(page(hostile).select("textarea").text()).contains("x");
    assertThat(close(visitor, item.id(), "Called, comes on Tuesday").location())
        .endsWith("/worklist?closed");
    assertThat(close(visitor, item.id(), "Called, comes on Tuesday").status()).isEqualTo(302);
    var late = close(visitor, item.id(), "Something else");
    assertThat(late.status()).isEqualTo(409);
    assertThat(page(late).text()).contains("has closed it meanwhile");
    var page = page(visitor.get("/worklist"));
    assertThat(page.text()).contains("Called, comes on Tuesday", clinic.clinician().name());
    assertThat(page.text()).contains("Nothing to do");
    assertThat(page(signedIn(clinic.frontDesk()).get("/worklist")).text())
        .contains("Call back")
        .doesNotContain("comes on Tuesday", "clinical words");
  }

  @Test
  void theDeskDoesItsOwnWorkAndNotThatOfAClinician() {
    var theirs = opened("Read it", Role.CLINICIAN, Duration.ofHours(1));
    var own = opened("Send the price list", Role.FRONT_DESK, Duration.ofHours(1));
    var desk = signedIn(clinic.frontDesk());
    assertThat(close(desk, theirs.id(), "Done").status()).isEqualTo(409);
    var take = "/worklist/" + theirs.id() + "/take";
    assertThat(desk.post("/worklist", take, Map.of("version", "1")).status()).isEqualTo(409);
    assertThat(close(desk, own.id(), "Done").status()).isEqualTo(302);
    assertThat(clinic.asClinician(worklist::count)).isEqualTo(new Worklist.Count(1, 0));
  }

  @Test
  void anItemAboutAPatientIsInTheAuditOfThatPatient() {
    var patient =
        clinic.asClinician(
            () ->
                patients.register(
                    Identity.of("Marta", "Mustermann", LocalDate.of(1984, 3, 14), Sex.FEMALE),
                    Ids.next()));
    clinic.asClinician(
        () ->
            worklist.add(
                item(
                    "Call her",
                    Role.CLINICIAN,
                    new Item.About.Patient(patient.id()),
                    Duration.ofHours(1))));
    var page = page(signedIn(clinic.clinician()).get("/worklist"));
    assertThat(page.text()).contains("Mustermann");
    assertThat(
            inGroup(
                () ->
                    jdbc.sql("select count(*) from audit_patient where patient_id = ?")
                        .param(patient.id())
                        .query(Long.class)
                        .single()))
        .isPositive();
  }

  @Test
  void nothingIsDeletedAndNothingClosedIsChanged() {
    var item = opened("Stays", Role.CLINICIAN, Duration.ofHours(1));
    for (var table : java.util.List.of("worklist_item", "enquiry")) {
      assertThatThrownBy(() -> inGroup(() -> jdbc.sql("delete from " + table).update()))
          .isInstanceOf(org.springframework.dao.DataAccessException.class);
    }
    assertThatThrownBy(() -> inGroup(() -> jdbc.sql("update enquiry set words = 'x'").update()))
        .isInstanceOf(org.springframework.dao.DataAccessException.class);
    assertThat(clinic.asClinician(() -> worklist.find(item.id()))).isPresent();
  }

  @Test
  void anotherGroupHasAListOfItsOwn() {
    opened("Ours", Role.CLINICIAN, Duration.ofHours(1));
    var other = fixtures.newClinic();
    assertThat(other.asClinician(worklist::open)).isEmpty();
    assertThat(other.asClinician(worklist::count)).isEqualTo(new Worklist.Count(0, 0));
  }

  @Test
  void aThousandOpenLinesStayAPage() {
    clinic.asClinician(
        () -> {
          for (int i = 0; i < 1000; i++) {
            worklist.add(
                item("Line", Role.CLINICIAN, new Item.About.Named("N"), Duration.ofMinutes(i)));
          }
          return null;
        });
    var visitor = signedIn(clinic.clinician());
    var page = page(visitor.get("/worklist"));
    assertThat(page.select("tbody tr")).hasSize(Worklist.ON_A_PAGE);
    assertThat(page.text()).contains("Lines 1 to 50 of 1000", "Page 1 of 20");
    var last = page(visitor.get("/worklist?show=all&page=4711"));
    assertThat(last.text()).contains("Lines 951 to 1000 of 1000").doesNotContain("Next lines");
  }

  @Test
  void anAlertStandsBeforeWhatIsDueEarlier() {
    opened("Long overdue", Role.CLINICIAN, Duration.ofDays(-3));
    var now = clock.instant();
    clinic.asClinician(
        () ->
            worklist.add(
                Item.fresh(
                    Ids.next(),
                    Kind.ALERT,
                    new Item.What("Call now", ""),
                    new Item.About.Named("B. Nonym"),
                    Item.Owner.nobodyYet(Role.CLINICIAN, null),
                    now.plus(Duration.ofHours(1)),
                    "/worklist",
                    new Item.Opened(now, "a test"))));
    var visitor = signedIn(clinic.clinician());
    assertThat(page(visitor.get("/worklist")).select("tbody th a").eachText())
        .containsExactly("Call now", "Long overdue");
    var alerts = page(visitor.get("/worklist?kind=alert"));
    assertThat(alerts.select("tbody th a").eachText()).containsExactly("Call now");
    assertThat(alerts.select("[aria-current=page]").eachText()).contains("All (1)", "Alert (1)");
    assertThat(page(visitor.get("/worklist?show=mine")).text())
        .contains("Nothing is open in this view", "See all 2 open lines");
  }

  @Test
  void aManagerSeesWhatIsOverdueWithoutClinicalTextAndGivesItToSomebody() {
    var late = opened("Late", Role.CLINICIAN, Duration.ofHours(-5));
    opened("Later", Role.CLINICIAN, Duration.ofHours(5));
    var manager = signedIn(clinic.manager());
    var page = page(manager.get("/worklist"));
    assertThat(page.select("tbody tr")).hasSize(1);
    assertThat(page.text())
        .contains("Late", "The manager sees it too: " + clinic.manager().name())
        .doesNotContain("clinical words", "Close with words");
    var give = "/worklist/" + late.id() + "/give";
    var to = Map.of("version", "1", "to", clinic.clinician().accountId().toString());
    assertThat(manager.post("/worklist", give, to).location()).endsWith("/worklist?given");
    var clinician = signedIn(clinic.clinician());
    assertThat(page(clinician.get("/worklist?show=mine")).select("tbody td").text())
        .contains("you, " + clinic.clinician().name(), "by " + clinic.manager().name());
    var desk = Map.of("version", "2", "to", clinic.frontDesk().accountId().toString());
    assertThat(page(manager.post("/worklist", give, desk)).text())
        .contains("does no work of a clinician");
    assertThat(clinician.post("/worklist", give, Map.of("version", "2", "to", "")).status())
        .isEqualTo(302);
    assertThat(page(clinician.get("/worklist?show=unowned")).text()).contains("nobody yet");
    assertThat(close(manager, late.id(), "Done").status()).isEqualTo(403);
  }

  private <T> T inGroup(java.util.function.Supplier<T> work) {
    return CurrentGroup.call(
        clinic.groupId(),
        () -> java.util.Objects.requireNonNull(transaction.execute(s -> work.get())));
  }
}
