package org.tautband.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tautband.evidence.Claim;
import org.tautband.evidence.Conflict;
import org.tautband.evidence.Content;
import org.tautband.evidence.Findings;
import org.tautband.evidence.Status;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the aid says of every condition: nothing blank, nothing unsourced, nothing one-sided. */
class DecisionAidTest {
  private static final Content CONTENT = Content.load();
  private static final Findings FINDINGS = new Findings(CONTENT);
  private static final Readability READABILITY = Shelf.readability(CONTENT);
  private static final DecisionAid AID = new DecisionAid(CONTENT);

  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "\\bsafe(ly|r|st)?\\b|\\bproven\\b|\\bno risk\\b|\\bcure[sd]?\\b|%|\\b1 in"
              + " (?!(100|1,000|10,000|1,000,000)\\b)\\d|\\b(odds|risk|hazard) ratio|\\brelative"
              + " risk|\\btimes as (likely|often)",
          Pattern.CASE_INSENSITIVE);

  static List<DecisionAid.Sheet> sheets() {
    return AID.conditions().stream().map(AID::sheet).toList();
  }

  @Test
  void everythingThatShipsPassesItsOwnRules() {
    assertThat(AID.problems()).isEmpty();
  }

  @Test
  void everyConditionOfRowsAndArticlesCanBeChosenByAPlainName() {
    Set<String> needed = new TreeSet<>();
    FINDINGS.claims().forEach(claim -> needed.addAll(claim.conditionIds()));
    new Shelf(CONTENT, new Texts())
        .articles()
        .values()
        .forEach(article -> needed.addAll(article.front().conditions()));
    List<DecisionAid.Condition> conditions = AID.conditions();
    assertThat(conditions).extracting(DecisionAid.Condition::id).containsAll(needed);
    assertThat(conditions.getLast()).isEqualTo(new DecisionAid.Condition("", "Something else"));
    assertThat(conditions.subList(0, conditions.size() - 1))
        .extracting(DecisionAid.Condition::name)
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("sheets")
  void noCellIsBlankAndAGapSaysSo(DecisionAid.Sheet sheet) {
    assertThat(sheet.grid())
        .extracting(DecisionAid.Line::question)
        .containsExactly(
            "What happens",
            "What it asks of you",
            "What may get better",
            "How sure are we",
            "How long it lasts",
            "What can go wrong",
            "What it is like",
            "When not");
    for (DecisionAid.Line line : sheet.grid()) {
      assertThat(line.cells()).hasSize(Option.values().length);
      for (DecisionAid.Cell cell : line.cells()) {
        assertThat(text(cell.html())).hasSizeGreaterThan(5);
        if (cell.gap()) {
          assertThat(text(cell.html()))
              .containsAnyOf("We found no number", "e looked", "no numbers for it");
        }
      }
    }
    assertThat(text(sheet.courseHtml())).isNotBlank();
    assertThat(text(sheet.numbersHtml())).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("sheets")
  void everyFigureStemsFromARowThatMayBeStated(DecisionAid.Sheet sheet) {
    Set<String> figures = new HashSet<>();
    for (String id : sheet.rowIds()) {
      assertThat(FINDINGS.row(id)).as(id).isPresent();
      assertThat(FINDINGS.row(id).orElseThrow().status()).as(id).isNotEqualTo(Status.RECALLED);
      ArticleText.figure(FINDINGS, id).map(ArticleHtml::escaped).ifPresent(figures::add);
    }
    String shown = sheet.courseHtml() + cells(sheet);
    Pattern.compile("<b>([^<]*\\d[^<]*)</b>")
        .matcher(shown)
        .results()
        .forEach(figure -> assertThat(figures).contains(figure.group(1)));
    String typed =
        text(shown.replaceAll("<b>[^<]*</b>", "").replaceAll("<sup.*?</sup>", ""))
            .replaceAll("This is one study of [\\d,]+ people", "");
    assertThat(typed).doesNotContainPattern("\\d");
  }

  @ParameterizedTest
  @MethodSource("sheets")
  void noWordPromisesOrMisleads(DecisionAid.Sheet sheet) {
    String all = text(sheet.courseHtml() + cells(sheet) + sheet.numbersHtml());
    assertThat(FORBIDDEN.matcher(all).results().map(r -> r.group()).toList()).isEmpty();
    // A row's own note in the fact box may still say so (OP080).
    assertThat(text(sheet.courseHtml() + cells(sheet)))
        .doesNotContainPattern("\\bhal(f|ves) as|\\bhalves\\b");
  }

  @ParameterizedTest
  @MethodSource("sheets")
  void everySourceNumberLeadsToItsSource(DecisionAid.Sheet sheet) {
    Set<Integer> named =
        Pattern.compile("href=\"#source-(\\d+)\"")
            .matcher(sheet.courseHtml() + cells(sheet) + sheet.numbersHtml())
            .results()
            .map(r -> Integer.valueOf(r.group(1)))
            .collect(Collectors.toSet());
    assertThat(sheet.sources())
        .extracting(Page.Cited::number)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, sheet.sources().size()).boxed().toList());
    assertThat(named)
        .containsExactlyInAnyOrderElementsOf(
            sheet.sources().stream().map(Page.Cited::number).toList());
    assertThat(sheet.sources()).allSatisfy(source -> assertThat(source.citation()).isNotBlank());
  }

  /** Elements are closed and nested, and a name is not given twice on one page. */
  @ParameterizedTest
  @MethodSource("sheets")
  void itsHtmlIsWhole(DecisionAid.Sheet sheet) throws Exception {
    var documents = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    for (String html : List.of(sheet.courseHtml(), cells(sheet), sheet.numbersHtml())) {
      byte[] page = ("<div>" + html + "</div>").getBytes(StandardCharsets.UTF_8);
      documents.parse(new ByteArrayInputStream(page));
    }
    assertThat(
            Pattern.compile(" id=\"([^\"]+)\"")
                .matcher(sheet.numbersHtml())
                .results()
                .map(r -> r.group(1)))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("sheets")
  void whatSourcesDisagreeOnStandsUnderTheNumbers(DecisionAid.Sheet sheet) {
    for (String id : sheet.rowIds()) {
      for (Conflict conflict : FINDINGS.conflictsOf(id)) {
        assertThat(sheet.numbersHtml()).contains(ArticleHtml.escaped(conflict.question()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("sheets")
  void harmsStandBesideBenefitsInBothFramesAndTheLungIsNamedWithoutARate(DecisionAid.Sheet sheet) {
    String numbers = text(sheet.numbersHtml());
    assertThat(numbers)
        .contains("19 to 37 in 100 treatments had it noted; 63 to 81 in 100 had not")
        .contains("Hands-on care:")
        .contains("Exercise")
        .contains("can puncture a lung")
        .contains("nobody can give you a true figure");
    assertThat(text(cell(sheet, "What can go wrong", Option.NEEDLING).html()))
        .contains("can puncture a lung. We found no number for that.");
  }

  @Test
  void equalDetailHoldsForTheConditionsThatTheContentNames() throws IOException {
    JsonNode schema = JsonMapper.shared().readTree(resource("/content/schema.json"));
    List<String> named = schema.get("equal_detail").valueStream().map(JsonNode::asString).toList();
    assertThat(named).hasSize(8);
    assertThat(
            sheets().stream().filter(DecisionAid.Sheet::equalDetail).map(s -> s.condition().id()))
        .containsExactlyInAnyOrderElementsOf(named);
  }

  @ParameterizedTest
  @MethodSource("sheets")
  void everyRowOfACellIsInOurOwnWords(DecisionAid.Sheet sheet) {
    Passages words = passages("findings.md");
    for (Option option : Option.values()) {
      CellRows rows = CellRows.of(FINDINGS, sheet.condition().id(), option);
      assertThat(rows.soon()).hasSizeLessThanOrEqualTo(3);
      assertThat(rows.later()).hasSizeLessThanOrEqualTo(3);
      Stream.concat(rows.shown().stream(), rows.gaps().stream())
          .map(Claim::id)
          .forEach(id -> assertThat(words.of(id)).as(id).isPresent());
    }
  }

  @Test
  void somethingElseHasNoNumbersAndSaysSo() {
    DecisionAid.Sheet sheet = AID.sheet(AID.condition("").orElseThrow());
    for (String question : List.of("What may get better", "How sure are we", "How long it lasts")) {
      for (Option option : Option.values()) {
        assertThat(cell(sheet, question, option).gap()).isTrue();
        assertThat(text(cell(sheet, question, option).html()))
            .contains("we have no numbers for it");
      }
    }
    assertThat(text(sheet.courseHtml())).contains("we have no numbers for it");
    assertThat(sheet.rowIds()).noneMatch(id -> id.startsWith("EF"));
    assertThat(sheet.equalDetail()).isFalse();
  }

  @Test
  void theOptionsAreToldInEqualLength() {
    Passages options = passages("options.md");
    for (String question : SheetDrawing.BY_HAND) {
      List<Integer> words =
          Arrays.stream(Option.values())
              .map(o -> options.of(question + " / " + o.inWords()).orElseThrow())
              .map(passage -> passage.words(READABILITY))
              .toList();
      double mean = words.stream().mapToInt(Integer::intValue).average().orElseThrow();
      assertThat(words)
          .as(question)
          .allSatisfy(count -> assertThat((double) count).isBetween(0.8 * mean, 1.2 * mean));
    }
  }

  @Test
  void statementsAreForAndAgainstEveryOptionInBalance() {
    assertThat(AID.statements()).hasSizeBetween(5, 8);
    assertThat(AID.statements()).extracting(DecisionAid.Statement::id).doesNotHaveDuplicates();
    for (Option option : Option.values()) {
      long serves = count(option, DecisionAid.Serves.YES);
      long fails = count(option, DecisionAid.Serves.NO);
      assertThat(Math.abs(serves - fails)).as(option.inWords()).isLessThanOrEqualTo(1);
      assertThat(serves).as(option.inWords()).isPositive();
      assertThat(fails).as(option.inWords()).isPositive();
    }
  }

  private static long count(Option option, DecisionAid.Serves serves) {
    return AID.statements().stream().filter(s -> s.options().get(option) == serves).count();
  }

  @Test
  void eachOfThreeQuestionsHasOneRightAnswerAndOneForWhoIsNotSure() {
    assertThat(AID.checks()).hasSize(3);
    for (DecisionAid.Check check : AID.checks()) {
      assertThat(check.choices()).filteredOn(DecisionAid.Choice::right).hasSize(1);
      assertThat(check.choices()).extracting(DecisionAid.Choice::id).contains("not-sure");
      assertThat(check.choices()).extracting(DecisionAid.Choice::id).doesNotHaveDuplicates();
      assertThat(text(check.explanationHtml())).contains("From: ");
      assertThat(check.explanationHtml()).doesNotContain("#source-");
      assertThat(FORBIDDEN.matcher(text(check.explanationHtml())).find()).isFalse();
    }
  }

  @Test
  void everyItemOfTheStandardIsAnsweredAndWhatPeopleMustDoStaysOpen() {
    List<String> expected =
        Stream.of(ids("Q", 6), ids("C", 10), ids("X", 28)).flatMap(List::stream).toList();
    assertThat(AID.ipdas()).extracting(DecisionAid.Ipdas::id).containsExactlyElementsOf(expected);
    assertThat(having(DecisionAid.Ipdas.State.DOES_NOT_APPLY))
        .containsExactly("C7", "C8", "C9", "C10", "X24", "X25", "X26", "X27", "X28");
    assertThat(having(DecisionAid.Ipdas.State.NOT_YET))
        .containsExactly("X12", "X13", "X14", "X15", "X16", "X17", "X22", "X23");
    assertThat(AID.ipdas()).allSatisfy(item -> assertThat(item.where()).isNotBlank());
  }

  private static List<String> ids(String letter, int most) {
    return IntStream.rangeClosed(1, most).mapToObj(n -> letter + n).toList();
  }

  private static List<String> having(DecisionAid.Ipdas.State state) {
    return AID.ipdas().stream().filter(i -> i.state() == state).map(DecisionAid.Ipdas::id).toList();
  }

  @Test
  void aboutSaysWhoWroteItWhoPaidAndHowItReads() {
    assertThat(text(AID.aboutHtml()))
        .contains("not yet reviewed by a clinician")
        .contains("No money came in for this text")
        .contains("November 2026")
        .containsPattern("reading grade \\d\\.\\d");
    assertThat(FORBIDDEN.matcher(text(AID.aboutHtml())).find()).isFalse();
  }

  @Test
  void whatIsAskedAndOfferedReadsEasilyToo() {
    List<Readability.Block> blocks =
        Stream.of(
                AID.statements().stream().map(DecisionAid.Statement::words),
                AID.checks().stream().map(DecisionAid.Check::question),
                AID.checks().stream()
                    .flatMap(c -> c.choices().stream())
                    .map(DecisionAid.Choice::words),
                AID.ipdas().stream().map(DecisionAid.Ipdas::item))
            .flatMap(s -> s)
            .map(words -> (Readability.Block) new Readability.Block.Item(words))
            .toList();
    assertThat(READABILITY.of(blocks).problems()).isEmpty();
    blocks.forEach(block -> assertThat(FORBIDDEN.matcher(block.text()).find()).isFalse());
  }

  @Test
  void theSameRowsGiveTheSameSheets() {
    DecisionAid again = new DecisionAid(CONTENT);
    for (DecisionAid.Condition condition : AID.conditions()) {
      assertThat(again.sheet(condition)).isEqualTo(AID.sheet(condition));
    }
    assertThat(again.checks()).isEqualTo(AID.checks());
    assertThat(again.aboutHtml()).isEqualTo(AID.aboutHtml());
  }

  @Test
  void aSheetOfAnUnknownConditionIsRefused() {
    DecisionAid.Condition unknown = new DecisionAid.Condition("gout", "Gout");
    assertThatThrownBy(() -> AID.sheet(unknown)).isInstanceOf(IllegalArgumentException.class);
    assertThat(AID.condition("gout")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          findings.md | (claim:EF020) | (claim:EF999) | There is no row EF999
          findings.md | Pain is probably lower by | Pain is lower by | has to say “probably”
          findings.md | (conflict:K16) | (claim:EF062) | EF062 stands in K16
          options.md | goes into the sore spot in the muscle.](own:process) | hurts.](claim:AE001) | AE001 is no claim
          options.md | You know the warning signs | It is safe | “safe” is never said
          options.md | ## What happens | ## What happened | “What happens / Needling within a plan” is missing
          checks.md | ## warning | ## warnings | needs one question, one right choice
          about.md | No patient has tested it yet. | It eases pain. | names no row
          numbers.md | array:AE107+AE108 | array:AE107+AE113+AE001 | One picture counts one thing
          """)
  void aBrokenTextIsLeftOutWithItsReasonAndNothingGoesBlank(
      String file, String found, String instead, String reason) {
    DecisionAid broken = new DecisionAid(CONTENT, with(file, found, instead));
    assertThat(broken.problems())
        .anySatisfy(problem -> assertThat(problem.toString()).contains(reason));
    for (DecisionAid.Condition condition : broken.conditions()) {
      DecisionAid.Sheet sheet = broken.sheet(condition);
      assertThat(text(sheet.numbersHtml())).isNotBlank();
      for (DecisionAid.Line line : sheet.grid()) {
        assertThat(line.cells()).allSatisfy(cell -> assertThat(text(cell.html())).isNotBlank());
      }
    }
  }

  private static UnaryOperator<String> with(String file, String found, String instead) {
    return name -> {
      String text = new String(resource("/content/decide/" + name), StandardCharsets.UTF_8);
      if (!name.equals(file)) return text;
      assertThat(text).contains(found);
      return text.replace(found, instead);
    };
  }

  private static byte[] resource(String path) {
    try (InputStream in =
        Objects.requireNonNull(DecisionAidTest.class.getResourceAsStream(path), path)) {
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Passages passages(String name) {
    return AID.passages().stream()
        .filter(p -> p.file().equals("content/decide/" + name))
        .findFirst()
        .orElseThrow();
  }

  private static DecisionAid.Cell cell(DecisionAid.Sheet sheet, String question, Option option) {
    return sheet.grid().stream()
        .filter(line -> line.question().equals(question))
        .findFirst()
        .orElseThrow()
        .cells()
        .get(option.ordinal());
  }

  private static String cells(DecisionAid.Sheet sheet) {
    return sheet.grid().stream()
        .flatMap(line -> line.cells().stream())
        .map(DecisionAid.Cell::html)
        .collect(Collectors.joining());
  }

  private static String text(String html) {
    return html.replaceAll("<sup.*?</sup>", "")
        .replaceAll("<[^>]*>", " ")
        .replaceAll("\\s+", " ")
        .replaceAll(" ([.,;:])", "$1")
        .strip();
  }
}
