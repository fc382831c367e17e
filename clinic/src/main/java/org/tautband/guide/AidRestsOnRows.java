package org.tautband.guide;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tautband.evidence.Use;
import org.tautband.evidence.Uses;

/** Which sheets of the decision aid show which row. */
@Component
class AidRestsOnRows implements Uses {
  private final DecisionAid aid;

  AidRestsOnRows(DecisionAid aid) {
    this.aid = aid;
  }

  @Override
  public List<Use> all() {
    return aid.conditions().stream()
        .flatMap(
            condition ->
                aid.sheet(condition).rowIds().stream()
                    .map(id -> new Use(id, Use.By.AID, condition.name(), "", "")))
        .toList();
  }
}
