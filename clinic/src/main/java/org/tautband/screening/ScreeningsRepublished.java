package org.tautband.screening;

import org.springframework.stereotype.Component;
import org.tautband.evidence.Content;
import org.tautband.fhir.Republisher;

/** Renders every screening again, for the drift check. */
@Component
class ScreeningsRepublished implements Republisher {
  private final ScreeningTable table;
  private final Content content;

  ScreeningsRepublished(ScreeningTable table, Content content) {
    this.table = table;
    this.content = content;
  }

  @Override
  public String module() {
    return "screening";
  }

  @Override
  public void render(Receiver receiver) {
    for (var patientId : table.patientsScreened()) {
      table
          .find(patientId)
          .filter(screening -> !screening.saves().isEmpty())
          .ifPresent(
              screening -> receiver.accept(patientId, ScreeningFhir.render(screening, content)));
    }
  }
}
