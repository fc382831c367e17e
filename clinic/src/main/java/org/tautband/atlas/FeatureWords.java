package org.tautband.atlas;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.tautband.evidence.Content;
import org.tautband.evidence.Row;
import org.tautband.kernel.words.Slips;

/**
 * What a referrer's words raise. A phrase is heard where all its words are there, in any order,
 * with endings, spelling and a slip forgiven. Every doubt is decided towards the question.
 */
final class FeatureWords {
  private static final int LONGEST = 400;
  private static final Pattern PARTS = Pattern.compile("[,;.\\n]| but ");
  private static final Pattern NO_WORD = Pattern.compile("[^a-z0-9]+");
  private static final Set<String> NOT =
      Set.of("no", "not", "denies", "denied", "without", "never", "nil", "negative", "absent");
  private static final Set<String> SMALL =
      Set.of(
          "a", "an", "the", "of", "in", "on", "with", "and", "or", "to", "for", "is", "are", "has",
          "have", "had", "his", "her", "my", "their", "at", "from", "by", "when", "while", "as",
          "be", "was", "that", "this", "it", "very", "some");

  /**
   * @param flags rows of {@code red_flags.csv} it raises; where {@code flagsOwnWords} is false only
   *     those that fit the place count, if any does
   */
  private record Phrase(Set<String> words, List<String> flags, boolean flagsOwnWords) {}

  /**
   * What was heard in one feature.
   *
   * @param flags raised wherever the pain is
   * @param flagsOfPlace raised where they fit the drawn place; all of them when none fits
   * @param understood something in it is known here
   * @param saidAbsent all that is known in it is said not to be there
   */
  record Heard(
      Set<String> flags, Set<String> flagsOfPlace, boolean understood, boolean saidAbsent) {}

  private final List<Phrase> phrases = new ArrayList<>();

  FeatureWords(Content content) {
    for (Row row : content.rows("screening/red_flags.csv")) {
      for (String phrase : row.list("features")) {
        phrases.add(new Phrase(words(phrase), List.of(row.text("id")), true));
      }
    }
    for (Row row : content.rows("screening/feature_words.csv")) {
      for (String phrase : row.list("phrases")) {
        phrases.add(new Phrase(words(phrase), row.list("red_flag_ids"), false));
      }
    }
  }

  Heard heard(String feature) {
    Set<String> flags = new LinkedHashSet<>();
    Set<String> ofPlace = new LinkedHashSet<>();
    boolean understood = false;
    boolean asserted = false;
    String text = feature.length() > LONGEST ? feature.substring(0, LONGEST) : feature;
    for (String part : PARTS.splitAsStream(plain(text)).toList()) {
      Set<String> said = words(part);
      for (Phrase phrase : longest(said)) {
        understood = true;
        if (takenBack(part, phrase)) continue;
        asserted = true;
        (phrase.flagsOwnWords() ? flags : ofPlace).addAll(phrase.flags());
      }
    }
    return new Heard(flags, ofPlace, understood, understood && !asserted);
  }

  /** The phrases that are there, without those that are only a part of a longer one. */
  private List<Phrase> longest(Set<String> said) {
    List<Phrase> there = phrases.stream().filter(p -> contains(said, p.words())).toList();
    return there.stream()
        .filter(
            p ->
                there.stream()
                    .noneMatch(
                        longer ->
                            longer.words().size() > p.words().size()
                                && longer.words().containsAll(p.words())))
        .toList();
  }

  private static boolean contains(Set<String> said, Set<String> phrase) {
    return !phrase.isEmpty()
        && phrase.stream().allMatch(word -> said.stream().anyMatch(other -> same(word, other)));
  }

  private static boolean same(String word, String said) {
    if (word.equals(said)) return true;
    return word.length() >= 6
        && Math.abs(word.length() - said.length()) <= 1
        && Slips.between(word, said) == 1;
  }

  /** A "no" that is no word of the phrase itself. */
  private static boolean takenBack(String part, Phrase phrase) {
    return NO_WORD
        .splitAsStream(part)
        .anyMatch(word -> NOT.contains(word) && !phrase.words().contains(stem(word)));
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    for (String word : NO_WORD.splitAsStream(plain(text)).toList()) {
      if (!word.isEmpty() && !SMALL.contains(word)) words.add(stem(word));
    }
    return words;
  }

  private static String plain(String text) {
    return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "");
  }

  /** British and American spelling alike, without the commonest endings. */
  private static String stem(String word) {
    String one = word.replace("ae", "e").replace("oe", "e").replace("our", "or");
    return one.length() < 5 ? one : one.replaceFirst("(?<=...)(ing|ness|ed|es|s|y|e)$", "");
  }
}
