package org.tautband.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tautband.atlas.RankedDrawing.Match;
import org.tautband.evidence.Content;
import org.tautband.evidence.Side;
import org.tautband.kernel.referral.Priors;
import org.tautband.kernel.referral.ReferralModel;

class RankingsTest {
  private static final Content CONTENT = Content.load();
  private static final Rankings RANKINGS = new Rankings(CONTENT);

  private static RankedDrawing ranked(String... regions) {
    return (RankedDrawing) RANKINGS.answer(RankingCase.of(List.of(regions)), 262);
  }

  private static List<String> refused(String... regions) {
    return ((RankingAnswer.Refused) RANKINGS.answer(RankingCase.of(List.of(regions)), 10))
        .reasons();
  }

  private static RankedDrawing withWords(List<String> regions, String... words) {
    return (RankedDrawing)
        RANKINGS.answer(new RankingCase("", regions, List.of(words), false, ""), 5);
  }

  private static List<String> codes(RankedDrawing ranked) {
    return ranked.warnings().stream().map(Warning::code).toList();
  }

  @Test
  void everyMuscleIsRankedOnBothSidesWithReasons() {
    RankedDrawing ranked = ranked("neck_post.R", "occiput.R", "temple.R");
    assertThat(ranked.candidates()).hasSize(2 * CONTENT.rows("atlas/atlas.csv").size());
    Match best = ranked.candidates().getFirst();
    assertThat(best.side()).isEqualTo(Side.RIGHT);
    assertThat(best.covers()).isNotEmpty();
    assertThat(best.score()).isBetween(0.01, 1.0);
    for (Match match : ranked.candidates()) {
      List<String> all = new ArrayList<>(match.covers());
      all.addAll(match.doesNotExplain());
      assertThat(all).containsExactlyInAnyOrder("neck_post.R", "occiput.R", "temple.R");
      assertThat(match.evidence()).doesNotContain("recalled");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "temple; temple.R (right temple); temple.L (left temple)",
        "nose.L; nose lies in the midline; Write nose.",
        "temple.r; temple.R (right temple); temple.L (left temple)",
        "tempel.R; There is no region; Is temple meant?",
        "'' ; A region is empty; such as temple.R",
        "TEMPLE.R; small letters; temple.R (right temple) or temple.L",
        "Nose; small letters; Write nose"
      })
  void aRegionThatIsNoneIsRefusedWithWhatToWrite(String region, String one, String other) {
    assertThat(refused("occiput.R", region))
        .singleElement()
        .asString()
        .contains(one.strip())
        .contains(other.strip());
  }

  @Test
  void anEmptyDrawingAndAHundredThousandRegionsAreRefusedInFewWords() {
    assertThat(refused()).singleElement().asString().contains("No region is given");
    String[] many = new String[100_000];
    for (int i = 0; i < many.length; i++) many[i] = "x" + i;
    assertThat(String.join("", refused(many))).hasSizeLessThan(2_000);
  }

  @Test
  void mirroredDrawingsAreRankedMirroredWithTheRealMaps() {
    Random random = new Random(11);
    List<String> ids = CONTENT.rows("atlas/regions.csv").stream().map(r -> r.text("id")).toList();
    for (int i = 0; i < 200; i++) {
      Set<String> drawing = new HashSet<>();
      for (int k = 0; k <= random.nextInt(7); k++) drawing.add(ids.get(random.nextInt(ids.size())));
      List<String> mirrored = drawing.stream().map(RankingsTest::mirrored).toList();
      if (drawing.equals(Set.copyOf(mirrored))) continue;
      List<Match> one = ranked(drawing.toArray(String[]::new)).candidates();
      List<Match> other = ranked(mirrored.toArray(String[]::new)).candidates();
      for (int place = 0; place < one.size(); place++) {
        assertThat(other.get(place).muscle()).isEqualTo(one.get(place).muscle());
        assertThat(other.get(place).side()).isNotEqualTo(one.get(place).side());
        assertThat(other.get(place).score()).isEqualTo(one.get(place).score());
      }
    }
  }

