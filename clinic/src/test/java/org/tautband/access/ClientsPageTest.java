package org.tautband.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;
import org.tautband.Visitor;

class ClientsPageTest extends ClinicTest {
  private static final String PAGE = "/admin/clients";

  @Test
  void theSecretIsShownOnceAndDisablingIsSaid() {
    var visitor = new Visitor(base());
    visitor.signIn(clinic.administrator().login(), Fixtures.PASSWORD);
    assertThat(visitor.get(PAGE).body()).contains("No system has access");
    visitor.post(PAGE, PAGE, Map.of("name", "Registry <b>", "scopes", "system/*.read"));
    var shown = visitor.get(PAGE).body();
    assertThat(shown).contains("shown this once").contains("Registry &lt;b&gt;");
    var again = visitor.get(PAGE).body();
    assertThat(again).doesNotContain("shown this once").contains("active");
    var id = again.replaceAll("(?s).*/admin/clients/([0-9a-f-]{36})/disable.*", "$1");
    visitor.post(PAGE, PAGE + "/" + id + "/disable", Map.of());
    assertThat(visitor.get(PAGE + "?disabled").body()).contains("disabled").contains("Disabled.");
  }

  @Test
  void wrongInputIsSaidAtTheFieldAndKept() {
    var visitor = new Visitor(base());
    visitor.signIn(clinic.administrator().login(), Fixtures.PASSWORD);
    var answer = visitor.post(PAGE, PAGE, Map.of("name", "", "scopes", "everything, please"));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body())
        .contains("Name of the system is missing")
        .contains("Enter system/*.read")
        .contains("everything, please");
  }
}
