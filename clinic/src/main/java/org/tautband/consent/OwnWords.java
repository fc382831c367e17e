package org.tautband.consent;

import java.util.List;
import java.util.Locale;
import org.tautband.evidence.Content;
import org.tautband.evidence.Row;

/**
 * One of our sentences for patients, or one line on an unwanted effect: {@code
 * consent/consent_words.csv}, figures still in slots.
 *
 * @param bodyGroup place it is about; empty for all
 * @param what the effect; empty for a paragraph
 * @param claimIds rows it rests on
 */
record OwnWords(
    String id,
    Part part,
    OnlyIf onlyIf,
    String bodyGroup,
    String what,
    String words,
    String whoCounted,
    List<String> claimIds) {

  /** Where in the text it stands. */
  enum Part {
    DONE("What will be done"),
    MAY("What it may do, and how sure we are"),
    FREQUENT("What can go wrong: out of 100 treatments"),
    SORE("Sore muscles afterwards"),
    SERIOUS("Serious events: out of 10,000 treatments"),
    PLACE("For your places"),
    PLACES("For your places"),
    ACUPUNCTURE("From acupuncture studies: same kind of event, other points and aims"),
    THINNERS("If you take blood thinners: from acupuncture studies"),
    TELL("Tell us"),
    STOP("You can stop"),
    YES("What you say with a yes");

    private final String heading;

    Part(String heading) {
      this.heading = heading;
    }

    String heading() {
      return heading;
    }
  }

  /** Whom it concerns. */
  enum OnlyIf {
    ALWAYS,
    NEAR_LUNG,
    NOT_NEAR_LUNG,
    CLINIC_PHONE
  }

  static List<OwnWords> all(Content content) {
    return content.rows("consent/consent_words.csv").stream().map(OwnWords::of).toList();
  }

  private static OwnWords of(Row row) {
    Part part = Part.valueOf(upper(row.text("part")));
    String onlyIf = row.text("only_if");
    return new OwnWords(
        row.text("id"),
        part,
        onlyIf.isEmpty() || part == Part.PLACE ? OnlyIf.ALWAYS : OnlyIf.valueOf(upper(onlyIf)),
        part == Part.PLACE ? onlyIf : "",
        row.text("what"),
        row.text("words"),
        row.text("who_counted"),
        row.list("claim_ids"));
  }

  private static String upper(String cell) {
    return cell.toUpperCase(Locale.ROOT);
  }

  boolean isParagraph() {
    return what.isEmpty();
  }
}
