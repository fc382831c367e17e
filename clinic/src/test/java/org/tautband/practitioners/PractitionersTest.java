package org.tautband.practitioners;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;
import org.tautband.Visitor;
import org.tautband.database.Ids;
import org.tautband.evidence.Place;
import org.tautband.evidence.Reason;
import org.tautband.evidence.Side;

class PractitionersTest extends ClinicTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final Set<Place> NECK = Set.of(new Place("neck", Side.RIGHT));

  @Autowired Practitioners practitioners;

  private Practitioner kim(List<Registration> registrations, List<NeedlingTraining> trainings) {
    return clinic.asClinician(
        () ->
            practitioners.add(
                new Practitioner(
                    Ids.next(),
                    "Kim",
                    "Demoson",
                    Discipline.PHYSIOTHERAPIST,
                    registrations,
                    trainings,
                    true,
                    1)));
  }

  private List<String> codes(UUID id, Set<Place> places) {
    return clinic.asClinician(() -> practitioners.reasonsAgainst(id, places, TODAY)).stream()
        .map(Reason::code)
        .toList();
  }

  private static NeedlingTraining training(LocalDate until, String... groups) {
    return new NeedlingTraining("Course", Set.of(groups), "certificate 12", until);
  }

  @Test
  void whoeverNeedlesIsRegisteredAndTrainedForEveryPlacePlanned() {
    var registered = List.of(new Registration("Register", "1", TODAY));
    assertThat(codes(kim(registered, List.of(training(TODAY, "neck"))).id(), NECK)).isEmpty();
    assertThat(codes(kim(List.of(), List.of()).id(), NECK))
        .containsExactly("registration_missing", "training_missing");
    var both = Set.of(new Place("neck", Side.LEFT), new Place("leg", Side.LEFT));
    assertThat(codes(kim(registered, List.of(training(TODAY, "neck"))).id(), both))
        .containsExactly("training_missing");
    assertThat(codes(Ids.next(), NECK)).containsExactly("practitioner_unknown");
  }

  @Test
  void whatEndedYesterdayCountsNoLonger() {
    var yesterday = TODAY.minusDays(1);
    var late =
        kim(
            List.of(new Registration("Register", "1", yesterday)),
            List.of(training(yesterday, "neck")));
    assertThat(codes(late.id(), NECK)).containsExactly("registration_missing", "training_missing");
    var sentences =
        clinic.asClinician(() -> practitioners.reasonsAgainst(late.id(), NECK, TODAY)).stream()
            .map(Reason::sentence)
            .toList();
    assertThat(sentences).allMatch(s -> s.contains("ended on 23 Nov 2026"));
  }

  @Test
  void aManagerKeepsTheFileAndTheDeskCannotOpenIt() {
    var manager = new Visitor(base());
    manager.signIn(clinic.manager().login(), Fixtures.PASSWORD);
    assertThat(manager.get("/practitioners").body()).contains("No practitioners yet");
    var fields =
        Map.of(
            "family", "Demoson",
            "given", "Kim",
            "discipline", "PHYSIOTHERAPIST",
            "working", "yes",
            "submission", Ids.next().toString(),
            "training1.title", "Needling of the neck",
            "training1.expires.day", "31",
            "training1.expires.month", "2",
            "training1.expires.year", "2027");
    var refused = manager.post("/practitioners/new", "/practitioners", fields);
    assertThat(refused.status()).isEqualTo(422);
    var page = Jsoup.parse(refused.body());
    assertThat(page.select(".errsum a").eachText())
        .anyMatch(m -> m.contains("which proof you saw"))
        .anyMatch(m -> m.contains("Tick the parts of the body"))
        .anyMatch(m -> m.contains("February 2027 has the days 1 to 28"));
    assertThat(page.select("[name='training1.title']").attr("value"))
        .isEqualTo("Needling of the neck");
    var good = new java.util.HashMap<>(fields);
    good.put("training1.expires.day", "28");
    good.put("training1.proof", "certificate 12");
    good.put("training1.groups", "neck");
    var saved = manager.post("/practitioners/new", "/practitioners", good);
    assertThat(saved.status()).isEqualTo(302);
    var path = saved.location().replaceAll("^.*?(/practitioners/[^?]+).*", "$1");
    assertThat(manager.get(path).body()).contains("certificate 12", "No valid registration");
    var desk = new Visitor(base());
    desk.signIn(clinic.frontDesk().login(), Fixtures.PASSWORD);
    assertThat(desk.get("/practitioners").body()).contains("Kim Demoson");
    assertThat(desk.get(path).status()).isEqualTo(403);
    var clinician = new Visitor(base());
    clinician.signIn(clinic.clinician().login(), Fixtures.PASSWORD);
    assertThat(clinician.get(path).body())
        .contains("certificate 12")
        .doesNotContain("Save the file");
    assertThat(clinician.post(path, path, good).status()).isEqualTo(403);
  }

  @Test
  void twoEditorsSeeBothVersions() {
    var kim = kim(List.of(), List.of());
    var manager = new Visitor(base());
    manager.signIn(clinic.manager().login(), Fixtures.PASSWORD);
    var path = "/practitioners/" + kim.id();
    var fields =
        Map.of(
            "family", "Demoson",
            "given", "Kim",
            "discipline", "PHYSICIAN",
            "working", "yes",
            "version", "1");
    assertThat(manager.post(path, path, fields).status()).isEqualTo(302);
    var late = new java.util.HashMap<>(fields);
    late.put("discipline", "OSTEOPATH");
    var conflict = manager.post(path, path, late);
    assertThat(conflict.status()).isEqualTo(409);
    assertThat(conflict.body()).contains("physician", "Somebody else saved this file");
  }
}
