package org.tautband.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tautband.evidence.Claim;
import org.tautband.evidence.Content;
import org.tautband.evidence.Findings;

/** Which rows a cell of the grid shows. */
class CellRowsTest {
  private static final Findings FINDINGS = new Findings(Content.load());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          short | 42 | false
          immediate | 1 | false
          post/short | 42 | false
          post and follow-up | 1 | false
          follow-up | 182 | true
          mid/long | 182 | true
          1, 3, 7 days | 7 | false
          within 72 hours | 3 | false
          6.5 weeks | 46 | false
          12 weeks | 84 | false
          3 months | 92 | false
          13 to 24 weeks | 168 | true
          6 weeks / 6 months | 183 | true
          2 to 6 months after the programme ended | 183 | true
          right after treatment, up to long term | 182 | true
          same season to 2 years | 730 | true
          not stated in abstract | 0 | false
          """)
  void whatARowPrintsTellsWhenAStudyLooked(String printed, int days, boolean later) {
    assertThat(FollowUp.of(printed)).isEqualTo(new FollowUp(days));
    assertThat(FollowUp.of(printed).later()).isEqualTo(later);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          neck-pain | NEEDLING | EF005 EF006 EF062 | EF063
          neck-pain | WAITING | OP016 OP064 | OP017 OP065
          back-pain | NEEDLING | EF009 EF066 EF012 | EF010
          shoulder-pain | NEEDLING | EF020 EF070 EF022 |
          heel-pain | NEEDLING | EF060 EF029 | EF030
          hamstring-tightness | NEEDLING | EF058 EF033 EF034 |
          sciatica | HANDS_ON | OP101 |
          """)
  void oneRowStandsForEachKindOfComparisonAndGroupOfPeople(
      String condition, Option option, String soon, String later) {
    CellRows rows = CellRows.of(FINDINGS, condition, option);
    assertThat(rows.soon()).extracting(Claim::id).containsExactlyInAnyOrder(soon.split(" "));
    assertThat(rows.later())
        .extracting(Claim::id)
        .containsExactlyInAnyOrderElementsOf(later == null ? List.of() : List.of(later.split(" ")));
  }

  @Test
  void whatComesBackAnswersHowLongItLasts() {
    CellRows rows = CellRows.of(FINDINGS, "back-pain", Option.WAITING);
    assertThat(rows.later()).extracting(Claim::id).contains("OP011");
    assertThat(rows.soon()).extracting(Claim::id).doesNotContain("OP012");
  }

  @Test
  void aGapIsNoFinding() {
    CellRows rows = CellRows.of(FINDINGS, "upper-back-pain", Option.NEEDLING);
    assertThat(rows.shown()).isEmpty();
    assertThat(rows.gaps()).extracting(Claim::id).containsExactly("EF072");
  }
}
