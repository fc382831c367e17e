package org.tautband.access;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * How long one login has been left alone. Real time, not the instance clock: a demonstration that
 * moves its clock a month ahead has not been left alone for a month (docs/decisions/0085).
 */
final class Presence implements Serializable {
  /** Untouched for longer than this, the screen is locked. */
  static final Duration IDLE = Duration.ofMinutes(5);

  /** A login ends after this, however busy. */
  static final Duration LONGEST = Duration.ofHours(12);

  private static final Duration HELD = Duration.ofMinutes(30);
  private static final long serialVersionUID = 1;
  private Instant signedInAt;
  private Instant touchedAt;
  private boolean locked;
  private Step step;
  private boolean withCode;

  Presence(Instant signedInAt, Step step) {
    this.withCode = step == Step.CODE;
    this.signedInAt = signedInAt;
    this.touchedAt = signedInAt;
    this.step = step;
  }

  /** How far somebody has come who typed the right password. */
  enum Step {
    /** The code of the phone is still to come. */
    CODE,
    /** A code generator is demanded here and has to be set up first. */
    SET_UP,
    IN
  }

  /** What a login lets through. */
  enum State {
    CODE,
    SET_UP,
    OPEN,
    LOCKED,
    ENDED
  }

  /** Its state; once locked it stays so until {@link #unlock}, whatever is asked meanwhile. */
  synchronized State at(Instant now) {
    if (Duration.between(signedInAt, now).compareTo(LONGEST) >= 0) {
      return State.ENDED;
    }
    boolean idle = Duration.between(touchedAt, now).compareTo(IDLE) > 0;
    if (step != Step.IN) {
      // Half a sign-in is not worth a lock: it begins anew.
      return idle ? State.ENDED : step == Step.CODE ? State.CODE : State.SET_UP;
    }
    locked = locked || idle;
    return locked ? State.LOCKED : State.OPEN;
  }

  /** Somebody did something. */
  synchronized void touch(Instant now) {
    touchedAt = now;
  }

  /** Whether the account has codes. */
  synchronized boolean withCode() {
    return withCode;
  }

  /** Codes were set up in this login. */
  synchronized void nowWithCode() {
    withCode = true;
  }

  /** The code was right. */
  synchronized void letIn(Instant now) {
    step = Step.IN;
    touchedAt = now;
  }

  synchronized void lock() {
    locked = true;
  }

  /**
   * Nobody is signed out while a needle is in: it is locked, and the password gives half an hour.
   */
  synchronized void holdLocked(Instant now) {
    locked = true;
    signedInAt = now.minus(LONGEST).plus(HELD);
  }

  synchronized void unlock(Instant now) {
    locked = false;
    touchedAt = now;
  }

  /** For tests: as if nobody had come near for that long. */
  synchronized Presence aged(Duration by) {
    var older = new Presence(signedInAt.minus(by), step);
    older.withCode = withCode;
    older.touchedAt = touchedAt.minus(by);
    older.locked = locked;
    return older;
  }
}
