package org.tautband.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;
import org.tautband.Visitor;

/** An administrator invites, resets and disables people by links that work once. */
class AccountsTest extends ClinicTest {
  private static final String GOOD = "four unrelated words";
  private Visitor administrator = new Visitor("");

  @BeforeEach
  void signIn() {
    administrator = new Visitor(base());
    administrator.signIn(clinic.administrator().login(), Fixtures.PASSWORD);
  }

  private String invite(String login) {
    var answer =
        administrator.post(
            "/admin/accounts/new",
            "/admin/accounts",
            Map.of("login", login, "name", "Robin Invented", "roles", "CLINICIAN"));
    assertThat(answer.status()).as(answer.body()).isEqualTo(302);
    return address(answer.location());
  }

  private String address(String location) {
    var page = administrator.get(path(location));
    var address = Jsoup.parse(page.body()).select(".panel b").text();
    assertThat(address).contains("/link/");
    return path(address);
  }

  private static String path(String location) {
    return location.replaceFirst("^https?://[^/]+", "");
  }

  private boolean canSignIn(String login, String password) {
    return new Visitor(base()).signIn(login, password).location().endsWith("/today");
  }

  private Visitor.Answer choose(String link, String password, String repeated) {
    return new Visitor(base()).post(link, link, Map.of("password", password, "repeated", repeated));
  }

  @Test
  void anInvitedPersonChoosesAPasswordAndSignsIn() {
    var login = "robin-" + clinic.key();
    var link = invite(login);
    assertThat(new Visitor(base()).get(link).body()).contains("Robin Invented").contains(login);
    assertThat(choose(link, GOOD, GOOD).location()).contains("/login?chosen");
    assertThat(canSignIn(login, GOOD)).isTrue();
  }

  @Test
  void openingTheLinkUsesNothingUpButChoosingDoes() {
    var link = invite("robin-" + clinic.key());
    for (int i = 0; i < 3; i++) {
      assertThat(new Visitor(base()).get(link).status()).isEqualTo(200);
    }
    assertThat(choose(link, GOOD, GOOD).status()).isEqualTo(302);
    assertThat(new Visitor(base()).get(link).status()).isEqualTo(410);
    assertThat(new Visitor(base()).get(link).body()).contains("works no more");
  }

  @Test
  void theLinkIsShownOnce() {
    var answer =
        administrator.post(
            "/admin/accounts/new",
            "/admin/accounts",
            Map.of("login", "robin-" + clinic.key(), "name", "Robin", "roles", "MANAGER"));
    address(answer.location());
    var again = administrator.get(path(answer.location())).body();
    assertThat(again).contains("shown already").doesNotContain("/link/");
  }

  @Test
  void aNewLinkEndsTheOlderOne() {
    var login = "robin-" + clinic.key();
    var first = invite(login);
    var answer =
        administrator.post("/admin/accounts", "/admin/accounts/" + idOf(login) + "/link", Map.of());
    var second = address(answer.location());
    assertThat(new Visitor(base()).get(first).status()).isEqualTo(410);
    assertThat(new Visitor(base()).get(second).status()).isEqualTo(200);
  }

  @Test
  void resettingEndsThePasswordAndTheSignInsAtOnce() {
    var clinician = new Visitor(base());
    clinician.signIn(clinic.clinician().login(), Fixtures.PASSWORD);
    assertThat(clinician.get("/account").status()).isEqualTo(200);
    administrator.post(
        "/admin/accounts", "/admin/accounts/" + clinic.clinician().accountId() + "/link", Map.of());
    assertThat(clinician.get("/account").location()).contains("/login");
    assertThat(canSignIn(clinic.clinician().login(), Fixtures.PASSWORD)).isFalse();
  }

  @Test
  void disablingEndsTheSignInsAtOnceAndEnablingGivesThemBack() {
    var desk = new Visitor(base());
    desk.signIn(clinic.frontDesk().login(), Fixtures.PASSWORD);
    var path = "/admin/accounts/" + clinic.frontDesk().accountId();
    administrator.post("/admin/accounts", path + "/disable", Map.of());
    assertThat(desk.get("/account").location()).contains("/login");
    assertThat(canSignIn(clinic.frontDesk().login(), Fixtures.PASSWORD)).isFalse();
    administrator.post("/admin/accounts", path + "/enable", Map.of());
    assertThat(canSignIn(clinic.frontDesk().login(), Fixtures.PASSWORD)).isTrue();
  }

