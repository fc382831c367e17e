package org.tautband.outbox;

import java.util.UUID;

/**
 * One mail to one person. Its words follow from its kind, so that nothing clinical can get into it.
 *
 * @param id the same id twice is one mail; its Message-ID is made from it
 * @param to address of the receiver, as it stands in the record
 * @param linkId whose link stands in it
 */
public record Mail(UUID id, String to, String clinicName, Kind kind, UUID linkId) {
  /** What for, and the page its link opens. */
  public enum Kind {
    /** How it went after a session. */
    CHECK_IN("/checkin/"),
    /** Half a year after an episode ended. */
    LATER("/later/");

    private final String path;

    Kind(String path) {
      this.path = path;
    }

    String path() {
      return path;
    }
  }

  public Mail {
    if (to.isBlank() || clinicName.isBlank()) {
      throw new IllegalArgumentException("a mail has a receiver and comes from a clinic");
    }
  }
}
