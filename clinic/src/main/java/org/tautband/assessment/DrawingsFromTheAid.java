package org.tautband.assessment;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tautband.assessment.PainDrawing.ByLink;
import org.tautband.assessment.PainDrawing.With;
import org.tautband.decide.DecisionAidSent;

/** A drawing sent with the decision aid waits here until a clinician puts it to a problem. */
@Component
class DrawingsFromTheAid {
  private final PainDrawings drawings;

  DrawingsFromTheAid(PainDrawings drawings) {
    this.drawings = drawings;
  }

  /** In the transaction of the sending, as the patient. */
  @EventListener
  void on(DecisionAidSent event) {
    var sent = event.sent();
    event
        .drawing()
        .ifPresent(
            drawing ->
                drawings.keep(
                    sent.id(),
                    new PainDrawings.Sent(
                        sent.patientId(),
                        null,
                        drawing,
                        "",
                        new ByLink(With.DECISION_AID, sent.id(), sent.at()))));
  }
}