  @Test
  void nobodyTakesTheLastAdministratorAway() {
    var path = "/admin/accounts/" + clinic.administrator().accountId();
    assertThat(administrator.post("/admin/accounts", path + "/disable", Map.of()).location())
        .contains("own");
    var answer =
        administrator.post(path, path, Map.of("name", "Ada", "roles", "CLINICIAN", "version", "2"));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).contains("Ask another administrator");
    assertThat(administrator.get("/admin/accounts").status()).isEqualTo(200);
  }

  @Test
  void whatWasTypedStaysWhenSomethingIsMissing() {
    var answer =
        administrator.post(
            "/admin/accounts/new",
            "/admin/accounts",
            Map.of("login", "with space", "name", "Zoë <b>Ünal</b>"));
    assertThat(answer.status()).isEqualTo(422);
    var page = Jsoup.parse(answer.body());
    assertThat(page.select("#login").val()).isEqualTo("with space");
    assertThat(page.select("#name").val()).isEqualTo("Zoë <b>Ünal</b>");
    assertThat(page.select(".errsum a[href=#login]")).hasSize(1);
    assertThat(page.select(".errsum a[href=#roles]")).hasSize(1);
  }

  @Test
  void aSignInNameIsGivenOnce() {
    var answer =
        administrator.post(
            "/admin/accounts/new",
            "/admin/accounts",
            Map.of("login", clinic.clinician().login(), "name", "Robin", "roles", "MANAGER"));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).contains("already signs in as");
  }

  @Test
  void aChangeMeanwhileIsShownAndNotOverwritten() {
    var path = "/admin/accounts/" + clinic.manager().accountId();
    var stale = Jsoup.parse(administrator.get(path).body()).select("[name=version]").val();
    administrator.post(path, path, Map.of("name", "Theirs", "roles", "MANAGER", "version", stale));
    var mine =
        administrator.post(
            path, path, Map.of("name", "Mine", "roles", "MANAGER", "version", stale));
    assertThat(mine.status()).isEqualTo(422);
    assertThat(mine.body()).contains("Theirs").contains("Mine").contains("meanwhile");
  }

  @Test
  void anAdministratorOfAnotherGroupSeesAndChangesNothing() {
    var other = fixtures.newClinic();
    var stranger = new Visitor(base());
    stranger.signIn(other.administrator().login(), Fixtures.PASSWORD);
    var path = "/admin/accounts/" + clinic.clinician().accountId();
    assertThat(stranger.get(path).status()).isEqualTo(404);
    assertThat(stranger.post("/admin/accounts", path + "/disable", Map.of()).status())
        .isEqualTo(404);
    assertThat(stranger.get("/admin/accounts").body()).doesNotContain(clinic.clinician().login());
    assertThat(canSignIn(clinic.clinician().login(), Fixtures.PASSWORD)).isTrue();
  }

  @Test
  void passwordsThatEverybodyKnowsAreRefused() {
    var link = invite("robin-" + clinic.key());
    for (var bad :
        new String[] {"short", "dry-needling-demo", "aaaaaaaaaaaaaaaa", "robin-" + clinic.key()}) {
      var answer = choose(link, bad, bad);
      assertThat(answer.status()).as(bad).isEqualTo(422);
    }
    assertThat(choose(link, GOOD, GOOD + "!").body()).contains("differ");
  }

  @Test
  void ownPasswordsAreChangedAgainstTheOldOne() {
    var manager = new Visitor(base());
    manager.signIn(clinic.manager().login(), Fixtures.PASSWORD);
    var wrong =
        manager.post(
            "/account", "/account", Map.of("current", "no", "password", GOOD, "repeated", GOOD));
    assertThat(wrong.body()).contains("not your password now");
    var right =
        manager.post(
            "/account",
            "/account",
            Map.of("current", Fixtures.PASSWORD, "password", GOOD, "repeated", GOOD));
    assertThat(right.location()).contains("/account?changed");
    assertThat(canSignIn(clinic.manager().login(), GOOD)).isTrue();
  }

  private String idOf(String login) {
    return clinic.as(
        clinic.administrator(),
        () ->
            fixtures.accounts().all().stream()
                .filter(a -> a.login().equals(login))
                .findFirst()
                .orElseThrow()
                .id()
                .toString());
  }
}
