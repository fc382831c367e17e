package org.tautband.atlas;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Words as people write them, brought to one form: small letters, British and American spelling
 * alike, short forms written out, the commonest endings and irregular forms taken away.
 */
final class SpokenWords {
  /** Where one statement ends and the next begins. */
  private static final Pattern PARTS =
      Pattern.compile(
          "[,;.()\\n]| (but|however|although|though|except|yet|whereas|while he|while she) ");

  /** "Aged 74", "age: 74", "74-year-old", "74 y/o"; "for 20 years" is none. */
  private static final Pattern AGE =
      Pattern.compile(
          "\\b(?:aged?|age of)[ :=]*(\\d{1,3})\\b(?:[ -]*(?:years?|yrs?))?"
              + "|\\b(\\d{1,3})[ -]*(?:(?:years?|yrs?|y)[ -]*old\\b|y/?o\\b)");

  private static final Pattern NO_WORD = Pattern.compile("[^a-z0-9]+");
  private static final Set<String> SMALL =
      Set.of(
          "a", "an", "the", "of", "in", "on", "with", "and", "or", "to", "for", "is", "are", "has",
          "have", "had", "his", "her", "my", "their", "at", "from", "by", "when", "while", "as",
          "be", "was", "that", "this", "it", "very", "some", "s", "been");

  private static final Map<String, String> IRREGULAR =
      Map.ofEntries(
          Map.entry("legs", "leg"),
          Map.entry("arms", "arm"),
          Map.entry("toes", "toe"),
          Map.entry("eyes", "eye"),
          Map.entry("hips", "hip"),
          Map.entry("feet", "foot"),
          Map.entry("fell", "fall"),
          Map.entry("fallen", "fall"),
          Map.entry("lost", "loss"),
          Map.entry("lose", "loss"),
          Map.entry("loses", "loss"),
          Map.entry("losing", "loss"),
          Map.entry("woke", "wake"),
          Map.entry("woken", "wake"),
          Map.entry("wakes", "wake"),
          Map.entry("waking", "wake"),
          Map.entry("awake", "wake"),
          Map.entry("wakens", "wake"),
          Map.entry("swelling", "swollen"),
          Map.entry("swells", "swollen"),
          Map.entry("swelled", "swollen"),
          Map.entry("weaker", "weak"),
          Map.entry("weakened", "weak"),
          Map.entry("weakening", "weak"),
          Map.entry("sweats", "sweat"),
          Map.entry("drooping", "droop"),
          Map.entry("coughed", "cough"),
          Map.entry("peeing", "pee"),
          // What has pins beside it is no needling.
          Map.entry("needles", "needles"));

  private SpokenWords() {}

  /**
   * One word of a text.
   *
   * @param plain as it was written, in small letters without accents
   * @param stem what it is compared by; empty when it is too small a word to mean anything here
   */
  record Word(String plain, String stem) {}

  /** One statement: its words in order, and whether it ends in doubt. */
  record Part(List<Word> words, boolean asks) {}

  static List<Part> parts(String text) {
    List<Part> parts = new ArrayList<>();
    for (String part : PARTS.splitAsStream(plain(text)).toList()) {
      List<Word> words = words(part);
      if (!words.isEmpty()) parts.add(new Part(words, part.contains("?")));
    }
    return parts;
  }

  /** Words of a phrase of the content, which is one statement. */
  static List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    for (String word : NO_WORD.splitAsStream(plain(text)).toList()) {
      if (!word.isEmpty()) words.add(new Word(word, SMALL.contains(word) ? "" : stem(word)));
    }
    return words;
  }

  private static String plain(String text) {
    String plain =
        Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .replace('’', '\'');
    return AGE.matcher(plain)
        .replaceAll(age -> " " + ofAge(age) + " ")
        .replaceAll("\\bcan'?t\\b|\\bcan not\\b|\\bunable to\\b|\\bnot able to\\b", "cannot")
        .replaceAll("\\bcouldn'?t\\b|\\bcould not\\b|\\bcan no longer\\b", "cannot")
        .replaceAll("n't\\b", " not")
        .replaceAll("\\bw/o\\b", "without")
        .replaceAll("\\+ ?ve\\b", " positive")
        .replaceAll("(?<![a-z])- ?ve\\b", " negative");
  }

  /** Over 50 and under 18 are what the questions ask about. */
  private static String ofAge(MatchResult age) {
    int years = Integer.parseInt(age.group(1) == null ? age.group(2) : age.group(1));
    if (years >= 50) return "age over 50";
    return years < 18 ? "age under 18" : "age between";
  }

  private static String stem(String word) {
    String known = IRREGULAR.get(word);
    if (known != null) return known;
    String one = word.replace("ae", "e").replace("oe", "e").replace("our", "or");
    return one.length() < 5 ? one : one.replaceFirst("(?<=...)(ing|ness|ed|es|s|y|e)$", "");
  }
}
