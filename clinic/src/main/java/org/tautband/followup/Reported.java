package org.tautband.followup;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tautband.evidence.CheckinAnswer.Tier;

/**
 * What a patient told after a session that somebody had to act on: the strictest of a check-in's
 * answers, of equally strict ones the newest. It is what they ticked and wrote, no diagnosis.
 *
 * @param at when they sent it
 */
record Reported(
    UUID checkInId,
    UUID patientId,
    UUID sessionId,
    Instant at,
    Tier tier,
    List<String> ticked,
    String words) {
  Reported {
    ticked = List.copyOf(ticked);
    if (tier == Tier.AS_EXPECTED) {
      throw new IllegalArgumentException("what was expected asks nobody to act");
    }
  }

  /**
   * Empty while everything was as expected.
   *
   * @param replies of that check-in, newest first
   */
  static Optional<Reported> of(CheckIn checkIn, List<Reply> replies) {
    var strictest = replies.stream().map(Reply::tier).max(Tier::compareTo);
    if (strictest.isEmpty() || strictest.get() == Tier.AS_EXPECTED) return Optional.empty();
    int at = 0;
    while (replies.get(at).tier() != strictest.get()) at++;
    // Pain and goals come after the ticks, as a reply of their own: the time is that of the ticks.
    while (at + 1 < replies.size() && sameTicks(replies.get(at), replies.get(at + 1))) at++;
    var reply = replies.get(at);
    return Optional.of(
        new Reported(
            checkIn.id(),
            checkIn.patientId(),
            checkIn.sessionId(),
            reply.at(),
            reply.tier(),
            reply.decisive().stream().map(Reply.Said::ask).toList(),
            reply.words()));
  }

  private static boolean sameTicks(Reply one, Reply other) {
    return one.said().equals(other.said()) && one.words().equals(other.words());
  }
}
