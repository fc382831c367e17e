package org.tautband.history;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.tautband.evidence.Row;

/**
 * Finds the words of a list in a sentence, unless the sentence takes them back ("no", "father",
 * "screening for", "was stopped").
 *
 * <p>Every doubt is decided towards the question: how far a "no" reaches ({@link Reach}) is cut
 * short at a comma, "but", "and … takes", "no pain since …", because a question too many costs a
 * tap and one too few may cost more.
 */
final class Wording {
  private final List<Retraction> retractions;
  private final List<Phrase> onlySeeming;

  /**
   * @param effect no, family, not_stated or not_taken
   */
  record Retraction(Phrase phrase, boolean before, String effect) {}

  private Wording(List<Retraction> retractions, List<Phrase> onlySeeming) {
    this.retractions = retractions;
    this.onlySeeming = onlySeeming;
  }

  /** From the rows of {@code record_negation.csv} whose scope is text. */
  static Wording of(List<Row> rows) {
    List<Retraction> retractions = new ArrayList<>();
    List<Phrase> onlySeeming = new ArrayList<>();
    for (Row row : rows) {
      Phrase phrase = Phrase.of(row.text("language"), row.text("phrase"));
      if (row.text("effect").equals("pseudo")) {
        onlySeeming.add(phrase);
      } else {
        boolean before = row.text("position").equals("before");
        retractions.add(new Retraction(phrase, before, row.text("effect")));
      }
    }
    return new Wording(List.copyOf(retractions), List.copyOf(onlySeeming));
  }

  /** The word of the list that the text asserts, if any. */
  Optional<Phrase> asserted(String text, FactRow row) {
    return asserted(Token.of(text), row).or(() -> asserted(Token.joined(text), row));
  }

  private Optional<Phrase> asserted(List<Token> tokens, FactRow row) {
    BitSet masked = covered(tokens, row.masks());
    BitSet seeming = covered(tokens, onlySeeming);
    for (Phrase word : row.words()) {
      for (int at = 0; at < tokens.size(); at++) {
        boolean hit = word.at(tokens, at) && masked.get(at, at + word.length()).isEmpty();
        if (hit && !excused(tokens, at, row) && !retracted(tokens, at, word, row, seeming)) {
          return Optional.of(word);
        }
      }
    }
    return Optional.empty();
  }

  private static BitSet covered(List<Token> tokens, List<Phrase> phrases) {
    BitSet covered = new BitSet(tokens.size());
    for (Phrase phrase : phrases) {
      for (int at = 0; at < tokens.size(); at++) {
        if (phrase.at(tokens, at)) {
          covered.set(at, at + phrase.length());
        }
      }
    }
    return covered;
  }

  private static boolean excused(List<Token> tokens, int at, FactRow row) {
    return !row.excuses().isEmpty()
        && row.excuses().stream().anyMatch(excuse -> excuse.in(Reach.thoughtAround(tokens, at)));
  }

  private boolean retracted(List<Token> tokens, int at, Phrase word, FactRow row, BitSet seeming) {
    for (Retraction retraction : retractions) {
      boolean speaksOfThis =
          !(retraction.effect().equals("not_taken") && row.isAllergy())
              && Reach.sameLanguage(retraction.phrase(), word);
      if (speaksOfThis && reaches(tokens, at, word, row, retraction, seeming)) {
        return true;
      }
    }
    return false;
  }

  private static boolean reaches(
      List<Token> tokens, int at, Phrase word, FactRow row, Retraction retraction, BitSet seeming) {
    Phrase phrase = retraction.phrase();
    int first = retraction.before() ? 0 : at + word.length();
    int last = retraction.before() ? at - phrase.length() : tokens.size() - phrase.length();
    for (int i = first; i <= last; i++) {
      if (phrase.at(tokens, i) && seeming.get(i, i + phrase.length()).isEmpty()) {
        boolean reached =
            retraction.before()
                ? Reach.forward(tokens, i + phrase.length(), at, retraction.effect(), row)
                : Reach.backward(tokens, at + word.length(), i);
        if (reached) {
          return true;
        }
      }
    }
    return false;
  }
}
