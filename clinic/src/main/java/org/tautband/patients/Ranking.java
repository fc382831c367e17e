package org.tautband.patients;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.tautband.kernel.words.Slips;

/**
 * How well a patient answers a question, 0 to 1. Each part of the question counts by its length and
 * is compared with the patient's best word: equal, beginning, inside, mistyped or sounding alike.
 */
final class Ranking {
  /** Below this a patient is not shown. */
  static final double SHOWN = 0.6;

  private static final double SOUNDS_ALIKE = 0.7;
  private static final double INSIDE = 0.75;
  private static final int NUMBER_WEIGHT = 8;

  private Ranking() {}

  /** The patients worth showing, best first. */
  static List<Patient> best(Question question, Collection<Patient> of, int most) {
    record Scored(Patient patient, double score) {}
    return of.stream()
        .map(p -> new Scored(p, score(question, p)))
        .filter(s -> s.score() >= SHOWN)
        .sorted(
            Comparator.comparingDouble(Scored::score)
                .reversed()
                .thenComparing(s -> s.patient().displayName())
                .thenComparing(s -> s.patient().id()))
        .limit(most)
        .map(Scored::patient)
        .toList();
  }

  static double score(Question question, Patient patient) {
    var words = NameWords.of(patient.identity());
    var keys =
        question.numbers().isEmpty()
            ? Set.<String>of()
            : SearchKeys.of(patient.identity(), patient.recordNumber());
    return question.readings().stream()
        .mapToDouble(reading -> score(reading, question.numbers(), words, keys))
        .max()
        .orElse(0);
  }

  private static double score(
      List<String> reading, List<Question.Number> numbers, Set<String> words, Set<String> keys) {
    double sum = 0;
    double weight = 0;
    double whole = 0;
    for (String asked : reading) {
      double best = words.stream().mapToDouble(w -> alike(asked, w)).max().orElse(0);
      sum += best * (asked.length() + 1);
      weight += asked.length() + 1;
      whole += best == 1 ? 1 : 0;
    }
    for (Question.Number number : numbers) {
      boolean hit = number.keys().stream().anyMatch(keys::contains);
      sum += hit ? NUMBER_WEIGHT : 0;
      weight += NUMBER_WEIGHT;
    }
    // Somebody whose whole name was typed comes before somebody who has more names than that.
    return weight == 0 ? 0 : sum / weight + 0.01 * whole / Math.max(1, words.size());
  }

  /** How well a typed word fits a word of a name; both folded. */
  static double alike(String asked, String word) {
    if (asked.equals(word)) {
      return 1;
    }
    double best = 0.95 * Spelling.alike(asked, word);
    if (word.startsWith(asked)) {
      best = Math.max(best, 0.8 + 0.15 * asked.length() / word.length());
    } else if (asked.length() >= 3 && word.contains(asked)) {
      best = Math.max(best, INSIDE);
    } else if (asked.length() >= 4 && word.length() > asked.length()) {
      int slips = Slips.between(asked, word.substring(0, asked.length()));
      best = Math.max(best, slips <= 1 ? INSIDE : 0);
    }
    var sound = Spelling.sound(asked);
    boolean sounds = !sound.isEmpty() && sound.equals(Spelling.sound(word));
    return sounds ? Math.max(best, SOUNDS_ALIKE) : best;
  }
}
