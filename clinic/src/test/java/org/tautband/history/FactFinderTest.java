package org.tautband.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tautband.evidence.Content;
import tools.jackson.databind.json.JsonMapper;

/** The lists find what a record says, and only that; data files hold the cases. */
class FactFinderTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
  private static final FactFinder FINDER = FactFinder.of(Content.load());
  private static final JsonMapper JSON = JsonMapper.shared();

  @ParameterizedTest
  @ValueSource(strings = {"record_facts_cases.csv", "more_cases.csv"})
  void everyCaseIsReadAsExpected(String file) throws IOException {
    List<String> wrong = new ArrayList<>();
    int cases = 0;
    for (CSVRecord row : rows(file)) {
      cases++;
      boolean found = found(row).stream().anyMatch(h -> h.kind().equals(row.get("kind")));
      if (found != row.get("expected").equals("yes")) {
        wrong.add(row.get("id") + " " + row.get("fragment") + " (" + row.get("why") + ")");
      }
    }
    assertThat(wrong).as("of %d cases in %s", cases, file).isEmpty();
    assertThat(cases).isGreaterThanOrEqualTo(60);
  }

  @Test
  void aListNobodyLookedUpOnlyRaisesTheQuestionAndSaysSo() {
    var recalled = medicine("http://www.nlm.nih.gov/research/umls/rxnorm", "67108");
    assertThat(FINDER.in(recalled, Map.of(), TODAY))
        .singleElement()
        .satisfies(
            hit -> {
              assertThat(hit.unreviewed()).isTrue();
              assertThat(hit.questionIds()).containsExactly("q-blood-thinner");
              assertThat(hit.rules()).containsExactly("RC015");
            });
    var read = medicine("http://www.nlm.nih.gov/research/umls/rxnorm", "309362");
    assertThat(FINDER.in(read, Map.of(), TODAY).getFirst().unreviewed()).isFalse();
  }

  @Test
  void aMedicineKeptInAnotherEntryIsFollowed() throws IOException {
    var order =
        JSON.readTree(
            """
            {"resourceType":"MedicationRequest","status":"active","intent":"order",
             "medicationReference":{"reference":"urn:uuid:1"}}\
            """);
    var medication =
        JSON.readTree("{\"resourceType\":\"Medication\",\"code\":{\"text\":\"Apixaban 5 mg\"}}");
    assertThat(FINDER.in(order, Map.of("urn:uuid:1", medication), TODAY)).hasSize(1);
    assertThat(FINDER.kindsOf(order, Map.of("urn:uuid:1", medication)))
        .containsExactly("anticoagulant");
    assertThat(FINDER.kindsOf(order, Map.of())).isEmpty();
  }

  @Test
  void anInjectionOfYesterdayCountsAndOneOfLastYearDoesNot() throws IOException {
    var given =
        """
        {"resourceType":"MedicationAdministration","status":"completed","effectiveDateTime":"%s",
         "medicationCodeableConcept":{"text":"Enoxaparin 40 mg"}}\
        """;
    assertThat(FINDER.in(JSON.readTree(given.formatted("2026-11-24")), Map.of(), TODAY)).hasSize(1);
    assertThat(FINDER.in(JSON.readTree(given.formatted("2025-01-02")), Map.of(), TODAY)).isEmpty();
  }

  private static tools.jackson.databind.JsonNode medicine(String system, String code) {
    return JSON.readTree(
        """
        {"resourceType":"MedicationRequest","status":"active","intent":"order",
         "medicationCodeableConcept":{"coding":[{"system":"%s","code":"%s"}]}}\
        """
            .formatted(system, code));
  }

  private static List<FactFinder.Hit> found(CSVRecord row) {
    String fragment = row.get("fragment");
    return row.get("form").equals("json")
        ? FINDER.in(JSON.readTree(fragment), Map.of(), TODAY)
        : FINDER.in(fragment);
  }

  private static List<CSVRecord> rows(String file) throws IOException {
    try (Reader reader =
        new InputStreamReader(
            FactFinderTest.class.getResourceAsStream("/history/" + file), StandardCharsets.UTF_8)) {
      return CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .get()
          .parse(reader)
          .getRecords();
    }
  }
}
