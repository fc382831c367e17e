package org.tautband.evidence;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Our own sentences of the consent text: what they state stands in rows, and no surer than those.
 */
final class WordsCheck {
  static final String WORDS = "consent/consent_words.csv";
  static final String BENEFITS = "consent/benefit_words.csv";
  private static final Pattern PROMISE =
      Pattern.compile(
          "\\b(safe(ly|r|st)?|(?<!not )proven|cure[sd]?|no risk|harmless|painless)\\b",
          Pattern.CASE_INSENSITIVE);

  private final ContentCheck check;
  private final Findings findings;
  private final Slots slots;

  WordsCheck(ContentCheck check) {
    this.check = check;
    findings = new Findings(check.tables());
    slots = new Slots(findings);
  }

  void check() {
    for (Row row : check.rows(WORDS)) {
      sentence(row, row.text("words"));
      sentence(row, row.text("who_counted"));
      sentence(row, row.text("what"));
      rows(row, row.text("what") + row.text("words") + row.text("who_counted"));
      check.that(
          !row.list("claim_ids").isEmpty() || !ClinicalWords.soundIn(row.text("words")),
          row,
          "claim_ids: the words sound clinical and name no row");
      check.that(
          row.text("what").isEmpty() == row.text("who_counted").isEmpty(),
          row,
          "a line names what happens and who counted it, a paragraph neither");
    }
    for (Row row : check.rows(BENEFITS)) {
      sentence(row, row.text("sentence"));
      rows(row, row.text("sentence"));
      careful(row);
    }
  }

  private void sentence(Row row, String text) {
    slots.problems(text).forEach(problem -> check.that(false, row, problem));
    check.that(!PROMISE.matcher(text).find(), row, "a word that promises: " + text);
  }

  private void rows(Row row, String text) {
    List<String> named = row.list("claim_ids");
    for (String id : Slots.rowIds(text)) {
      check.that(named.contains(id), row, "claim_ids: " + id + " fills a slot and is not named");
    }
    for (String id : named) {
      boolean stated =
          findings
              .row(id)
              .filter(r -> r.status().mayBeStated() || r.status() == Status.GAP)
              .isPresent();
      check.that(stated, row, "claim_ids: " + id + " may not be stated");
    }
  }

  /** As careful as the least certain of its rows asks. */
  private void careful(Row row) {
    row.list("claim_ids").stream()
        .flatMap(id -> findings.claim(id).stream())
        .filter(claim -> claim.status() != Status.GAP)
        .map(Claim::certainty)
        .max(java.util.Comparator.naturalOrder())
        .filter(certainty -> !certainty.allows(row.text("sentence")))
        .ifPresent(
            certainty ->
                check.that(
                    false, row, "sentence: the grade asks for " + certainty.demandInWords()));
  }
}
