package org.tautband.incidents;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that went wrong, as it was told.
 *
 * @param edition 1 for the first telling; a correction is a further edition
 * @param sessionId the needling session it belongs to; null outside of one
 * @param needle number of the needle in that session; null when it is about none
 * @param standing whether it still stands; entered in error is a correction like any other
 * @param reason why it was corrected; empty for the first telling
 */
public record Incident(
    UUID id,
    int edition,
    UUID patientId,
    @Nullable UUID sessionId,
    @Nullable Integer needle,
    Kind kind,
    Instant happenedAt,
    Account account,
    Standing standing,
    String reason,
    Recorded recorded) {

  public Incident {
    reason = reason.strip();
    if (edition > 1 && reason.isEmpty()) {
      throw new IllegalArgumentException("a correction has a reason");
    }
  }

  /** What this edition tells. */
  public Telling telling() {
    return new Telling(new About(patientId, sessionId, needle), kind, happenedAt, account);
  }

  public boolean stands() {
    return standing == Standing.STANDS;
  }

  /**
   * What an incident is about.
   *
   * @param sessionId null outside a session
   * @param needle null when it is about no needle
   */
  public record About(UUID patientId, @Nullable UUID sessionId, @Nullable Integer needle) {}

  /** What is told of an incident: the first time, and again with every correction. */
  public record Telling(About about, Kind kind, Instant happenedAt, Account account) {}

  public enum Standing {
    STANDS("it happened, as written here"),
    ENTERED_IN_ERROR("entered in error: it did not happen, or not to this patient");

    private final String words;

    Standing(String words) {
      this.words = words;
    }

    public String inWords() {
      return words;
    }
  }

  /**
   * In the words of the person who records it.
   *
   * @param searchMade where was looked, or why not
   * @param imagingOrReferral picture taken, doctor told, or why not
   * @param patientTold what the patient was told, or why not yet
   * @param toldBy who told the patient
   * @param done what was done about it at once
   * @param toldAt when the patient was told; null: not told yet, or not said when
   * @param severity null: not graded yet
   * @param seriousness null: not graded yet
   */
  public record Account(
      String what,
      String done,
      String searchMade,
      String imagingOrReferral,
      String patientTold,
      String toldBy,
      @Nullable Instant toldAt,
      @Nullable Severity severity,
      @Nullable Seriousness seriousness) {
    /** As told before anybody graded it. */
    public Account(
        String what,
        String searchMade,
        String imagingOrReferral,
        String patientTold,
        String toldBy) {
      this(what, "", searchMade, imagingOrReferral, patientTold, toldBy, null, null, null);
    }

    /** Whether the record says that the patient was told. */
    public boolean told() {
      return toldAt != null || !patientTold.isEmpty();
    }

    public Account {
      what = what.strip();
      done = done.strip();
      searchMade = searchMade.strip();
      imagingOrReferral = imagingOrReferral.strip();
      patientTold = patientTold.strip();
      toldBy = toldBy.strip();
      if (what.isEmpty()) throw new IllegalArgumentException("an incident says what happened");
    }
  }

  /** Who wrote it down, and when. */
  public record Recorded(Instant at, UUID by, String name) {}

  public enum Kind {
    LOST_NEEDLE("lost needle"),
    BROKEN_NEEDLE("broken needle"),
    STUCK_NEEDLE("stuck needle"),
    /** After the session was over: on the floor, in the laundry, in the patient. */
    NEEDLE_FOUND("needle found later"),
    SHARPS_INJURY("sharps injury"),
    HARM_SEEN("harm seen");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    public String inWords() {
      return words;
    }

    /** Whether it is about one needle of a session. */
    public boolean isAboutANeedle() {
      return switch (this) {
        case LOST_NEEDLE, BROKEN_NEEDLE, STUCK_NEEDLE -> true;
        case NEEDLE_FOUND, SHARPS_INJURY, HARM_SEEN -> false;
      };
    }
  }
}
