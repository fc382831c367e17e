package org.tautband.access;

import java.time.Duration;
import org.springframework.stereotype.Component;

/** Asks for the password again before something that cannot be taken back. */
@Component
public class Reauthentication {
  private final Accounts accounts;
  private final LoginDelay delay;

  Reauthentication(Accounts accounts, LoginDelay delay) {
    this.accounts = accounts;
    this.delay = delay;
  }

  /** What came of typing the password again. */
  public sealed interface Answer {
    /** It is the acting person's password. */
    record Right() implements Answer {}

    /** It is not. */
    record Wrong() implements Answer {}

    /** Too many wrong tries; nothing was looked at. */
    record TooSoon(Duration pause) implements Answer {}
  }

  /** Compares with the acting person's password; wrong tries slow the next ones down. */
  public Answer check(CharSequence password) {
    var actor = CurrentActor.get();
    var key = "again:" + actor.login();
    var wait = delay.tryNow(key, key);
    if (!wait.isZero()) {
      return new Answer.TooSoon(wait);
    }
    if (!accounts.passwordMatches(actor.accountId(), password)) {
      return new Answer.Wrong();
    }
    delay.succeeded(key, key);
    return new Answer.Right();
  }

  /** Whether this is the acting person's password; false also while slowed down. */
  public boolean matches(CharSequence password) {
    return check(password) instanceof Answer.Right;
  }
}
