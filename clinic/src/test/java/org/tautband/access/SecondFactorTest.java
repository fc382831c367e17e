package org.tautband.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;
import org.tautband.Visitor;

/** A code of the phone beside the password: asked for, used once, slowed, lost and set up anew. */
class SecondFactorTest extends ClinicTest {
  private static final byte[] KEY = Totp.freshKey();
  @Autowired SecondFactors factors;
  @Autowired AuditTable audit;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  private static String code(byte[] key, int stepsFromNow) {
    return Totp.code(key, Totp.step(Instant.now()) + stepsFromNow, 6);
  }

  /** Codes of earlier steps are used up by setting up; tests start before them. */
  private void setUp(Actor actor) {
    clinic.as(actor, () -> factors.set(actor.accountId(), KEY, code(KEY, -1)));
  }

  private SecondFactors.Answer check(Actor actor, String code) {
    return clinic.as(actor, () -> factors.check(actor.accountId(), code));
  }

  private Visitor halfSignedIn(Actor actor) {
    var visitor = new Visitor(base());
    assertThat(visitor.signIn(actor.login(), Fixtures.PASSWORD).location()).endsWith("/login/code");
    return visitor;
  }

  @Test
  void afterThePasswordOnlyTheCodeLeadsOn() {
    setUp(clinic.manager());
    var visitor = halfSignedIn(clinic.manager());
    assertThat(visitor.get("/settings/clinics").location()).endsWith("/login/code");
    assertThat(visitor.get("/account/codes").location()).endsWith("/login/code");
    assertThat(visitor.get("/fhir/Organization").status()).isEqualTo(401);
    assertThat(visitor.get("/about").body()).doesNotContain(clinic.manager().name());
    var wrong = visitor.post("/login/code", "/login/code", Map.of("code", code(KEY, 40)));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.body()).contains("not the code of now");
    var right = visitor.post("/login/code", "/login/code", Map.of("code", code(KEY, 0)));
    assertThat(right.location()).endsWith("/today");
    assertThat(visitor.get("/settings/clinics").status()).isEqualTo(200);
  }

  @Test
  void oneStepOfDriftIsAcceptedAndNoCodeTwice() {
    var actor = clinic.manager();
    clinic.as(actor, () -> factors.set(actor.accountId(), KEY, code(KEY, -1)));
    var next = code(KEY, 1);
    assertThat(check(actor, code(KEY, 3))).isInstanceOf(SecondFactors.Answer.Wrong.class);
    assertThat(check(actor, next.substring(0, 3) + " " + next.substring(3)))
        .isInstanceOf(SecondFactors.Answer.Right.class);
    assertThat(check(actor, next)).isInstanceOf(SecondFactors.Answer.Used.class);
    // An earlier one is over too, or who looked over a shoulder could still use it.
    assertThat(check(actor, code(KEY, 0))).isInstanceOf(SecondFactors.Answer.Used.class);
  }

  @Test
  void wrongCodesSlowTheNextOnesDown() {
    setUp(clinic.manager());
    for (int i = 0; i < 4; i++) {
      assertThat(check(clinic.manager(), "00000" + i + "x"))
          .isInstanceOf(SecondFactors.Answer.Wrong.class);
    }
    assertThat(check(clinic.manager(), code(KEY, 0)))
        .isInstanceOf(SecondFactors.Answer.TooSoon.class);
  }

  @Test
  void codesAreSetUpOnThePageWithThePasswordAndAskedFromThenOn() {
    var visitor = new Visitor(base());
    visitor.signIn(clinic.manager().login(), Fixtures.PASSWORD);
    assertThat(visitor.get("/account").body()).contains("/account/codes");
    var page = Jsoup.parse(visitor.get("/account/codes").body());
    assertThat(page.select("svg.qr path").attr("d")).isNotEmpty();
    var key = fromLetters(page.select("code").text());
    var fields = new HashMap<>(Map.of("code", code(key, 0), "password", "not it"));
    assertThat(visitor.post("/account/codes", "/account/codes", fields).status()).isEqualTo(422);
    fields.put("password", Fixtures.PASSWORD);
    assertThat(visitor.post("/account/codes", "/account/codes", fields).location())
        .endsWith("/account?codes");
    leftAlone.leave(clinic.manager(), Duration.ofMinutes(6));
    var locked = visitor.post("/screen-locked", "/screen-locked", fields);
    assertThat(locked.body()).contains("used already");
    fields.put("code", code(key, 1));
    assertThat(visitor.post("/screen-locked", "/screen-locked", fields).status()).isEqualTo(302);
    assertThat(visitor.get("/account").body()).contains("password and for a code");
    halfSignedIn(clinic.manager());
  }

  @Test
  void aLostPhoneIsReplacedByALinkOfTheAdministrator() {
    setUp(clinic.manager());
    var administrator = new Visitor(base());
    administrator.signIn(clinic.administrator().login(), Fixtures.PASSWORD);
    var path = "/admin/accounts/" + clinic.manager().accountId();
    var made = administrator.post(path, path + "/link", Map.of("phone", "lost"));
    var address =
        Jsoup.parse(administrator.get(made.location().replaceFirst("^https?://[^/]+", "")).body())
            .select(".panel b")
            .text()
            .replaceFirst("^https?://[^/]+", "");
    var owner = new Visitor(base());
    owner.post(
        address,
        address,
        Map.of("password", "four unrelated words", "repeated", "four unrelated words"));
    assertThat(owner.signIn(clinic.manager().login(), "four unrelated words").location())
        .endsWith("/today");
  }

  @Test
  void whereTheyAreDemandedCodesComeBeforeEverything() {
    var demanding = new HalfSignedIn(factors, audit, true);
    assertThat(clinic.as(clinic.manager(), () -> demanding.stepOf(clinic.manager())))
        .isEqualTo(Presence.Step.SET_UP);
    setUp(clinic.manager());
    assertThat(clinic.as(clinic.manager(), () -> demanding.stepOf(clinic.manager())))
        .isEqualTo(Presence.Step.CODE);
  }

  @Test
  void theDatabaseHoldsNoKeyAndAnotherAccountsRowIsNone() {
    setUp(clinic.manager());
    setUp(clinic.frontDesk());
    clinic.as(
        clinic.manager(),
        () ->
            transaction.execute(
                status -> {
                  var sealed =
                      jdbc.sql("select sealed_key from second_factor where account_id = ?")
                          .param(clinic.manager().accountId())
                          .query(byte[].class)
                          .single();
                  assertThat(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1))
                      .doesNotContain(
                          new String(KEY, java.nio.charset.StandardCharsets.ISO_8859_1));
                  return jdbc.sql("update second_factor set sealed_key = ? where account_id = ?")
                      .params(sealed, clinic.frontDesk().accountId())
                      .update();
                }));
    assertThat(check(clinic.frontDesk(), code(KEY, 0)))
        .isInstanceOf(SecondFactors.Answer.Unreadable.class);
  }

  private static byte[] fromLetters(String letters) {
    var out = new java.io.ByteArrayOutputStream();
    int held = 0;
    int bits = 0;
    for (char c : letters.replace(" ", "").toCharArray()) {
      held = ((held << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c)) & 0xfff;
      bits += 5;
      if (bits >= 8) {
        out.write((held >> (bits - 8)) & 0xff);
        bits -= 8;
      }
    }
    return out.toByteArray();
  }
}
