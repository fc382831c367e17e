package org.tautband.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;
import org.tautband.Visitor;

/** The pages, by HTTP, as a clinician uses them. */
class HistoryPagesTest extends ClinicTest {
  private Visitor visitor;

  @BeforeEach
  void signIn() {
    visitor = new Visitor(base());
    visitor.signIn(clinic.clinician().login(), Fixtures.PASSWORD);
  }

  @Test
  void aFileIsLookedAtThenKeptThenRead() {
    var looked =
        visitor.upload("/history/import", "/history/import", Sent.DALTON, Sent.file(Sent.DALTON));
    assertThat(looked.status()).as(looked.body()).isEqualTo(302);
    var preview = visitor.get(path(looked));
    assertThat(preview.body())
        .contains("Tromp100", "kept, not read", "A new patient will be added");
    var kept = visitor.post(path(looked), path(looked), Map.of());
    assertThat(kept.status()).isEqualTo(302);
    var result = visitor.get(path(kept));
    assertThat(result.body()).contains("The file was kept", "A new patient was added");
    String historyPath = Jsoup.parse(result.body()).select("a.btn").attr("href");
    var history = visitor.get(historyPath);
    assertThat(history.body())
        .contains("Clopidogrel 75 MG Oral Tablet", "May be outdated", "Simvastatin");
    assertThat(Jsoup.parse(history.body()).select("[aria-labelledby=unknown]").text())
        .contains("Simvastatin");
    String verbatim =
        Jsoup.parse(history.body()).select("a[href*=/history/received/]").attr("href");
    assertThat(visitor.get(verbatim).body()).contains("As it came", "&quot;resourceType&quot;");
  }

  @Test
  void aBrokenFileIsRefusedWithEntryPathAndReason() {
    var refused =
        visitor.upload(
            "/history/import",
            "/history/import",
            "twice.json",
            HostileFiles.all().get("twice.json"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(Jsoup.parse(refused.body()).text())
        .contains("Nothing has changed", "entry 2 (MedicationRequest)", "stands twice");
    assertThat(visitor.upload("/history/import", "/history/import", "", new byte[0]).status())
        .isEqualTo(422);
  }

  @Test
  void anUploadThatIsTooLargeIsRefusedInWords() {
    var refused =
        visitor.upload(
            "/history/import", "/history/import", "big.json", new byte[70 * 1024 * 1024]);
    assertThat(refused.status()).isEqualTo(303);
    assertThat(Jsoup.parse(visitor.get(path(refused)).body()).select(".errsum").text())
        .contains("larger than 60 MB");
  }

  @Test
  void whatWasToldIsKeptAndAWrongDateKeepsWhatWasTyped() {
    String patient = patient();
    String form = patient + "/history/told/new?kind=ALLERGY";
    var typed = new HashMap<String, String>();
    Jsoup.parse(visitor.get(form).body())
        .select("main form input, main form textarea")
        .forEach(i -> typed.putIfAbsent(i.attr("name"), i.val()));
    typed.put("kind", "ALLERGY");
    typed.put("what", "Nickel <b>\"ear rings\"</b>");
    typed.put("toldOn.day", "31");
    typed.put("toldOn.month", "2");
    var refused = visitor.post(form, patient + "/history/told", typed);
    assertThat(refused.status()).isEqualTo(422);
    var page = Jsoup.parse(refused.body());
    assertThat(page.select("#what").val()).isEqualTo("Nickel <b>\"ear rings\"</b>");
    assertThat(page.text()).contains("February");
    typed.put("toldOn.day", "1");
    assertThat(visitor.post(form, patient + "/history/told", typed).status()).isEqualTo(302);
    var history = visitor.get(patient + "/history");
    assertThat(Jsoup.parse(history.body()).text()).contains("Nickel <b>\"ear rings\"</b>");
    assertThat(history.body()).doesNotContain("<b>\"ear");
    String entry =
        Jsoup.parse(history.body())
            .select("main a[href*=/history/told/]:not([href*=new])")
            .attr("href");
    assertThat(visitor.get(entry).body()).contains("Version", "Write the new version");
    typed.put("version", "1");
    typed.put("standing", "ENDED");
    typed.put("reason", "");
    assertThat(visitor.post(entry, entry, typed).status()).isEqualTo(422);
    typed.put("reason", "misheard");
    assertThat(visitor.post(entry, entry, typed).status()).isEqualTo(302);
    var stale = visitor.post(entry, entry, typed);
    assertThat(stale.status()).isEqualTo(409);
    assertThat(stale.body()).contains("Somebody changed this entry meanwhile");
  }

  private String patient() {
    var bytes = ImportTest.person(java.util.UUID.randomUUID().toString(), "Muster", "");
    var looked = visitor.upload("/history/import", "/history/import", "p.json", bytes);
    var kept = visitor.post(path(looked), path(looked), Map.of());
    String href = Jsoup.parse(visitor.get(path(kept)).body()).select("a.btn").attr("href");
    return href.substring(0, href.indexOf("/history"));
  }

  private static String path(Visitor.Answer answer) {
    return answer.location().replaceFirst("^https?://[^/]+", "");
  }
}
