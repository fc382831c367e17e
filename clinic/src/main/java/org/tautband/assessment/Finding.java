package org.tautband.assessment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tautband.evidence.Side;

/**
 * What was felt in one muscle on one side.
 *
 * @param muscleId id of {@code atlas.csv}
 * @param tenderness 0 none, 1 tender, 2 grimace or flinch, 3 withdrawal, 4 withdrawal to a touch
 *     that should not hurt ({@code grading.json}, as printed on a web page; original not read);
 *     null when not examined
 * @param familiarPain pressing brings back the pain the patient knows
 * @param twitch local twitch on palpation
 * @param felt ids of the regions where pressing was felt somewhere else, {@code temple.R}
 * @param note in words; may be empty
 */
public record Finding(
    String muscleId,
    Side side,
    Sign tautBand,
    @Nullable Integer tenderness,
    Sign familiarPain,
    Sign referredPain,
    Sign twitch,
    List<String> felt,
    String note) {
  public Finding {
    note = note.strip();
    // Kept since November 2026: earlier rows do not have it.
    felt = felt == null ? List.of() : List.copyOf(felt);
    if (tenderness != null && (tenderness < 0 || tenderness > 4)) {
      throw new IllegalArgumentException("tenderness is graded 0 to 4");
    }
  }

  /** Whether a sign was there. A sign that nobody looked for is not a missing sign. */
  public enum Sign {
    PRESENT("yes"),
    ABSENT("no"),
    NOT_EXAMINED("not examined");

    private final String words;

    Sign(String words) {
      this.words = words;
    }

    public String inWords() {
      return words;
    }
  }
}
