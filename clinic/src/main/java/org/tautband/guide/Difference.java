package org.tautband.guide;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Two texts side by side, paragraph by paragraph. */
public final class Difference {
  /** Longer texts are compared from both ends only: the table of the comparison would not fit. */
  private static final int MOST_PARAGRAPHS = 1500;

  private Difference() {}

  /**
   * A paragraph of both texts, or of one.
   *
   * @param before empty when it is new
   * @param after empty when it is gone
   */
  public record Pair(String before, String after) {
    public boolean same() {
      return before.equals(after);
    }
  }

  /** In the order of both texts; a changed paragraph stands beside what it became. */
  public static List<Pair> between(String before, String after) {
    List<String> a = paragraphs(before);
    List<String> b = paragraphs(after);
    int head = 0;
    while (head < a.size() && head < b.size() && a.get(head).equals(b.get(head))) head++;
    int tail = 0;
    while (tail < a.size() - head
        && tail < b.size() - head
        && a.get(a.size() - 1 - tail).equals(b.get(b.size() - 1 - tail))) tail++;
    List<Pair> pairs = new ArrayList<>();
    a.subList(0, head).forEach(p -> pairs.add(new Pair(p, p)));
    middle(a.subList(head, a.size() - tail), b.subList(head, b.size() - tail), pairs);
    a.subList(a.size() - tail, a.size()).forEach(p -> pairs.add(new Pair(p, p)));
    return pairs;
  }

  private static List<String> paragraphs(String text) {
    return Arrays.stream(text.replace("\r\n", "\n").strip().split("\n\\s*\n"))
        .map(String::strip)
        .toList();
  }

  /** Longest common sequence; what lies between two common paragraphs is paired in order. */
  private static void middle(List<String> a, List<String> b, List<Pair> pairs) {
    List<String> gone = new ArrayList<>();
    List<String> fresh = new ArrayList<>();
    if (a.size() > MOST_PARAGRAPHS || b.size() > MOST_PARAGRAPHS) {
      gone.addAll(a);
      fresh.addAll(b);
    } else {
      int[][] common = new int[a.size() + 1][b.size() + 1];
      for (int i = a.size() - 1; i >= 0; i--) {
        for (int j = b.size() - 1; j >= 0; j--) {
          common[i][j] =
              a.get(i).equals(b.get(j))
                  ? common[i + 1][j + 1] + 1
                  : Math.max(common[i + 1][j], common[i][j + 1]);
        }
      }
      int i = 0;
      int j = 0;
      while (i < a.size() || j < b.size()) {
        if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
          beside(gone, fresh, pairs);
          pairs.add(new Pair(a.get(i++), b.get(j++)));
        } else if (j == b.size() || (i < a.size() && common[i + 1][j] >= common[i][j + 1])) {
          gone.add(a.get(i++));
        } else {
          fresh.add(b.get(j++));
        }
      }
    }
    beside(gone, fresh, pairs);
  }

  private static void beside(List<String> gone, List<String> fresh, List<Pair> pairs) {
    for (int k = 0; k < Math.max(gone.size(), fresh.size()); k++) {
      pairs.add(new Pair(k < gone.size() ? gone.get(k) : "", k < fresh.size() ? fresh.get(k) : ""));
    }
    gone.clear();
    fresh.clear();
  }
}
