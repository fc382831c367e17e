package org.tautband.consent;

import java.util.List;
import org.tautband.evidence.Content;
import org.tautband.evidence.Row;

/**
 * What studies found, in words for patients: {@code consent/benefit_words.csv}, our own sentences
 * on rows of {@code efficacy.csv}.
 *
 * @param condition condition id, or {@code any} for muscle and joint pain of all kinds
 * @param claimIds rows the sentence rests on
 * @param citedAs who found it
 */
record BenefitWords(
    String id, String condition, List<String> claimIds, String citedAs, String sentence) {
  static List<BenefitWords> all(Content content) {
    return content.rows("consent/benefit_words.csv").stream().map(BenefitWords::of).toList();
  }

  private static BenefitWords of(Row row) {
    return new BenefitWords(
        row.text("id"),
        row.text("condition"),
        row.list("claim_ids"),
        row.text("cited_as"),
        row.text("sentence"));
  }
}
