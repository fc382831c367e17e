package org.tautband.needling;

import org.jspecify.annotations.Nullable;

/**
 * What is written about a session as a whole; null and empty where nothing was.
 *
 * @param painBefore 0 to 10
 * @param painAfter 0 to 10
 */
public record Wording(
    String position,
    @Nullable Boolean skinPrepared,
    @Nullable SeenAfterwards seenAfterwards,
    @Nullable Integer painBefore,
    @Nullable Integer painAfter,
    String note) {
  public static final Wording NONE = new Wording("", null, null, null, null, "");

  public Wording {
    position = position.strip();
    note = note.strip();
    if (outside(painBefore) || outside(painAfter)) {
      throw new IllegalArgumentException("pain is 0 to 10");
    }
  }

  private static boolean outside(@Nullable Integer pain) {
    return pain != null && (pain < 0 || pain > 10);
  }

  public enum SeenAfterwards {
    NOTHING("nothing"),
    FAINT("felt faint"),
    BLEEDING("bleeding"),
    STRONG_PAIN("strong pain");

    private final String words;

    SeenAfterwards(String words) {
      this.words = words;
    }

    public String inWords() {
      return words;
    }
  }
}