  private static String mirrored(String id) {
    if (id.endsWith(".R")) return id.replace(".R", ".L");
    return id.endsWith(".L") ? id.replace(".L", ".R") : id;
  }

  @Test
  void whereTheSideIsUnknownBothSidesStandWithTheSameScore() {
    var asked = new RankingCase("V07", List.of("neck_lat", "arm_lat"), List.of(), true, "");
    RankedDrawing ranked = (RankedDrawing) RANKINGS.answer(asked, 10);
    assertThat(ranked.sideUnknown()).isTrue();
    assertThat(ranked.candidates()).hasSizeGreaterThanOrEqualTo(20);
    Match right = ranked.candidates().get(0);
    Match left = ranked.candidates().get(1);
    assertThat(left.muscle()).isEqualTo(right.muscle());
    assertThat(left.side()).isNotEqualTo(right.side());
    assertThat(left.score()).isEqualTo(right.score());
    assertThat(left.covers())
        .isEqualTo(right.covers().stream().map(RankingsTest::mirrored).toList());
  }

  @Test
  void bothSidesOfTheSamePainAreExplainedByBothMuscles() {
    RankedDrawing ranked = ranked("thor_mid.R", "interscap.R", "thor_mid.L", "interscap.L");
    assertThat(ranked.together())
        .extracting(RankedDrawing.Named::side)
        .contains(Side.RIGHT, Side.LEFT);
  }

  @Test
  void redFlagsComeFirstAndAMuscleThatFitsTakesNoneAway() {
    RankedDrawing ranked = ranked("breast.L", "arm_med.L", "fore_uln.L", "little.L");
    assertThat(ranked.candidates().getFirst().muscle()).startsWith("pec_");
    assertThat(codes(ranked)).first().isEqualTo("cardiac:RF042");
    assertThat(ranked.warnings().getFirst().because())
        .anyMatch(b -> b.contains("left inner arm") || b.contains("left"))
        .anyMatch(b -> b.contains("no published rule read"));
  }

  @Test
  void aGlutealMatchRaisesTheQuestionOfTheNerveRoot() {
    RankedDrawing ranked = ranked("buttock_mid.R", "thigh_lat.R", "leg_lat.R");
    assertThat(codes(ranked)).contains("root_or_cord:FA017", "root_or_cord:RF004");
    assertThat(String.join(" ", ranked.warnings().getLast().because())).contains("FA015");
  }

  @ParameterizedTest
  @CsvSource({
    "night pain, lumbar.R, tumour:RF015",
    "Night-time pain, lumbar.R, tumour:RF015",
    "weak grip, fore_rad.R, root_or_cord:RF005",
    "recent fall, lumbar.R, fracture:RF025",
    "recent fall, temple.R, fracture:RF023",
    "haematuria, flank.L, visceral:RF063",
    "hematuria, flank.L, visceral:RF063",
    "saddle numbness, hallux.R, cauda_equina:RF001",
    "unexplained weight loss of 8 kg, scap.R, tumour:RF014",
    "sweaty and breathless, jaw.L, cardiac:RF042",
    "feverish since yesterday, lumbar.L, infection:RF029",
    "swollen calf, calf.R, thrombosis:RF047",
    "jaw claudication, temple.R, inflammatory:RF061"
  })
  void aReferrersWordsRaiseTheirQuestion(String words, String region, String code) {
    assertThat(codes(withWords(List.of(region), words))).contains(code);
  }

