package org.tautband.evidence;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Rows that carry the figure of another row: a consent item takes its number from a rate. */
@Component
class RowsOnRows implements Uses {
  private final List<Use> all = new ArrayList<>();

  RowsOnRows(Content content) {
    for (ConsentItem item : content.consentItems()) {
      for (String id : item.figureClaimIds()) {
        all.add(
            new Use(
                id,
                Use.By.ROW,
                "Consent item " + item.id(),
                "/evidence/" + item.id(),
                item.item()));
      }
    }
  }

  @Override
  public List<Use> all() {
    return List.copyOf(all);
  }
}
