package org.tautband.drawings;

import org.springframework.stereotype.Component;
import org.tautband.atlas.BodyChart;
import org.tautband.fhir.Republisher;

/** Renders all pain drawings again, for the drift check. */
@Component
class DrawingsRepublished implements Republisher {
  private final PainDrawingTable table;
  private final BodyChart chart;

  DrawingsRepublished(PainDrawingTable table, BodyChart chart) {
    this.table = table;
    this.chart = chart;
  }

  @Override
  public String module() {
    return "drawings";
  }

  @Override
  public void render(Receiver receiver) {
    table
        .patientsById()
        .forEach(
            (id, patientId) ->
                receiver.accept(
                    patientId, PainDrawingFhir.of(table.editions(patientId, id), chart.chart())));
  }
}
