package org.tautband.history;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word without case and accents, or the end of a thought.
 *
 * @param text letters and digits; empty for an end
 * @param end what ends here
 */
record Token(String text, End end) {

  /** How strongly a thought ends. */
  enum End {
    NONE,
    COMMA,
    SENTENCE
  }

  private static final Pattern PARTS =
      Pattern.compile("[\\p{L}\\p{N}]+|[.!?](?=\\s|$)|[;\\n()\\[\\]]|,(?!\\d)");
  private static final Pattern HYPHEN =
      Pattern.compile("(?<=[\\p{L}\\p{N}])[-‐‑–](?=[\\p{L}\\p{N}])");
  private static final Pattern APOSTROPHE = Pattern.compile("['’ʼ`´]");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  /** The words of a text; hyphens part words. */
  static List<Token> of(String text) {
    return split(HYPHEN.matcher(text).replaceAll(" "));
  }

  /** The words with hyphens dropped, "anti-coagulant" as one; empty when there is no hyphen. */
  static List<Token> joined(String text) {
    Matcher hyphen = HYPHEN.matcher(text);
    return hyphen.find() ? split(hyphen.replaceAll("")) : List.of();
  }

  private static List<Token> split(String text) {
    List<Token> tokens = new ArrayList<>();
    Matcher parts = PARTS.matcher(plain(text));
    while (parts.find()) {
      String part = parts.group();
      if (Character.isLetterOrDigit(part.codePointAt(0))) {
        tokens.add(new Token(part, End.NONE));
      } else {
        tokens.add(new Token("", part.equals(",") ? End.COMMA : End.SENTENCE));
      }
    }
    return tokens;
  }

  private static String plain(String text) {
    String lower = APOSTROPHE.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
    String bare = MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFKD)).replaceAll("");
    return bare.replace("ß", "ss").replace("œ", "oe").replace("æ", "ae");
  }

  boolean isWord() {
    return end == End.NONE;
  }

  boolean hasDigit() {
    return text.chars().anyMatch(Character::isDigit);
  }
}
