package org.tautband.history;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.tautband.evidence.Row;

/**
 * One row of {@code record_facts.csv}.
 *
 * @param resources FHIR types it looks into
 * @param systems URIs of the code system; empty for a list of words
 * @param masks of the not_words those that hold a word of the list: only the word in them is no hit
 * @param excuses the other not_words: they take back every hit beside them ("eye drops")
 */
record FactRow(
    String id,
    String kind,
    List<String> questionIds,
    Set<String> resources,
    List<String> systems,
    String code,
    Match match,
    List<String> valueCodes,
    List<Phrase> words,
    List<Phrase> masks,
    List<Phrase> excuses,
    Past past,
    boolean codesUnreviewed,
    boolean wordsUnreviewed,
    List<String> sourceKeys) {

  enum Match {
    EXACT,
    PREFIX,
    WORD
  }

  /** Whether what is over still counts. */
  enum Past {
    YES,
    NO,
    NOT_FOR_MEDICINES;

    boolean counts(boolean medicine) {
      return switch (this) {
        case YES -> true;
        case NO -> false;
        case NOT_FOR_MEDICINES -> !medicine;
      };
    }
  }

  static FactRow of(Row row) {
    List<Phrase> words = row.list("words").stream().map(Phrase::of).toList();
    List<Phrase> not = row.list("not_words").stream().map(Phrase::of).toList();
    return new FactRow(
        row.text("id"),
        row.text("kind"),
        row.list("raises_question_id"),
        Set.copyOf(row.list("resource")),
        row.list("system_uri"),
        plainCode(row.text("code")),
        Match.valueOf(row.text("match").toUpperCase(java.util.Locale.ROOT)),
        row.list("value_codes"),
        words,
        not.stream().filter(n -> holdsOneOf(n, words)).toList(),
        not.stream().filter(n -> !holdsOneOf(n, words)).toList(),
        Past.valueOf(row.text("past_counts").toUpperCase(java.util.Locale.ROOT)),
        row.recalled("code"),
        row.recalled("words"),
        row.sourceKeys());
  }

  private static boolean holdsOneOf(Phrase not, List<Phrase> words) {
    List<Token> tokens = Stream.of(not.written()).flatMap(w -> Token.of(w).stream()).toList();
    return words.stream().anyMatch(w -> w.in(tokens));
  }

  /** Codes are compared without dots: some senders drop them. */
  static String plainCode(String code) {
    return code.replace(".", "").strip().toUpperCase(java.util.Locale.ROOT);
  }

  boolean hasCode(String system, String sentCode) {
    if (!systems.contains(system)) {
      return false;
    }
    String sent = plainCode(sentCode);
    return switch (match) {
      case EXACT -> sent.equals(code);
      case PREFIX -> sent.startsWith(code);
      case WORD -> false;
    };
  }

  /** An allergy is the finding itself here, elsewhere it says that something is not taken. */
  boolean isAllergy() {
    return kind.endsWith("_allergy");
  }
}
