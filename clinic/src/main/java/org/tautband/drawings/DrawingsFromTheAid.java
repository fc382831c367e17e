package org.tautband.drawings;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tautband.decide.DecisionAidSent;
import org.tautband.drawings.PainDrawing.ByLink;
import org.tautband.drawings.PainDrawing.With;

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
