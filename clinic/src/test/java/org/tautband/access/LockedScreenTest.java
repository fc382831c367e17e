package org.tautband.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;
import org.tautband.Visitor;

/** A login left alone opens nothing before its password, then leads back; nothing typed is lost. */
class LockedScreenTest extends ClinicTest {
  private static final Duration SIX_MINUTES = Duration.ofMinutes(6);
  private Visitor manager = new Visitor("");

  @BeforeEach
  void signIn() {
    manager = new Visitor(base());
    manager.signIn(clinic.manager().login(), Fixtures.PASSWORD);
  }

  private Visitor.Answer unlock(String password) {
    return manager.post("/screen-locked", "/screen-locked", Map.of("password", password));
  }

  @Test
  void thePasswordLeadsBackToTheSamePage() {
    assertThat(manager.get("/settings/clinics?x=1").status()).isEqualTo(200);
    leftAlone.leave(clinic.manager(), SIX_MINUTES);
    assertThat(manager.get("/settings/clinics?x=1").location()).endsWith("/screen-locked");
    assertThat(manager.get("/screen-locked").body()).contains(clinic.manager().name());
    var wrong = unlock("not-the-password");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.body()).contains("That is not your password");
    assertThat(unlock(Fixtures.PASSWORD).location()).endsWith("/settings/clinics?x=1");
    assertThat(manager.get("/settings/clinics").status()).isEqualTo(200);
  }

  @Test
  void aFormThatMeetsALockIsKeptAndShownAgain() {
    var page = "/settings/clinics/new";
    var csrf = manager.csrf(page);
    leftAlone.leave(clinic.manager(), SIX_MINUTES);
    var sent = manager.postRaw("/settings/clinics", Map.of("name", "Sør <b>", "_csrf", csrf));
    assertThat(sent.location()).endsWith("/screen-locked");
    assertThat(unlock(Fixtures.PASSWORD).location()).endsWith("/login/again");
    assertThat(manager.get("/login/again").body())
        .contains("Sør &lt;b&gt;")
        .contains("action=\"/settings/clinics\"");
  }

  @Test
  void programsAreToldAndTheLockIsNotTheirs() {
    leftAlone.leave(clinic.manager(), SIX_MINUTES);
    assertThat(manager.get("/fhir/Organization").status()).isEqualTo(401);
    assertThat(manager.postJson("/screen-locked", "/still-here", "").status()).isEqualTo(423);
  }

  @Test
  void publicPagesAreReadAsByEverybody() {
    leftAlone.leave(clinic.manager(), SIX_MINUTES);
    var about = manager.get("/about");
    assertThat(about.status()).isEqualTo(200);
    assertThat(about.body()).doesNotContain(clinic.manager().name());
  }

  @Test
  void aLoginEndsAfterTwelveHoursAndLeadsBack() {
    leftAlone.leave(clinic.manager(), Duration.ofHours(12));
    assertThat(manager.get("/settings/clinics").location()).contains("/login?expired");
    assertThat(manager.signIn(clinic.manager().login(), Fixtures.PASSWORD).location())
        .contains("/settings/clinics");
  }

  @Test
  void somebodyWhoTypesIsNotAway() {
    leftAlone.leave(clinic.manager(), Duration.ofMinutes(4));
    assertThat(manager.postJson("/about", "/still-here", "").status()).isEqualTo(204);
    leftAlone.leave(clinic.manager(), Duration.ofMinutes(4));
    assertThat(manager.get("/settings/clinics").status()).isEqualTo(200);
  }

  @Test
  void theCoverOfAnOpenPageIsAnsweredInPlace() {
    var csrf = manager.csrf("/settings/clinics/new");
    assertThat(manager.postRaw("/lock", Map.of("_csrf", csrf)).location())
        .endsWith("/screen-locked");
    var wrong = manager.postForProgram("/screen-locked", csrf, Map.of("password", "no"));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.body()).contains("That is not your password");
    assertThat(
            manager
                .postForProgram("/screen-locked", csrf, Map.of("password", Fixtures.PASSWORD))
                .status())
        .isEqualTo(200);
    assertThat(manager.get("/settings/clinics").status()).isEqualTo(200);
  }
}
