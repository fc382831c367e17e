package org.tautband.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tautband.guide.Readability.Block;

class ReadabilityTest {
  private static final Readability PLAIN = new Readability(Set.of(), Map.of());

  @Test
  void syllablesAgreeWithAListCountedByHand() throws IOException {
    List<String> wrong = new ArrayList<>();
    List<String> lines = handCounted();
    for (String line : lines) {
      String[] cells = line.split(",", -1);
      int counted = Syllables.in(cells[0]);
      if (counted != Integer.parseInt(cells[1])) {
        wrong.add(cells[0] + ": by hand " + cells[1] + ", counted " + counted);
      }
    }
    assertThat(lines).hasSizeGreaterThanOrEqualTo(150);
    assertThat(wrong).isEmpty();
  }

  @Test
  void oneShortSentenceHasTheGradeOfTheFormula() {
    // 6 words, 6 syllables, 1 sentence: 0.39*6 + 11.8*1 - 15.59 = -1.45
    var reading = PLAIN.of(paragraph("The cat sat on the mat."));
    assertThat(reading.words()).isEqualTo(6);
    assertThat(reading.sentences()).isEqualTo(1);
    assertThat(reading.grade()).isCloseTo(-1.45, within(0.005));
    assertThat(reading.smog()).isCloseTo(3.1291, within(0.0001));
    assertThat(reading.problems()).isEmpty();
  }

  @Test
  void longWordsRaiseBothFigures() {
    // 7 words; 2 sentences; syllables: Physiotherapists 6 + review 2 + medication 4 = 12,
    // They 1 + help 1 + many 2 + people 2 = 6; 18 in all.
    // 0.39*3.5 + 11.8*18/7 - 15.59 = 16.118; SMOG: 2 long words, 2 sentences:
    // 1.043*sqrt(2*30/2) + 3.1291 = 8.842
    var reading = PLAIN.of(paragraph("Physiotherapists review medication. They help many people."));
    assertThat(reading.words()).isEqualTo(7);
    assertThat(reading.sentences()).isEqualTo(2);
    assertThat(reading.grade()).isCloseTo(16.118, within(0.005));
    assertThat(reading.smog()).isCloseTo(8.842, within(0.005));
    assertThat(reading.problems()).anyMatch(p -> p.startsWith("The grade is 16.1; at most 6.5"));
  }

  @Test
  void aGlossaryWordCountsTwoAndTheFullGradeStandsBeside() {
    var kind = new Readability(Set.of("physiotherapist"), Map.of());
    // 4 words, 1 sentence; Physiotherapists 2 (6), can 1, help 1, you 1: 5 (9) syllables.
    var reading = kind.of(paragraph("Physiotherapists can help you."));
    assertThat(reading.grade()).isCloseTo(0.39 * 4 + 11.8 * 5 / 4 - 15.59, within(0.005));
    assertThat(reading.gradeOfAllWords()).isCloseTo(0.39 * 4 + 11.8 * 9 / 4 - 15.59, within(0.005));
    assertThat(reading.smog()).isCloseTo(3.1291, within(0.0001));
    assertThat(reading.problems())
        .containsExactly("The grade with all words is 12.5; at most 8.5.");
  }

  @Test
  void headingsAndListItemsEndASentence() {
    var reading =
        PLAIN.of(
            List.of(
                new Block.Heading("What it can do"),
                new Block.Item("a bruise"),
                new Block.Item("a sore spot"),
                new Block.Paragraph("That is all")));
    assertThat(reading.sentences()).isEqualTo(4);
    assertThat(reading.words()).isEqualTo(12);
  }

  @Test
  void figuresAndShortFormsDoNotEndASentence() {
    assertThat(PLAIN.of(paragraph("Pain was 2.3 points less for Dr. Smith.")).sentences())
        .isEqualTo(1);
    assertThat(PLAIN.of(paragraph("It was 1,463 of 7,629. 81 had none.")).sentences()).isEqualTo(2);
  }

  @Test
  void aSentenceOverTwentyFiveWordsIsNamed() {
    var reading = PLAIN.of(paragraph("word ".repeat(26).strip() + ". One more."));
    assertThat(reading.longestSentenceWords()).isEqualTo(26);
    assertThat(reading.problems())
        .anyMatch(p -> p.startsWith("A sentence has 26 words; at most 25: “word word"));
    assertThat(PLAIN.of(paragraph("word ".repeat(25).strip() + ".")).problems())
        .noneMatch(p -> p.startsWith("A sentence"));
  }

  @Test
  void aParagraphOfFiveSentencesIsTooLongAndAListIsNot() {
    assertThat(PLAIN.of(paragraph("One. Two. Three. Four. Five.")).problems())
        .containsExactly("A paragraph has 5 sentences; at most 4: “One. Two. Three. Four. Five.”");
    assertThat(PLAIN.of(List.of(new Block.Item("One. Two. Three. Four. Five."))).problems())
        .isEmpty();
  }

  @Test
  void smogOnlyWarnsBelowThirtySentences() {
    String hard = "Physiotherapy medication difference. ";
    assertThat(PLAIN.of(paragraph(hard)).warnings()).anyMatch(w -> w.startsWith("SMOG is "));
    assertThat(PLAIN.of(paragraph(hard)).problems()).noneMatch(p -> p.startsWith("SMOG"));
    assertThat(PLAIN.of(paragraph(hard.repeat(30))).problems())
        .anyMatch(p -> p.startsWith("SMOG is "));
  }

  @Test
  void aLongWordGetsAHintOnce() {
    var hinting = new Readability(Set.of("sciatica"), Map.of("medication", "medicine"));
    var reading = hinting.of(paragraph("Medication for sciatica. An unusual medication."));
    assertThat(reading.hints())
        .containsExactly(
            new Readability.Hint("medication", "medicine"), new Readability.Hint("unusual", ""));
  }

  @Test
  void nothingWrittenIsNoProblem() {
    assertThat(PLAIN.of(List.of()).problems()).isEmpty();
    assertThat(PLAIN.of(paragraph("– … –")).words()).isZero();
  }

  private static List<Block> paragraph(String text) {
    return List.of(new Block.Paragraph(text));
  }

  private static List<String> handCounted() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ReadabilityTest.class.getResourceAsStream("/guide/syllables.csv"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList();
    }
  }
}
