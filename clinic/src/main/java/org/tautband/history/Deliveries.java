package org.tautband.history;

import tools.jackson.databind.json.JsonMapper;

/** The outcome of a delivery as it stands in its row. */
final class Deliveries {
  private static final JsonMapper JSON = JsonMapper.shared();

  private Deliveries() {}

  static String json(Imported.Kept kept) {
    return JSON.writeValueAsString(kept);
  }

  static Imported.Kept outcome(ReceivedTable.Delivery delivery) {
    return JSON.readValue(delivery.outcomeJson(), Imported.Kept.class);
  }
}
