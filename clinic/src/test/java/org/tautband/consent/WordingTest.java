package org.tautband.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tautband.consent.ConsentText.Section;
import org.tautband.evidence.BodyGroup;
import org.tautband.evidence.Content;
import org.tautband.evidence.Frequency;
import org.tautband.evidence.Place;
import org.tautband.evidence.Rate;
import org.tautband.evidence.Row;
import org.tautband.evidence.Side;
import org.tautband.guide.EasyReading;

class WordingTest {
  private static final Content CONTENT = Content.load();
  private static final Wording WORDING = new Wording(CONTENT);
  private static final Place LEFT_SHOULDER = new Place("shoulder", Side.LEFT);
  private static final Place RIGHT_FOOT = new Place("foot", Side.RIGHT);

  static Telling telling(String condition, Place... places) {
    return new Telling(
        Telling.inOrder(java.util.Set.of(places)),
        condition,
        "Kim Demoson",
        "physiotherapist",
        List.of("Dry needling basics, 2019"),
        "112",
        "030 555 0100",
        "Hands-on care, exercise, or wait.");
  }

  private static ConsentText compose(Telling telling) {
    return WORDING.compose(telling, WordingTest::first);
  }

  private static List<String> first(List<String> rowIds) {
    return rowIds.stream().map(id -> id + "@1").toList();
  }

  private static Stream<String> sentences(ConsentText text) {
    List<String> all = new ArrayList<>();
    for (Section section : text.sections()) {
      if (!section.heading().equals("Where this comes from")) {
        all.addAll(section.paragraphs());
      }
    }
    return all.stream()
        .map(paragraph -> paragraph.replaceAll("\\([^)]*\\)", ""))
        .flatMap(paragraph -> Arrays.stream(paragraph.split("(?<=[.?!:;])\\s+")))
        .filter(sentence -> !sentence.isBlank());
  }

  @Test
  void theSameTellingAlwaysGivesTheSameText() {
    ConsentText once = compose(telling("neck-pain", LEFT_SHOULDER, RIGHT_FOOT));
    ConsentText again =
        new Wording(Content.load())
            .compose(telling("neck-pain", RIGHT_FOOT, LEFT_SHOULDER), WordingTest::first);
    assertThat(again.plain()).isEqualTo(once.plain());
    assertThat(again.sha256()).isEqualTo(once.sha256()).matches("[0-9a-f]{64}");
  }

  @Test
  void eachPlaceSideTrainingAndAlternativeChangesTheFingerprint() {
    String hash = compose(telling("", LEFT_SHOULDER)).sha256();
    List<Telling> others =
        List.of(
            telling("", new Place("shoulder", Side.RIGHT)),
            telling("", LEFT_SHOULDER, RIGHT_FOOT),
            telling("neck-pain", LEFT_SHOULDER),
            new Telling(
                List.of(LEFT_SHOULDER),
                "",
                "Kim Demoson",
                "physiotherapist",
                List.of(),
                "112",
                "030 555 0100",
                "Hands-on care, exercise, or wait."),
            new Telling(
                List.of(LEFT_SHOULDER),
                "",
                "Kim Demoson",
                "physiotherapist",
                List.of("Dry needling basics, 2019"),
                "112",
                "030 555 0100",
                "Wait."));
    assertThat(others).allSatisfy(t -> assertThat(compose(t).sha256()).isNotEqualTo(hash));
  }

  @Test
  void theSideStandsInWords() {
    assertThat(compose(telling("", LEFT_SHOULDER)).plain())
        .contains("shoulder, armpit and shoulder blade, LEFT");
  }

  @Test
  void aRecalledRowIsNeverTold() {
    for (String condition : conditions()) {
      ConsentText text = compose(telling(condition, LEFT_SHOULDER));
      assertThat(text.claimIds())
          .allSatisfy(id -> assertThat(statusOf(id)).as(id).isNotEqualTo("recalled"));
    }
    assertThat(compose(telling("", LEFT_SHOULDER)).claimIds()).doesNotContain("CI018");
  }

  @Test
  void everythingAPatientHasToBeToldIsTold() {
    ConsentText chest = compose(telling("", new Place("thorax-back", Side.LEFT)));
    List<String> tell =
        CONTENT.rows("consent/consent_items.csv").stream()
            .filter(row -> row.text("group").equals("tell"))
            .map(row -> row.text("claim_id"))
            .filter(id -> !id.equals("CI018"))
            .toList();
    assertThat(tell).hasSize(17);
    assertThat(chest.claimIds()).containsAll(tell);
    assertThat(chest.plain()).contains("What else you could do\nHands-on care, exercise, or wait.");
  }

  @Test
  void theLungIsToldOnlyWhereASourceNamesIt() {
    assertThat(compose(telling("", LEFT_SHOULDER)).plain())
        .contains("The lung is near", "call 112", "We list 6 published cases");
    assertThat(compose(telling("", RIGHT_FOOT)).plain())
        .doesNotContain("The lung is near")
        .contains("does not mean that there is none");
  }

