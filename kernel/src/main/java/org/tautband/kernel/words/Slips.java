package org.tautband.kernel.words;

/**
 * How many slips of the hand lie between two words: a letter too many, too few, another one, or two
 * neighbours that changed places. Optimal string alignment (Damerau 1964, restricted form).
 */
public final class Slips {
  private Slips() {}

  /** In edits; 0 for equal words. */
  public static int between(String one, String other) {
    int[] before = new int[other.length() + 1];
    int[] last = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] row = new int[other.length() + 1];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        boolean same = one.charAt(i - 1) == other.charAt(j - 1);
        int best = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1)) {
          best = Math.min(best, before[j - 2] + 1);
        }
        row[j] = best;
      }
      before = last;
      last = row;
    }
    return last[other.length()];
  }
}