  @Test
  void whatIsSaidToBeAbsentRaisesNothingAndUnknownWordsAreListed() {
    RankedDrawing ranked =
        withWords(List.of("scap.R"), "no fever", "denies weight loss", "dull ache", "bakes bread");
    assertThat(ranked.warnings()).isEmpty();
    assertThat(ranked.saidAbsent()).containsExactly("no fever", "denies weight loss");
    assertThat(ranked.notUnderstood()).containsExactly("bakes bread");
    assertThat(codes(withWords(List.of("scap.R"), "fever, no weight loss")))
        .anyMatch(code -> code.startsWith("infection"))
        .doesNotContain("tumour:RF014");
    assertThat(codes(withWords(List.of("calf.R"), "no pulse"))).contains("vascular:RF049");
    assertThat(codes(withWords(List.of("temple.R"), "jaw claudication")))
        .doesNotContain("vascular:RF048");
  }

  @Test
  void everyPhraseOfTheContentIsUnderstood() {
    FeatureWords words = new FeatureWords(CONTENT);
    for (var row : CONTENT.rows("screening/red_flags.csv")) {
      for (String phrase : row.list("features")) {
        FeatureWords.Heard heard = words.heard(phrase);
        Set<String> raised = new HashSet<>(heard.flags());
        raised.addAll(heard.flagsOfPlace());
        assertThat(raised).as(phrase).contains(row.text("id"));
      }
    }
    for (var row : CONTENT.rows("screening/feature_words.csv")) {
      for (String phrase : row.list("phrases")) {
        FeatureWords.Heard heard = words.heard(phrase);
        assertThat(heard.understood()).as(phrase).isTrue();
        assertThat(heard.saidAbsent() && row.text("effect").equals("raises")).as(phrase).isFalse();
      }
    }
  }

  @Test
  void aConditionWeighsInOnlyWhenAskedForAndIsShown() {
    var plain = RankingCase.of(List.of("sacrum", "buttock_mid.R"));
    var asked = new RankingCase("", plain.regions(), List.of(), false, "low back pain");
    RankedDrawing one = (RankedDrawing) RANKINGS.answer(plain, 10);
    RankedDrawing weighed = (RankedDrawing) RANKINGS.answer(asked, 10);
    assertThat(one.priors()).isEmpty();
    assertThat(weighed.priors()).contains("low back pain").contains("piriformis");
    var wrong = new RankingCase("", plain.regions(), List.of(), false, "hiccups");
    assertThat(((RankingAnswer.Refused) RANKINGS.answer(wrong, 10)).reasons().getFirst())
        .contains("low back pain");
  }

  @Test
  void theChancesOfTheModelAreThoseOfTheExperiments() {
    LearnedChances learned = LearnedChances.of(CONTENT, List.of());
    assertThat(learned.main()).isCloseTo(0.7, within(0.05));
    assertThat(learned.other()).isCloseTo(0.3, within(0.05));
  }

  @Test
  void everyRegionHasANeighbourAndAPlaceOnBothSidesOfTheList() {
    Set<String> bordering = new HashSet<>();
    for (var row : CONTENT.rows("atlas/adjacency.csv")) {
      bordering.add(row.text("base_a"));
      bordering.add(row.text("base_b"));
    }
    Set<String> bases = new HashSet<>();
    CONTENT.rows("atlas/regions.csv").forEach(row -> bases.add(row.text("base_id")));
    assertThat(bordering).isEqualTo(bases);
  }

  /** The small version of what RankingReport measures. */
  @Test
  void drawingsOfMusclesHaveAMatchAndRegionsAnywhereMostlyHaveNone() {
    ReferralModel model = new RankingVariants(CONTENT).model();
    var drawings = new SimulatedDrawings(CONTENT, 42);
    int own = 0;
    int anywhere = 0;
    for (int i = 0; i < 400; i++) {
      var areas = drawings.ofMuscles(1 + i % 3, SimulatedDrawings.Error.USUAL).areas();
      if (model.rank(areas, Priors.NONE, 1).noGoodMatch()) own++;
      if (model.rank(drawings.shuffled(areas), Priors.NONE, 1).noGoodMatch()) anywhere++;
    }
    assertThat(own).isLessThanOrEqualTo(28);
    assertThat(anywhere).isGreaterThanOrEqualTo(200);
  }
}
