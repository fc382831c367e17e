package org.tautband.needling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tautband.Fixtures;
import org.tautband.Visitor;
import org.tautband.access.Accounts;
import org.tautband.access.Role;
import org.tautband.database.Ids;

/** A session in somebody else's hands is found, and taken over, by links. */
class DevicePagesTest extends NeedlingTest {
  private Visitor lee;
  private SessionHead head;
  private Tablet tablet;

  @BeforeEach
  void kimNeedlesAndLeeLooks() {
    var login = "lee-" + clinic.key();
    UUID account =
        as(
            () -> {
              var added =
                  fixtures
                      .accounts()
                      .add(
                          new Accounts.NewAccount(
                              login, "Lee Exempel", Set.of(Role.CLINICIAN), null, clinicId));
              var id = ((Accounts.Added.Done) added).accountId();
              fixtures.accounts().choosePassword(id, Fixtures.PASSWORD);
              return id;
            });
    assertThat(account).isNotNull();
    prepare();
    head = started();
    tablet = new Tablet(head);
    tablet.send(tablet.entry(EntryKind.OPENED, 1, null), tablet.entry(EntryKind.IN, 1, null));
    lee = new Visitor(base());
    lee.signIn(login, Fixtures.PASSWORD);
  }

  @Test
  void todayAndTheChartLeadToTheDevicesOfASessionInOtherHandsAndThereItIsTakenOver() {
    String device = head.path() + "/device";
    for (String page : List.of("/today?clinic=" + clinicId, "/patients/" + patientId)) {
      assertThat(lee.get(page).body())
          .as(page)
          .contains("Open on another device – take over", "href=\"" + device + "\"");
    }
    assertThat(lee.get(head.path()).body()).contains("href=\"" + device + "\"");
    assertThat(lee.get(device).body())
        .contains("In the hands of", "Kim Demoson", "The record says 1 is in", "2 records")
        .contains("Every entry has arrived");
    lee.post(device, head.path() + "/take-over", Map.of());
    assertThat(read(head).head().holderName()).isEqualTo("Lee Exempel");
    assertThat(lee.get(device).body()).contains("you").doesNotContain("Take this session over");
    assertThat(lee.get("/patients/" + patientId).body())
        .doesNotContain("Open on another device – take over");
  }

  @Test
  void aDeviceIsGivenUpOnlyByWhoCountedTheSame() {
    String device = head.path() + "/device";
    tablet.entry(EntryKind.OPENED, 2, null);
    tablet.send(tablet.entry(EntryKind.OUT, 1, null));
    String page = lee.get(device).body();
    assertThat(page).contains("have not arrived");
    String lost = org.jsoup.Jsoup.parse(page).select("[name=lost]").val();
    Map<String, String> wrong =
        Map.of("lost", lost, "counted", "3", "submission", Ids.next().toString());
    var refused = lee.post(device, device, wrong);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("Recount required", "value=\"3\"");
    Map<String, String> right =
        Map.of("lost", lost, "counted", "0", "submission", Ids.next().toString());
    assertThat(lee.post(device, device, right).status()).isEqualTo(302);
    assertThat(read(head).tally().missing()).isEmpty();
  }
}
