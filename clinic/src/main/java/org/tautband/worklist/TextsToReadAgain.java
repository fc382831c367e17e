package org.tautband.worklist;

import java.time.Clock;
import java.time.Duration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.Role;
import org.tautband.evidence.Reread;
import org.tautband.evidence.RereadSettled;
import org.tautband.evidence.RereadsOpened;

/** A text whose rows changed is work of a clinician until one has read it again. */
@Component
class TextsToReadAgain {
  /** Ours: no source says how soon words have to follow a figure. */
  private static final Duration WITHIN = Duration.ofDays(7);

  private final Worklist worklist;
  private final Clock clock;

  TextsToReadAgain(Worklist worklist, Clock clock) {
    this.worklist = worklist;
    this.clock = clock;
  }

  /** In the transaction of the edit: both are kept or neither. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void opened(RereadsOpened opened) {
    for (Reread place : opened.places()) {
      worklist.add(
          Item.fresh(
              place.id(),
              Kind.REREAD,
              new Item.What("Read again: a row this text rests on was edited", place.rowId()),
              new Item.About.Named(place.by().inWords() + ": " + place.place()),
              Item.Owner.nobodyYet(Role.CLINICIAN, null),
              clock.instant().plus(WITHIN),
              "/evidence/rereads",
              new Item.Opened(clock.instant(), opened.by().name())));
    }
  }

  /** Where somebody of another group opened it, their list keeps it until they close it. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void settled(RereadSettled settled) {
    for (var id : settled.ids()) {
      if (worklist.find(id).filter(item -> item.closed() == null).isPresent()) {
        worklist.close(id, settled.words(), settled.by());
      }
    }
  }
}
