package org.tautband.evidence;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Rows that carry the figure of another row: a consent item takes its number from a rate. */
@Component
class RowsOnRows implements Uses {
  private final FromContent<List<Use>> all;

  RowsOnRows(Content content) {
    all = new FromContent<>(content, RowsOnRows::of);
  }

  private static List<Use> of(Content content) {
    List<Use> all = new ArrayList<>();
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
    return List.copyOf(all);
  }

  @Override
  public List<Use> all() {
    return all.now();
  }
}
