package org.tautband.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;
import org.tautband.Visitor;

class SignInTest extends ClinicTest {
  @Test
  void theFirstPageAsksForTheLogin() throws Exception {
    var answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(base() + "/today")).build(),
                BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith("/login"));
  }

  @Test
  void theRightPasswordOpensAndTheWrongOneSaysWhatToDo() {
    var visitor = new Visitor(base());
    assertThat(visitor.signIn(clinic.clinician().login(), "wrong").body()).contains("do not match");
    assertThat(visitor.signIn(clinic.clinician().login(), Fixtures.PASSWORD).status())
        .isEqualTo(302);
  }

  @Test
  void guessingGetsSlower() {
    var visitor = new Visitor(base());
    var login = clinic.clinician().login();
    String body = "";
    for (int i = 0; i < 6; i++) {
      body = visitor.signIn(login, "wrong" + i).body();
    }
    assertThat(body).contains("Too many tries");
  }
}
