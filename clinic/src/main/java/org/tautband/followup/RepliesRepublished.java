package org.tautband.followup;

import org.springframework.stereotype.Component;
import org.tautband.fhir.Republisher;

/** Every newest answer, what was told in it, and every call, for the drift check. */
@Component
class RepliesRepublished implements Republisher {
  private final Replies replies;
  private final CallTable calls;
  private final Recurrences recurrences;

  RepliesRepublished(Replies replies, CallTable calls, Recurrences recurrences) {
    this.replies = replies;
    this.calls = calls;
    this.recurrences = recurrences;
  }

  @Override
  public String module() {
    return "followup";
  }

  @Override
  public void render(Receiver receiver) {
    replies.eachNewest(reply -> receiver.accept(reply.patientId(), ReplyFhir.of(reply)));
    replies.eachTold(told -> receiver.accept(told.patientId(), ReportedFhir.of(told)));
    calls.each(call -> receiver.accept(call.patientId(), CallFhir.of(call)));
    recurrences.eachNewest(
        answer -> receiver.accept(answer.patientId(), RecurrenceFhir.of(answer)));
  }
}
