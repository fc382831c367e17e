package org.tautband.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody told us by word of mouth, in one version.
 *
 * @param id of the entry; its versions share it
 * @param changeReason why this version differs from the one before; empty for the first
 */
public record Told(
    UUID id,
    int version,
    UUID patientId,
    Saying saying,
    Standing standing,
    String changeReason,
    Instant writtenAt,
    UUID writtenBy,
    String writtenByName) {

  /** What it is about. */
  public enum Kind {
    MEDICINE("Medicine"),
    ALLERGY("Allergy"),
    CONDITION("Illness, operation or implant");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    public String inWords() {
      return words;
    }
  }

  /** Whether it holds. */
  public enum Standing {
    HOLDS("holds"),
    ENDED("ended"),
    ENTERED_IN_ERROR("entered by mistake");

    private final String words;

    Standing(String words) {
      this.words = words;
    }

    public String inWords() {
      return words;
    }
  }

  /**
   * The words of it.
   *
   * @param what "Clopidogrel 75 mg", "Nickel", "Pacemaker"
   * @param detail dose, reaction or anything else; may be empty
   * @param toldBy who said it: "the patient", "daughter"
   * @param since as told: "spring 2024"; may be empty
   * @param endedOn last day it held; null when it holds or nobody knows
   */
  public record Saying(
      Kind kind,
      String what,
      String detail,
      String toldBy,
      LocalDate toldOn,
      String since,
      @Nullable LocalDate endedOn) {
    public Saying {
      if (what.isBlank() || toldBy.isBlank()) {
        throw new IllegalArgumentException("what was told and by whom must be there");
      }
    }
  }

  public boolean holds() {
    return standing == Standing.HOLDS;
  }
}
