package org.tautband.worklist;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.Role;
import org.tautband.followup.RecurrenceToAct;

/** Half a year later: who is asked by phone, and whose problem came back. */
@Component
class RecurrencesToAct {
  private final Worklist worklist;

  RecurrencesToAct(Worklist worklist) {
    this.worklist = worklist;
  }

  /** In the transaction that found it out: both are kept or neither. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void toAct(RecurrenceToAct found) {
    worklist.add(
        Item.fresh(
            found.itemId(),
            Kind.LATER,
            new Item.What(sentence(found.why()), found.clinical()),
            new Item.About.Patient(found.patientId()),
            Item.Owner.nobodyYet(Role.CLINICIAN, found.clinicId()),
            found.dueAt(),
            found.path(),
            new Item.Opened(found.at(), "the question half a year later")));
  }

  private static String sentence(RecurrenceToAct.Why why) {
    return switch (why) {
      case ASK_BY_PHONE -> "Half a year later: ask by phone whether it came back";
      case CAME_BACK -> "Half a year later: it came back. Offer a visit";
      case NEVER_WENT -> "Half a year later: it never quite went away. Offer a visit";
    };
  }
}
