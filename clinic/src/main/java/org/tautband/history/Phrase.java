package org.tautband.history;

import java.util.List;

/**
 * Words beside each other, as a list writes them; {@code *} at either end of a word stands for any
 * letters.
 *
 * @param language two letters, empty when the list does not say
 */
record Phrase(String language, String written, List<String> words) {

  /** From a cell: "de:blutverdünn*" or "heparin lock". */
  static Phrase of(String cell) {
    int colon = cell.indexOf(':');
    return colon == 2 ? of(cell.substring(0, 2), cell.substring(3)) : of("", cell);
  }

  static Phrase of(String language, String text) {
    boolean open = text.endsWith("*");
    boolean anyStart = text.startsWith("*");
    List<String> words =
        new java.util.ArrayList<>(
            Token.of(text.replace("*", "")).stream().map(Token::text).toList());
    if (open) {
      words.add(words.removeLast() + "*");
    }
    if (anyStart) {
      words.set(0, "*" + words.getFirst());
    }
    return new Phrase(language, text, List.copyOf(words));
  }

  int length() {
    return words.size();
  }

  /** Whether it stands at that place. */
  boolean at(List<Token> tokens, int from) {
    if (from + words.size() > tokens.size()) {
      return false;
    }
    for (int i = 0; i < words.size(); i++) {
      if (!fits(words.get(i), tokens.get(from + i).text())) {
        return false;
      }
    }
    return true;
  }

  /** Whether it stands anywhere in these words. */
  boolean in(List<Token> tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      if (at(tokens, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean fits(String word, String token) {
    if (token.isEmpty()) {
      return false;
    }
    if (word.startsWith("*")) {
      return token.endsWith(word.substring(1));
    }
    return word.endsWith("*")
        ? token.startsWith(word.substring(0, word.length() - 1))
        : token.equals(word);
  }
}
