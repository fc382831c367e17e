package org.tautband.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;
import org.tautband.Visitor;

/** The running program's figures: for the administrator and for a system with that scope. */
class FiguresTest extends ClinicTest {
  private static final String FIGURES = "/actuator/prometheus";
  @Autowired private SystemClients clients;
  @Autowired private ClientTokens tokens;

  @Test
  void theAdministratorReadsThemAndTheOthersDoNot() {
    assertThat(as(clinic.administrator()).status()).isEqualTo(200);
    assertThat(as(clinic.administrator()).body())
        .contains("jvm_memory_used_bytes")
        .contains("http_server_requests_seconds_count")
        .contains("hikaricp_connections_active");
    assertThat(as(clinic.clinician()).status()).isEqualTo(403);
    assertThat(as(clinic.frontDesk()).status()).isEqualTo(403);
    assertThat(new Visitor(base()).get(FIGURES).status()).isEqualTo(401);
  }

  @Test
  void aSystemReadsThemWithItsOwnScopeOnly() throws Exception {
    assertThat(statusWith("metrics", FIGURES)).isEqualTo(200);
    assertThat(statusWith("system/*.read", FIGURES)).isEqualTo(403);
    assertThat(statusWith("metrics", "/fhir/Patient")).isEqualTo(403);
  }

  private Visitor.Answer as(Actor actor) {
    var visitor = new Visitor(base());
    visitor.signIn(actor.login(), Fixtures.PASSWORD);
    return visitor.get(FIGURES);
  }

  private int statusWith(String scope, String path) throws Exception {
    var system =
        clinic.as(clinic.administrator(), () -> clients.register("Monitor", Set.of(scope)));
    var token =
        tokens.request(system.clientId().toString(), system.secret(), Set.of(), "127.0.0.1");
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(base() + path))
              .header("Authorization", "Bearer " + ((ClientTokens.Answer.Token) token).token())
              .build();
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }
}
