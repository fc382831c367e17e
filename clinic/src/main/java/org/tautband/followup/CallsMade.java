package org.tautband.followup;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.CurrentActor;
import org.tautband.evidence.CheckinAnswer.Tier;
import org.tautband.fhir.Published;

/** Calls that staff made after a session. Writing one down is never refused. */
@Component
@Transactional
public class CallsMade {
  private final CallTable table;
  private final CheckInTable checkIns;
  private final ReplyTable replies;
  private final Published published;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  CallsMade(
      CallTable table,
      CheckInTable checkIns,
      ReplyTable replies,
      Published published,
      ApplicationEventPublisher events,
      Clock clock) {
    this.table = table;
    this.checkIns = checkIns;
    this.replies = replies;
    this.published = published;
    this.events = events;
    this.clock = clock;
  }

  /**
   * What is told of a call.
   *
   * @param settles whether nobody needs to call again
   */
  public record Telling(Call.Reached reached, String words, boolean settles) {}

  /** The check-in of this patient. */
  @Transactional(readOnly = true)
  public Optional<CheckIn> checkIn(UUID patientId, UUID checkInId) {
    return checkIns.find(checkInId).filter(one -> one.patientId().equals(patientId));
  }

  /** Keeps the call and, where it settles the matter, says so. The same id again keeps nothing. */
  public void record(CheckIn checkIn, UUID id, Telling told) {
    var actor = CurrentActor.get();
    var call =
        new Call(
            id,
            checkIn.id(),
            checkIn.patientId(),
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            told.reached(),
            told.words(),
            told.settles(),
            actor.accountId(),
            actor.name());
    if (!table.insert(call)) return;
    published.publish(call.patientId(), CallFhir.of(call));
    if (call.settles()) {
      var words = call.reached().inWords() + ": " + call.words();
      events.publishEvent(new CallSettled(items(checkIn), words, actor));
    }
  }

  /** Everything for which this check-in may have asked for a call. */
  private List<UUID> items(CheckIn checkIn) {
    var items = new ArrayList<UUID>(Calls.itemsOf(checkIn));
    replies.of(checkIn.id()).forEach(reply -> items.add(Calls.itemOf(reply)));
    return items;
  }

  /**
   * Whether somebody still has to call: about an answer since the last call that settled it, or
   * because none came.
   *
   * @param made calls about it
   */
  public static boolean wanted(Replies.Answered one, List<Call> made) {
    var settled = made.stream().filter(Call::settles).map(Call::at).max(Instant::compareTo);
    var strict = one.replies().stream().filter(r -> r.tier() != Tier.AS_EXPECTED).findFirst();
    if (strict.isPresent()) return settled.isEmpty() || settled.get().isBefore(strict.get().at());
    var checkIn = one.checkIn();
    boolean waits =
        switch (checkIn.state()) {
          case PLANNED, CANCELLED -> true;
          case ASKED -> checkIn.callAt() != null;
          case MISSED -> false;
        };
    return one.replies().isEmpty() && !waits && settled.isEmpty();
  }

  /** Newest first. */
  @Transactional(readOnly = true)
  public List<Call> of(UUID patientId) {
    return table.ofPatient(patientId);
  }
}
