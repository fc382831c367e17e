package org.tautband.needling;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One needle, one time in and out, at one site.
 *
 * @param id id of the entry that put it in
 * @param turn 1 for the first time this needle went in, 2 for the second …
 * @param outAt null while it is in, and when how it ended is not known
 */
public record Insertion(
    UUID id,
    int needle,
    int turn,
    Instant inAt,
    @Nullable Instant outAt,
    Site site,
    Detail detail) {

  /**
   * Whole minutes in place; null while it is in, and for a session written down afterwards, whose
   * needles all carry the one time that was told.
   */
  public @Nullable Long minutes() {
    return outAt == null || outAt.equals(inAt) ? null : Duration.between(inAt, outAt).toMinutes();
  }

  /** Where it went, in the words typed last. */
  public String siteWords() {
    return detail.site().isEmpty() ? site.words() : detail.site();
  }

  /**
   * What is told about an insertion; null and empty where nothing was.
   *
   * @param depthMm how deep, at most the needle's length
   * @param angleDeg to the skin, 0 to 90
   * @param twitches local twitch responses counted
   * @param familiarPain the patient knows this pain
   * @param comfort 0 very comfortable to 10 as uncomfortable as can be
   * @param site words for the spot, in place of those of the tap
   */
  public record Detail(
      @Nullable Integer depthMm,
      @Nullable Integer angleDeg,
      @Nullable Technique technique,
      @Nullable Integer twitches,
      @Nullable Boolean familiarPain,
      @Nullable Integer comfort,
      String site) {
    public static final Detail NONE = new Detail(null, null, null, null, null, null, "");

    public Detail {
      within("depth, mm", depthMm, 0, 150);
      within("angle, degrees", angleDeg, 0, 90);
      within("twitches", twitches, 0, 99);
      within("comfort", comfort, 0, 10);
      site = site.strip();
    }

    private static void within(String what, @Nullable Integer value, int least, int most) {
      if (value != null && (value < least || value > most)) {
        throw new IllegalArgumentException(what + ": " + least + " to " + most);
      }
    }
  }

  public enum Technique {
    SUPERFICIAL("superficial"),
    DEEP("deep"),
    PISTONING("deep, moved in and out"),
    STATIC("left in place");

    private final String words;

    Technique(String words) {
      this.words = words;
    }

    public String inWords() {
      return words;
    }
  }
}
