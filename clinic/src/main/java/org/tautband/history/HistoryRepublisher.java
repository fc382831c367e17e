package org.tautband.history;

import org.springframework.stereotype.Component;
import org.tautband.fhir.Republisher;
import tools.jackson.databind.json.JsonMapper;

/** Renders again what was told and what was received, with the references as they led then. */
@Component
class HistoryRepublisher implements Republisher {
  private final ToldTable told;
  private final ReceivedTable received;

  HistoryRepublisher(ToldTable told, ReceivedTable received) {
    this.told = told;
    this.received = received;
  }

  @Override
  public String module() {
    return "history";
  }

  @Override
  public void render(Receiver receiver) {
    told.all().forEach(one -> receiver.accept(one.patientId(), ToldFhir.render(one)));
    var fhir = new ReceivedFhir();
    received.eachServed(
        one ->
            receiver.accept(
                one.patientId(),
                fhir.render(
                    one.key(), JsonMapper.shared().readTree(one.bytes()), one.id(), one.led())));
  }
}
