package org.tautband.outbox;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail and what became of it.
 *
 * @param messageId the same for every try (RFC 5322, section 3.6.4)
 * @param tries how often it was handed to the mail server, the one under way included
 * @param lastProblem what the server said last; empty when nothing went wrong
 * @param sentAt when the server had taken it; in the demonstration, when it was kept here
 * @param givenUpAt when nobody tried any more
 */
public record Posting(
    Mail mail,
    String messageId,
    Instant madeAt,
    Instant nextTryAt,
    int tries,
    String lastProblem,
    @Nullable Instant sentAt,
    @Nullable Instant givenUpAt) {
  /** Ours: a mail server may be away over a weekend; later a mail about a session is no use. */
  static final Duration GIVE_UP_AFTER = Duration.ofDays(3);

  /**
   * How long nobody else takes a mail that is being handed over: longer than that can last. A crash
   * between the server's yes and our note of it repeats the mail after this time.
   */
  static final Duration UNDER_WAY = Duration.ofMinutes(10);

  private static final Duration LONGEST = Duration.ofHours(1);

  public boolean waits() {
    return sentAt == null && givenUpAt == null;
  }

  /** Between tries: 1, 4, 16 minutes, then an hour. */
  Duration pause() {
    int doublings = Math.min(2 * (tries - 1), 10);
    var grown = Duration.ofMinutes(1L << Math.max(0, doublings));
    return grown.compareTo(LONGEST) < 0 ? grown : LONGEST;
  }

  boolean tooOld(Instant now) {
    return !now.isBefore(madeAt.plus(GIVE_UP_AFTER));
  }
}
