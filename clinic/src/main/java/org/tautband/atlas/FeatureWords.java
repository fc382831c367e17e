package org.tautband.atlas;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tautband.atlas.SpokenWords.Part;
import org.tautband.atlas.SpokenWords.Word;
import org.tautband.evidence.Content;
import org.tautband.evidence.Row;
import org.tautband.kernel.words.Slips;

/**
 * What a referrer's words raise. A phrase is heard where all its words are there, in any order,
 * with endings, spelling and a slip forgiven. Every doubt is decided towards the question.
 */
final class FeatureWords {
  private static final int LONGEST_PART = 60;
  private static final int MOST_PARTS = 100;
  private static final int SHORTEST_SLIP = 6;

  /** Where a phrase raises its flags: a word is never lost, but an age alone is no sign. */
  private enum Where {
    ANYWHERE,
    IN_PLACE_IF_ANY_FITS,
    ONLY_IN_PLACE
  }

  /**
   * @param flags rows of {@code red_flags.csv} it raises
   */
  private record Phrase(Set<String> words, List<String> flags, Where where) {}

  /**
   * What was heard in one feature.
   *
   * @param flags raised wherever the pain is
   * @param flagsOfPlace raised where they fit the drawn place; all of them when none fits
   * @param flagsOnlyThere raised where they fit the drawn place, nowhere else
   * @param understood something in it is known here, and none of it was too long to be read
   * @param saidAbsent all that is known in it is said not to be there, or to be somebody else's
   */
  record Heard(
      Set<String> flags,
      Set<String> flagsOfPlace,
      Set<String> flagsOnlyThere,
      boolean understood,
      boolean saidAbsent) {}

  private final List<Phrase> phrases = new ArrayList<>();
  private final Set<String> vocabulary = new HashSet<>();

  FeatureWords(Content content) {
    for (Row row : content.rows("screening/red_flags.csv")) {
      for (String phrase : row.list("features")) {
        phrases.add(new Phrase(stems(phrase), List.of(row.text("id")), Where.ANYWHERE));
      }
    }
    for (Row row : content.rows("screening/feature_words.csv")) {
      Where where =
          row.text("effect").equals("raises_in_place")
              ? Where.ONLY_IN_PLACE
              : Where.IN_PLACE_IF_ANY_FITS;
      for (String phrase : row.list("phrases")) {
        phrases.add(new Phrase(stems(phrase), row.list("red_flag_ids"), where));
      }
    }
    phrases.forEach(phrase -> vocabulary.addAll(phrase.words()));
  }

  private static Set<String> stems(String phrase) {
    Set<String> stems = new HashSet<>();
    SpokenWords.words(phrase).forEach(word -> stems.add(word.stem()));
    stems.remove("");
    if (stems.isEmpty()) throw new IllegalStateException("a phrase of small words: " + phrase);
    return stems;
  }

  Heard heard(String feature) {
    Map<Where, Set<String>> flags = new EnumMap<>(Where.class);
    for (Where where : Where.values()) flags.put(where, new LinkedHashSet<>());
    boolean understood = false;
    boolean asserted = false;
    List<Part> parts = SpokenWords.parts(feature);
    boolean whole = parts.size() <= MOST_PARTS;
    for (Part part : parts.subList(0, Math.min(parts.size(), MOST_PARTS))) {
      whole &= part.words().size() <= LONGEST_PART;
      Map<String, Set<Integer>> said = said(part);
      for (Phrase phrase : longest(said.keySet())) {
        understood = true;
        if (takenBack(part, said, phrase)) continue;
        asserted = true;
        flags.getOrDefault(phrase.where(), Set.of()).addAll(phrase.flags());
      }
    }
    return new Heard(
        flags.getOrDefault(Where.ANYWHERE, Set.of()),
        flags.getOrDefault(Where.IN_PLACE_IF_ANY_FITS, Set.of()),
        flags.getOrDefault(Where.ONLY_IN_PLACE, Set.of()),
        understood && whole,
        understood && !asserted);
  }

  /** Words of the content that are said, and which words of the part say them. */
  private Map<String, Set<Integer>> said(Part part) {
    Map<String, Set<Integer>> said = new HashMap<>();
    int end = Math.min(part.words().size(), LONGEST_PART);
    for (int i = 0; i < end; i++) {
      for (String known : meant(part.words().get(i))) {
        said.computeIfAbsent(known, k -> new LinkedHashSet<>()).add(i);
      }
    }
    return said;
  }

  /** The word itself where it is known; only an unknown one may be a slip of another. */
  private List<String> meant(Word word) {
    String stem = word.stem();
    if (vocabulary.contains(stem)) return List.of(stem);
    if (stem.length() < SHORTEST_SLIP - 1) return List.of();
    return vocabulary.stream()
        .filter(known -> known.length() >= SHORTEST_SLIP)
        .filter(known -> Math.abs(known.length() - stem.length()) <= 1)
        .filter(known -> Slips.between(known, stem) == 1)
        .toList();
  }

  /** Both where it is said first and where it is said last: a doubt asks. */
  private static boolean takenBack(Part part, Map<String, Set<Integer>> said, Phrase phrase) {
    Set<Integer> first = new HashSet<>();
    Set<Integer> last = new HashSet<>();
    for (String word : phrase.words()) {
      Set<Integer> places = said.getOrDefault(word, Set.of());
      first.add(Collections.min(places));
      last.add(Collections.max(places));
    }
    return TakenBack.of(part, first) && TakenBack.of(part, last);
  }

  /** The phrases that are there, without those that a longer one says as well. */
  private List<Phrase> longest(Set<String> said) {
    List<Phrase> there = phrases.stream().filter(p -> said.containsAll(p.words())).toList();
    List<Phrase> heard = new ArrayList<>();
    for (Phrase phrase : there) {
      List<Phrase> longer = there.stream().filter(other -> isPart(phrase, other)).toList();
      if (longer.isEmpty()) {
        heard.add(phrase);
      } else if (longer.stream().noneMatch(other -> saysAsMuch(other, phrase))) {
        // "Cancer with leg weakness" is cancer too; "jaw claudication" at the jaw none of the leg.
        heard.add(new Phrase(phrase.words(), phrase.flags(), Where.ONLY_IN_PLACE));
      }
    }
    return heard;
  }

  private static boolean isPart(Phrase phrase, Phrase longer) {
    return longer.words().size() > phrase.words().size()
        && longer.words().containsAll(phrase.words());
  }

  /** The same causes, or known to mean none: "fit" in "keeps fit". */
  private static boolean saysAsMuch(Phrase longer, Phrase phrase) {
    return longer.flags().isEmpty() || longer.flags().containsAll(phrase.flags());
  }
}
