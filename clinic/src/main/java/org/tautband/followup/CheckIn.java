package org.tautband.followup;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One time at which a patient is asked after a session.
 *
 * @param linkId both check-ins of a session have the same link
 * @param hours after the last needle came out: 24, or 48 where needling can reach the lung
 * @param lung whether needling can reach the lung at the places needled
 * @param dueAt when the patient is asked
 * @param askedAt when that was; null before
 * @param callAt when somebody is to call unless an answer came; null when there is nothing to wait
 *     for
 */
public record CheckIn(
    UUID id,
    UUID linkId,
    UUID patientId,
    UUID sessionId,
    @Nullable UUID episodeId,
    UUID clinicId,
    int hours,
    boolean lung,
    Instant dueAt,
    State state,
    @Nullable Instant askedAt,
    @Nullable Instant callAt) {
  /** Ours: what can be asked a day later still; after that somebody calls instead. */
  static final Duration WINDOW = Duration.ofHours(24);

  /** Ours: answers may be changed for a week after the last time. */
  static final Duration OPEN_FOR = Duration.ofDays(7);

  /** How far it is. */
  public enum State {
    PLANNED,
    ASKED,
    /** Its time had passed before anybody could be asked: a call was put on the worklist. */
    MISSED,
    /** The session belongs to another patient, or the patient has died. */
    CANCELLED
  }

  CheckIn clocked(Instant due, boolean reachesLung) {
    return new CheckIn(
        id,
        linkId,
        patientId,
        sessionId,
        episodeId,
        clinicId,
        hours,
        reachesLung,
        due,
        state,
        askedAt,
        callAt);
  }

  CheckIn in(State next, @Nullable Instant asked, @Nullable Instant call) {
    return new CheckIn(
        id, linkId, patientId, sessionId, episodeId, clinicId, hours, lung, dueAt, next, asked,
        call);
  }

  /** Page on which staff read it. */
  public String path() {
    return "/patients/" + patientId + "/checkins";
  }
}
