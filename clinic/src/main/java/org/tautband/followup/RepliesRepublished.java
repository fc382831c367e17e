package org.tautband.followup;

import org.springframework.stereotype.Component;
import org.tautband.fhir.Republisher;

/** Every newest answer, as published now, for the drift check. */
@Component
class RepliesRepublished implements Republisher {
  private final Replies replies;

  RepliesRepublished(Replies replies) {
    this.replies = replies;
  }

  @Override
  public String module() {
    return "followup";
  }

  @Override
  public void render(Receiver receiver) {
    replies.eachNewest(reply -> receiver.accept(reply.patientId(), ReplyFhir.of(reply)));
  }
}
