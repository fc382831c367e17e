package org.tautband.kernel.count;

/**
 * Where a needle is. The order is from least to most dangerous: where entries contradict each
 * other, the more dangerous one is shown until a person has looked.
 */
public enum Whereabouts {
  NOT_OPENED,
  IN_SHARPS,
  /** Broken; a doctor has the patient with the piece. */
  PIECE_HANDED_OVER,
  /** Broken; the piece is out of the patient. */
  PIECE_OUT,
  /** In the patient, who was handed over to somebody. */
  STAYS_IN,
  LOST,
  OPENED,
  /** Out of the patient, or dropped, and not in the sharps box. */
  OUT,
  IN,
  /** A piece counts as in the patient until a person says it is out or handed over. */
  BROKEN;

  public boolean inPatient() {
    return this == IN || this == BROKEN;
  }

  /** Opened and lying somewhere: neither in the patient nor in the sharps box nor explained. */
  public boolean outNotInSharps() {
    return this == OPENED || this == OUT;
  }

  /** A needle that ends here needs an incident that explains it. */
  public boolean needsIncident() {
    return switch (this) {
      case PIECE_HANDED_OVER, PIECE_OUT, STAYS_IN, LOST -> true;
      case NOT_OPENED, IN_SHARPS, OPENED, OUT, IN, BROKEN -> false;
    };
  }
}