  @Test
  void studiesStandSideBySideAndAreNeverAveraged() {
    String text = compose(telling("", RIGHT_FOOT)).plain();
    assertThat(text)
        .contains("19 to 37 in 100 had one, 63 to 81 in 100 had none noted")
        .contains("others said about 40; only 14 in 100")
        .contains("A drop of blood | 5 to 16 in 100")
        .contains("A small bruise | 8 in 100")
        .contains("none in 7,629 treatments; up to about 4 in 10,000 would still fit")
        .contains("20 in 20,494 treatments: about 10 in 10,000 (6 to 16, our arithmetic)")
        .contains("95 (65 to 138) at a first visit, 11 (7 to 16) later")
        .contains("about 3 in 10,000 treatments (0 to 15, our arithmetic)");
  }

  @Test
  void conflictingFindingsAreAllTold() {
    String text = compose(telling("back-pain", new Place("low-back", Side.LEFT))).plain();
    assertThat(text)
        .contains("one review found less pain than with pretend needling")
        .contains("little or no difference to pretend needling");
  }

  @Test
  void noWordPromisesOrReassures() {
    Pattern promise =
        Pattern.compile("\\b(safe|safely|harmless|guarantee\\w*|painless|risk-free)\\b");
    for (String condition : conditions()) {
      ConsentText text = compose(telling(condition, LEFT_SHOULDER, RIGHT_FOOT));
      assertThat(text.plain().toLowerCase(Locale.ROOT)).doesNotContainPattern(promise);
    }
  }

  @Test
  void sentencesAreShort() {
    for (String condition : conditions()) {
      List<Integer> lengths =
          sentences(compose(telling(condition, LEFT_SHOULDER)))
              .map(sentence -> sentence.trim().split("\\s+").length)
              .toList();
      assertThat(lengths).allSatisfy(words -> assertThat(words).isLessThanOrEqualTo(25));
      assertThat(lengths.stream().mapToInt(Integer::intValue).average().orElseThrow())
          .isLessThanOrEqualTo(14);
    }
  }

  /** Each paragraph by itself, as guide pages; a figure counts as a short word, lines as tables. */
  @Test
  void eachParagraphReadsAsEasilyAsTheGuide() {
    EasyReading reading = new EasyReading(CONTENT);
    List<String> paragraphs = new ArrayList<>();
    OwnWords.all(CONTENT).stream()
        .filter(OwnWords::isParagraph)
        .forEach(words -> paragraphs.add(words.words()));
    BenefitWords.all(CONTENT).forEach(words -> paragraphs.add(words.sentence()));
    CONTENT.bodyGroups().stream()
        .filter(group -> !hasOwnWords(group))
        .forEach(group -> paragraphs.add(group.reason() + "."));
    List<String> hard = new ArrayList<>();
    for (String paragraph : paragraphs) {
      String read = paragraph.replaceAll("\\{[^}]*}", "two");
      reading.problems(read).forEach(problem -> hard.add(problem + " " + paragraph));
    }
    assertThat(hard).isEmpty();
    assertThat(reading.problems("Considerable alleviation was demonstrated.")).isNotEmpty();
  }

  private static boolean hasOwnWords(BodyGroup group) {
    return OwnWords.all(CONTENT).stream().anyMatch(one -> one.bodyGroup().equals(group.id()));
  }

  @Test
  void everyPlaceNearTheLungHasWordsOfItsOwn() {
    assertThat(CONTENT.bodyGroups())
        .filteredOn(BodyGroup::needlingCanReachPleura)
        .hasSize(5)
        .allMatch(WordingTest::hasOwnWords);
  }

  @Test
  void everyConditionOfTheEvidenceHasWords() {
    assertThat(BenefitWords.all(CONTENT))
        .allSatisfy(
            words ->
                assertThat(words.claimIds())
                    .allSatisfy(id -> assertThat(statusOf(id)).as(id).isNotEqualTo("recalled")));
    assertThat(BenefitWords.all(CONTENT).stream().map(BenefitWords::condition).distinct().toList())
        .containsAll(
            CONTENT.rows("evidence/efficacy.csv").stream()
                .flatMap(row -> row.list("condition_ids").stream())
                .filter(id -> !id.equals("other-pain"))
                .distinct()
                .toList());
  }

  @Test
  void noFigureIsShownAsOneInSoMany() {
    for (Rate rate : CONTENT.rates()) {
      if (rate.value() != null && rate.perN() != null && rate.kind().equals("rate")) {
        assertThat(Frequency.inWords(rate, 10_000)).matches("(fewer than 1|[\\d,]+) in 10,000");
      }
    }
  }

  private static List<String> conditions() {
    return BenefitWords.all(CONTENT).stream().map(BenefitWords::condition).distinct().toList();
  }

  private static String statusOf(String claimId) {
    return Stream.of(
            "consent/consent_items.csv",
            "evidence/adverse_event_rates.csv",
            "evidence/efficacy.csv",
            "atlas/depth_measurements.csv",
            "atlas/site_hazards.csv")
        .flatMap(file -> CONTENT.rows(file).stream())
        .filter(row -> claimId.equals(row.cells().getOrDefault("claim_id", row.cells().get("id"))))
        .map((Row row) -> row.text("status"))
        .findFirst()
        .orElseThrow();
  }
}
