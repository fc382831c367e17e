package org.tautband.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.tautband.evidence.Content;

/** What referrers write, and which question it raises; what it must not raise is as important. */
class ReferrersWordsTest {
  private static final Rankings RANKINGS = new Rankings(Content.load());

  private static RankedDrawing said(String words, String region) {
    var asked = new RankingCase("", List.of(region), List.of(words), false, "");
    return (RankedDrawing) RANKINGS.answer(asked, 5);
  }

  private static List<String> raisedByWords(RankedDrawing ranked) {
    return ranked.warnings().stream()
        .filter(w -> w.because().stream().anyMatch(b -> b.startsWith("said:")))
        .map(Warning::code)
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/atlas/referrers_words.csv", delimiter = ';', numLinesToSkip = 1)
  void eachPhraseRaisesItsQuestionOrNone(String words, String region, String raises, String why) {
    var ranked = said(words, region);
    if (raises == null) {
      assertThat(raisedByWords(ranked)).isEmpty();
    } else {
      assertThat(raisedByWords(ranked)).anyMatch(code -> code.startsWith(raises));
    }
  }

  @Test
  void whatRaisesNothingIsListedAsAbsentOrAsNotUnderstoodOrIsKnownToMeanNothing() {
    for (String absent :
        List.of("no fever", "cancer excluded", "mother had cancer", "fever: no", "never smoked")) {
      assertThat(said(absent, "scap.R").saidAbsent()).as(absent).containsExactly(absent);
    }
    assertThat(said("fit and well", "scap.R").saidAbsent()).isEmpty();
    assertThat(said("bakes bread", "scap.R").notUnderstood()).containsExactly("bakes bread");
  }

  @Test
  void aLongerPhraseHidesNoOtherCauseAndRaisesNoneElsewhere() {
    assertThat(raisedByWords(said("cancer with leg weakness", "lumbar.R")))
        .anyMatch(code -> code.startsWith("tumour:"))
        .anyMatch(code -> code.startsWith("root_or_cord:"));
    assertThat(raisedByWords(said("jaw claudication", "jaw.R")))
        .containsExactly("inflammatory:RF061");
    assertThat(raisedByWords(said("keeps fit", "jaw.R"))).isEmpty();
  }

  @Test
  void aLongLetterIsHeardToItsEndOrListed() {
    var sentences = new ArrayList<String>();
    for (int i = 0; i < 60; i++) sentences.add("Dear colleague thank you for seeing this person");
    sentences.add("She has lost weight");
    var letter = said(String.join(". ", sentences), "scap.R");
    assertThat(raisedByWords(letter)).contains("tumour:RF014");
    assertThat(letter.notUnderstood()).isEmpty();
    var endless = said("word ".repeat(20_000) + "fever", "scap.R");
    assertThat(endless.notUnderstood()).singleElement().asString().hasSizeLessThan(250);
  }
}
