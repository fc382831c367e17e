package org.tautband.atlas;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tautband.kernel.words.Slips;

/**
 * Finds things by any of their names. Every word asked must fit some word of the thing: the word
 * itself, its beginning, or that with a typing error. A few hundred things, so it simply looks at
 * all.
 */
final class NameSearch<T> {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final int SAME = 0;
  private static final int BEGINNING = 1;
  private static final int TYPING_ERROR = 3;
  private static final int NO_FIT = 1_000;
  private static final int LATER_NAME = 1;

  private final List<Named<T>> things;

  private record Named<T>(T thing, List<List<String>> names, int position) {}

  private record Fit<T>(Named<T> named, int cost) {}

  NameSearch(Collection<T> things, Function<T, List<String>> namesOf) {
    var list = List.copyOf(things);
    this.things =
        Stream.iterate(0, i -> i < list.size(), i -> i + 1)
            .map(
                i ->
                    new Named<>(
                        list.get(i),
                        namesOf.apply(list.get(i)).stream().map(NameSearch::words).toList(),
                        i))
            .toList();
  }

  List<T> find(String text, int atMost) {
    List<String> asked = words(text);
    if (asked.isEmpty()) {
      return List.of();
    }
    return things.stream()
        .map(named -> new Fit<>(named, cost(named, asked)))
        .filter(fit -> fit.cost() < NO_FIT)
        .sorted(
            Comparator.comparingInt((Fit<T> fit) -> fit.cost())
                .thenComparingInt(fit -> fit.named().position()))
        .limit(atMost)
        .map(fit -> fit.named().thing())
        .toList();
  }

  /**
   * Things with a name that comes near what was asked, nearest first: at least one word of four
   * letters or more is right in half of its letters. For "did you mean" when {@link #find} is
   * empty.
   */
  List<T> near(String text, int atMost) {
    List<String> asked = words(text).stream().filter(word -> word.length() > 3).toList();
    return things.stream()
        .map(named -> Near.of(named, asked))
        .filter(near -> near.best() <= 0.5)
        .sorted(
            Comparator.comparingDouble((Near<T> near) -> near.sum())
                .thenComparingInt(near -> near.named().position()))
        .limit(atMost)
        .map(near -> near.named().thing())
        .toList();
  }

  /** How much of what was asked is wrong for a thing: of its best word, and of all together. */
  private record Near<T>(Named<T> named, double best, double sum) {
    static <T> Near<T> of(Named<T> named, List<String> asked) {
      double best = 1;
      double sum = 0;
      for (String word : asked) {
        double wrong = wrong(named, word);
        best = Math.min(best, wrong);
        sum += wrong;
      }
      return new Near<>(named, best, sum);
    }
  }

  /** The share of the letters that are wrong, 0 to 1. */
  private static <T> double wrong(Named<T> named, String asked) {
    return named.names().stream()
        .flatMap(List::stream)
        .mapToDouble(there -> (double) Slips.between(asked, there) / asked.length())
        .map(share -> Math.min(share, 1))
        .min()
        .orElse(1);
  }

  private static <T> int cost(Named<T> named, List<String> asked) {
    int sum = 0;
    for (String word : asked) {
      int best = NO_FIT;
      for (int i = 0; i < named.names().size(); i++) {
        for (String there : named.names().get(i)) {
          best = Math.min(best, cost(word, there) + i * LATER_NAME);
        }
      }
      sum += best;
    }
    return sum;
  }

  private static int cost(String asked, String there) {
    if (there.equals(asked)) {
      return SAME;
    }
    if (there.startsWith(asked)) {
      return BEGINNING;
    }
    int forgiven = asked.length() < 4 ? 0 : asked.length() < 8 ? 1 : 2;
    int errors = forgiven == 0 ? 1 : errorsToBeginning(asked, there, forgiven);
    return errors <= forgiven ? TYPING_ERROR * errors + BEGINNING : NO_FIT;
  }

  /** Fewest insertions, deletions, changes and swaps that turn {@code asked} into a beginning. */
  private static int errorsToBeginning(String asked, String there, int forgiven) {
    int columns = Math.min(there.length(), asked.length() + forgiven);
    int[][] errors = new int[asked.length() + 1][columns + 1];
    for (int j = 0; j <= columns; j++) {
      errors[0][j] = j;
    }
    for (int i = 1; i <= asked.length(); i++) {
      errors[i][0] = i;
      for (int j = 1; j <= columns; j++) {
        int change = asked.charAt(i - 1) == there.charAt(j - 1) ? 0 : 1;
        errors[i][j] =
            Math.min(
                errors[i - 1][j - 1] + change, Math.min(errors[i - 1][j], errors[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && asked.charAt(i - 1) == there.charAt(j - 2)
            && asked.charAt(i - 2) == there.charAt(j - 1)) {
          errors[i][j] = Math.min(errors[i][j], errors[i - 2][j - 2] + 1);
        }
      }
    }
    int fewest = Integer.MAX_VALUE;
    for (int error : errors[asked.length()]) {
      fewest = Math.min(fewest, error);
    }
    return fewest;
  }

  private static List<String> words(String text) {
    String folded =
        MARKS
            .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
            .replaceAll("")
            .toLowerCase(Locale.ROOT);
    return NO_WORD.splitAsStream(folded).filter(word -> !word.isEmpty()).limit(12).toList();
  }
}
