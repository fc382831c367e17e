package org.tautband.drawings;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tautband.kernel.chart.Drawing;

/**
 * Where somebody showed that it hurts, as it stood at one save.
 *
 * @param id the same in every edition
 * @param episodeId null while it waits for somebody to put it to a problem
 * @param edition 1 for the first save, one more for each that follows
 * @param startedAt instant of the first save: the date of the drawing
 * @param savedAt instant of this save
 * @param by name of who saved
 * @param sideWords what was answered when words and drawing named different sides; empty when they
 *     did not
 * @param sent by which link the patient sent it; null when it was drawn in the clinic
 */
public record PainDrawing(
    UUID id,
    UUID patientId,
    @Nullable UUID episodeId,
    int edition,
    Instant startedAt,
    Instant savedAt,
    UUID accountId,
    String by,
    Hand hand,
    Drawing drawing,
    String sideWords,
    @Nullable ByLink sent) {
  public PainDrawing {
    if (episodeId == null && sent == null) {
      throw new IllegalArgumentException("only what a patient sent waits for a problem");
    }
  }

  PainDrawing under(UUID otherId) {
    return new PainDrawing(
        otherId, patientId, episodeId, edition, startedAt, savedAt, accountId, by, hand, drawing,
        sideWords, sent);
  }

  /**
   * How a patient sent it.
   *
   * @param of id of what it came with: the answers of the decision aid, or the check-in
   * @param askedAt when that was asked; of the decision aid, when it was sent
   */
  public record ByLink(With with, UUID of, Instant askedAt) {}

  /** What a patient sends a drawing with. */
  public enum With {
    DECISION_AID("decision aid"),
    CHECK_IN("check-in");

    private final String words;

    With(String words) {
      this.words = words;
    }

    public String inWords() {
      return words;
    }
  }

  /** When the person showed it: putting it to a problem later makes it no newer. */
  public Instant shownAt() {
    return sent == null ? savedAt : startedAt;
  }

  /** Staff may save over what staff kept; what a patient sent stays as it is. */
  public boolean mayBeChanged() {
    return sent == null;
  }

  /** Whose hand drew. */
  public enum Hand {
    PATIENT("the patient"),
    CLINICIAN("the clinician, as the patient showed it");

    private final String words;

    Hand(String words) {
      this.words = words;
    }

    public String inWords() {
      return words;
    }
  }
}
