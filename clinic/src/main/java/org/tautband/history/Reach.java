package org.tautband.history;

import java.util.List;
import java.util.Set;

/**
 * How far words like "no" and "father" reach in a sentence. Our own rules, tried on {@code
 * record_facts_cases.csv} and {@code more_cases.csv}; they only ever shorten the reach.
 */
final class Reach {
  /** Words away; negation rarely reaches further in clinical notes. */
  private static final int AT_MOST_WORDS = 7;

  private static final Set<String> BUT =
      Set.of(
          "but",
          "however",
          "although",
          "though",
          "except",
          "besides",
          "apart",
          "aside",
          "than",
          "aber",
          "ausser",
          "sondern",
          "jedoch",
          "mais",
          "sauf",
          "pero",
          "sino",
          "salvo",
          "excepto",
          "maar",
          "behalve",
          "tranne",
          "mas",
          "exceto");
  private static final Set<String> AND = Set.of("and", "und", "et", "y", "e", "en");
  private static final Set<String> OR = Set.of("or", "nor", "oder", "noch", "ou", "o", "ni", "of");

  /** A new statement begins: "… and takes warfarin". */
  private static final Set<String> STATES =
      Set.of(
          "takes",
          "taking",
          "take",
          "on",
          "has",
          "have",
          "had",
          "is",
          "was",
          "are",
          "were",
          "uses",
          "using",
          "use",
          "started",
          "restarted",
          "resumed",
          "now",
          "currently",
          "current",
          "known",
          "since",
          "daily",
          "weekly",
          "developed",
          "receives",
          "nimmt",
          "hat",
          "ist",
          "prend",
          "toma",
          "tiene",
          "gebruikt",
          "heeft",
          "prende");

  /** What follows is the circumstance, not what is denied: "no pain since heart attack". */
  private static final Set<String> CIRCUMSTANCE =
      Set.of(
          "since",
          "after",
          "despite",
          "because",
          "due",
          "while",
          "when",
          "during",
          "until",
          "before",
          "with",
          "on",
          "for",
          "in",
          "following",
          "under",
          "from",
          "seit",
          "nach",
          "wegen",
          "trotz",
          "mit",
          "unter",
          "bei",
          "depuis",
          "apres",
          "avec",
          "desde",
          "despues",
          "con");

  private static final Set<String> STILL_DENYING =
      Set.of(
          "being", "been", "currently", "now", "presently", "ever", "any", "yet", "longer", "put");

  /** Somebody else is named only as the one who tells: "wife says he has …". */
  private static final Set<String> TELLS =
      Set.of(
          "he",
          "she",
          "patient",
          "pt",
          "i",
          "they",
          "says",
          "said",
          "reports",
          "reported",
          "states",
          "told",
          "tells",
          "thinks",
          "noticed",
          "that");

  /** Words of one language that another uses for something else: "non" in "non-Hodgkin". */
  private static final Set<String> ONLY_IN_ITS_LANGUAGE = Set.of("non", "sin");

  private Reach() {}

  static boolean sameLanguage(Phrase retraction, Phrase word) {
    return !ONLY_IN_ITS_LANGUAGE.contains(retraction.written())
        || retraction.language().equals(word.language());
  }

  /** Whether what ends before {@code from} reaches the word at {@code to}. */
  static boolean forward(List<Token> tokens, int from, int to, String effect, FactRow row) {
    int words = 0;
    boolean substance = false;
    for (int i = from; i < to; i++) {
      Token token = tokens.get(i);
      if (token.isWord() ? BUT.contains(token.text()) : !carriesOn(tokens, i, from)) {
        return false;
      }
      boolean and = AND.contains(token.text()) && statesAnew(tokens, i + 1);
      boolean told = effect.equals("family") && TELLS.contains(token.text());
      boolean circumstance =
          effect.equals("no") && substance && isCircumstance(token, row.isAllergy());
      if (and || told || circumstance || (token.isWord() && ++words > AT_MOST_WORDS)) {
        return false;
      }
      substance |= token.isWord() && !STILL_DENYING.contains(token.text());
    }
    return true;
  }

  /**
   * Whether "… was stopped" at {@code to} reaches back to the word that ends before {@code from}.
   */
  static boolean backward(List<Token> tokens, int from, int to) {
    for (int i = from; i < to; i++) {
      Token token = tokens.get(i);
      boolean ends = !token.isWord() || BUT.contains(token.text()) || AND.contains(token.text());
      if (ends || CIRCUMSTANCE.contains(token.text()) || i - from > AT_MOST_WORDS) {
        return false;
      }
    }
    return true;
  }

  /** The words around a place up to the next comma, "and" or end. */
  static List<Token> thoughtAround(List<Token> tokens, int at) {
    int from = at;
    while (from > 0 && !endsThought(tokens.get(from - 1))) {
      from--;
    }
    int to = at;
    while (to < tokens.size() && !endsThought(tokens.get(to))) {
      to++;
    }
    return tokens.subList(from, to);
  }

  private static boolean endsThought(Token token) {
    return !token.isWord() || AND.contains(token.text()) || BUT.contains(token.text());
  }

  private static boolean isCircumstance(Token token, boolean allergy) {
    return CIRCUMSTANCE.contains(token.text()) || (token.text().equals("to") && !allergy);
  }

  /** A comma inside "no epilepsy, stroke or diabetes" ends nothing; any other does. */
  private static boolean carriesOn(List<Token> tokens, int comma, int from) {
    if (tokens.get(comma).end() != Token.End.COMMA) {
      return false;
    }
    for (int i = from; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.end() == Token.End.SENTENCE || BUT.contains(token.text())) {
        return false;
      }
      boolean states = STATES.contains(token.text()) || token.hasDigit();
      if (states && i > from) {
        return false;
      }
      if (i > comma && OR.contains(token.text())) {
        return true;
      }
    }
    return false;
  }

  private static boolean statesAnew(List<Token> tokens, int from) {
    for (int i = from; i < tokens.size() && tokens.get(i).isWord(); i++) {
      if (STATES.contains(tokens.get(i).text()) || tokens.get(i).hasDigit()) {
        return true;
      }
    }
    return false;
  }
}
