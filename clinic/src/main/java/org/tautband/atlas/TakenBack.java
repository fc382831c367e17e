package org.tautband.atlas;

import java.util.List;
import java.util.Set;
import org.tautband.atlas.SpokenWords.Part;
import org.tautband.atlas.SpokenWords.Word;

/**
 * Whether a statement says of something that it is not there, or that somebody else has it. Only
 * what is plainly taken back is: "no fever", "fever: denied", "mother had cancer". A "no" further
 * away, after it, or about something that does not help, takes nothing back: "night pain not
 * relieved", "lost weight without trying".
 */
final class TakenBack {
  /** So many words at most lie between a "no" and what it is about. */
  private static final int REACH = 5;

  private static final Set<String> NO =
      Set.of(
          "no",
          "not",
          "non",
          "denies",
          "denied",
          "denying",
          "without",
          "never",
          "nil",
          "negative",
          "neg",
          "absent",
          "nothing",
          "neither",
          "nor");

  /** Said after it, they take it back. */
  private static final Set<String> GONE =
      Set.of("denied", "absent", "negative", "neg", "nil", "none", "excluded", "no");

  private static final Set<String> THERE =
      Set.of("present", "reported", "found", "noted", "seen", "detected", "evident", "there");

  /** Between a "no" and it, they say something else: what is missing is relief, or a reason. */
  private static final Set<String> SOMETHING_ELSE =
      Set.of(
          "relief",
          "relieve",
          "relieves",
          "relieved",
          "relieving",
          "help",
          "helps",
          "helped",
          "ease",
          "eases",
          "eased",
          "improve",
          "improves",
          "improved",
          "improvement",
          "change",
          "changes",
          "changed",
          "better",
          "settle",
          "settles",
          "settling",
          "stop",
          "stops",
          "cause",
          "reason",
          "explanation",
          "explain",
          "explained",
          "only",
          "just",
          "doubt",
          "longer",
          "let",
          "control",
          "despite",
          "sleep",
          "sleeps",
          "rest",
          "and",
          "with",
          "because",
          "since",
          "until",
          "like",
          "such",
          "had",
          "so");

  private static final Set<String> OTHERS =
      Set.of(
          "mother",
          "father",
          "sister",
          "brother",
          "parent",
          "parents",
          "uncle",
          "aunt",
          "family",
          "grandmother",
          "grandfather",
          "grandparent",
          "cousin",
          "son",
          "daughter",
          "wife",
          "husband",
          "partner",
          "friend",
          "colleague",
          "neighbour",
          "mum",
          "dad");

  private static final Set<String> HAVE =
      Set.of(
          "had",
          "has",
          "have",
          "having",
          "died",
          "dies",
          "of",
          "history",
          "a",
          "an",
          "the",
          "s",
          "is",
          "was",
          "being",
          "diagnosed",
          "treated",
          "for");

  /** "A new mother has fever": she is the patient. */
  private static final Set<String> PATIENT =
      Set.of("new", "young", "nursing", "breastfeeding", "pregnant", "a");

  private TakenBack() {}

  /**
   * @param at indexes of the words that make the phrase
   */
  static boolean of(Part part, Set<Integer> at) {
    int first = at.stream().mapToInt(i -> i).min().orElseThrow();
    int last = at.stream().mapToInt(i -> i).max().orElseThrow();
    List<Word> words = part.words();
    if (!part.asks() && (before(words, at, first, last) || after(words, last))) return true;
    return ofOthers(words, first);
  }

  private static boolean before(List<Word> words, Set<Integer> at, int first, int last) {
    // "pain not at night": the no stands inside, straight before a word of it.
    for (int i = first + 1; i < last; i++) {
      if (!at.contains(i) && NO.contains(words.get(i).plain()) && at.contains(next(words, i))) {
        return true;
      }
    }
    for (int i = first - 1, seen = 0; i >= 0 && seen <= REACH; i--, seen++) {
      String word = words.get(i).plain();
      if (NO.contains(word)) return true;
      if (SOMETHING_ELSE.contains(word) && !isHistory(words, i)) return false;
    }
    return false;
  }

  /** "never had cancer", "has not had a fall": there "had" says nothing else. */
  private static boolean isHistory(List<Word> words, int i) {
    return words.get(i).plain().equals("had") && i > 0 && NO.contains(words.get(i - 1).plain());
  }

  private static boolean after(List<Word> words, int last) {
    int i = next(words, last);
    if (i < 0) return false;
    String word = words.get(i).plain();
    if (word.equals("no") || word.equals("denies")) return i == words.size() - 1;
    if (GONE.contains(word)) return true;
    String following = i + 1 < words.size() ? words.get(i + 1).plain() : "";
    return (word.equals("ruled") && following.equals("out"))
        || (word.equals("not") && THERE.contains(following));
  }

  /** The next word that means something here, or a word of denial; -1 when there is none. */
  private static int next(List<Word> words, int i) {
    for (int k = i + 1; k < words.size(); k++) {
      if (!words.get(k).stem().isEmpty()) return k;
    }
    return -1;
  }

  private static boolean ofOthers(List<Word> words, int first) {
    for (int i = first - 1; i >= 0; i--) {
      String word = words.get(i).plain();
      if (OTHERS.contains(word)) {
        return i == 0 || !PATIENT.contains(words.get(i - 1).plain());
      }
      if (!HAVE.contains(word)) return false;
    }
    return false;
  }
}
