package org.tautband.assessment;

import java.time.Instant;
import java.util.UUID;
import org.tautband.kernel.chart.Drawing;

/**
 * Where somebody showed that it hurts, as it stood at one save.
 *
 * @param id the same in every edition
 * @param edition 1 for the first save, one more for each that follows
 * @param startedAt instant of the first save: the date of the drawing
 * @param savedAt instant of this save
 * @param by name of who saved
 * @param sideWords what was answered when words and drawing named different sides; empty when they
 *     did not
 */
public record PainDrawing(
    UUID id,
    UUID patientId,
    UUID episodeId,
    int edition,
    Instant startedAt,
    Instant savedAt,
    UUID accountId,
    String by,
    Hand hand,
    Drawing drawing,
    String sideWords) {

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
