package org.tautband.worklist;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.Role;
import org.tautband.followup.SomebodyMustCall;

/** Who must be called after a session is work of a clinician. */
@Component
class CheckInsToAct {
  private final Worklist worklist;

  CheckInsToAct(Worklist worklist) {
    this.worklist = worklist;
  }

  /** In the transaction that found it out: both are kept or neither. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void called(SomebodyMustCall call) {
    boolean saidAlready =
        call.covered().stream()
            .anyMatch(id -> worklist.find(id).filter(item -> item.closed() == null).isPresent());
    if (saidAlready) return;
    worklist.add(
        Item.fresh(
            call.itemId(),
            kind(call.why()),
            new Item.What(sentence(call.why()), call.clinical()),
            new Item.About.Patient(call.patientId()),
            Item.Owner.nobodyYet(Role.CLINICIAN, call.clinicId()),
            call.dueAt(),
            call.path(),
            new Item.Opened(call.at(), "the check-in after a session")));
  }

  private static Kind kind(SomebodyMustCall.Why why) {
    return switch (why) {
      case EMERGENCY, SAME_DAY -> Kind.ALERT;
      case TO_READ -> Kind.CHECK_IN;
      case UNANSWERED_LUNG, UNANSWERED, WINDOW_PASSED, NO_MAIL, MAIL_GIVEN_UP -> Kind.UNANSWERED;
    };
  }

  private static String sentence(SomebodyMustCall.Why why) {
    return switch (why) {
      case EMERGENCY -> "Emergency answer after a session: a clinician calls now";
      case SAME_DAY -> "Answer after a session that needs a call today";
      case TO_READ -> "Answer after a session: read it";
      case UNANSWERED_LUNG -> "No answer after a session: call";
      case UNANSWERED -> "No answer after a session: ask how it went";
      case WINDOW_PASSED -> "Call: the time to ask after this session had passed";
      case NO_MAIL -> "Call: this patient gets no mail after the session";
      case MAIL_GIVEN_UP -> "Call: the mail after the session could not be delivered";
    };
  }
}
