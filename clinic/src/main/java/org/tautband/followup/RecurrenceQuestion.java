package org.tautband.followup;

import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The question, half a year after an episode ended, whether its problem came back.
 *
 * @param countedFrom the discharge, or the last visit where nobody was discharged
 * @param dueAt when the patient is asked
 * @param clinicId which clinic asks; null until it does
 * @param askedAt null before
 * @param way how the patient is asked; null before
 */
public record RecurrenceQuestion(
    UUID id,
    UUID patientId,
    UUID episodeId,
    Instant countedFrom,
    Instant dueAt,
    State state,
    @Nullable UUID clinicId,
    @Nullable Instant askedAt,
    @Nullable Way way) {
  /** When patients are asked. */
  static final Period AFTER = Period.ofMonths(6);

  /** Ours: so long after its time it is still asked; later it would ask about something else. */
  static final Period WINDOW = Period.ofDays(60);

  /** Ours: so long the link takes an answer. */
  static final Period OPEN_FOR = Period.ofDays(60);

  private static final LocalTime MORNING = LocalTime.of(9, 0);

  /** How far it is. */
  public enum State {
    PLANNED,
    ASKED,
    /** Its time had passed, or the clinic knew already that it came back. */
    NOT_ASKED
  }

  /** How the patient is asked. */
  public enum Way {
    MAIL,
    CALL
  }

  /** Six months later, in the morning of the clinic. */
  static Instant due(Instant from, ZoneId zone) {
    return from.atZone(zone).toLocalDate().plus(AFTER).atTime(MORNING).atZone(zone).toInstant();
  }

  RecurrenceQuestion counted(Instant from, Instant due) {
    return new RecurrenceQuestion(
        id, patientId, episodeId, from, due, state, clinicId, askedAt, way);
  }

  RecurrenceQuestion asked(UUID clinic, Instant at, Way by) {
    return new RecurrenceQuestion(
        id, patientId, episodeId, countedFrom, dueAt, State.ASKED, clinic, at, by);
  }

  RecurrenceQuestion notAsked() {
    return new RecurrenceQuestion(
        id, patientId, episodeId, countedFrom, dueAt, State.NOT_ASKED, clinicId, null, null);
  }

  /** Page on which staff read it. */
  public String path() {
    return path(patientId, episodeId);
  }

  /** Page on which an episode stands beside what became of it. */
  public static String path(UUID patientId, UUID episodeId) {
    return "/patients/" + patientId + "/episodes/" + episodeId + "/later";
  }
}
