package org.tautband.decide;

import org.springframework.stereotype.Component;
import org.tautband.fhir.Republisher;

/** Everything sent, as published now, for the drift check. */
@Component
class SentRepublished implements Republisher {
  private final SentAnswers sent;

  SentRepublished(SentAnswers sent) {
    this.sent = sent;
  }

  @Override
  public String module() {
    return "decide";
  }

  @Override
  public void render(Receiver receiver) {
    sent.each(one -> receiver.accept(one.patientId(), SentFhir.of(one)));
  }
}
