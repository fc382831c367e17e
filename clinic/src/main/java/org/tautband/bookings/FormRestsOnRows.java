package org.tautband.bookings;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tautband.evidence.Use;
import org.tautband.evidence.Uses;

/** The urgent signs that the public form asks about. */
@Component
class FormRestsOnRows implements Uses {
  private final UrgentSigns signs;

  FormRestsOnRows(UrgentSigns signs) {
    this.signs = signs;
  }

  @Override
  public List<Use> all() {
    return signs.areas().stream()
        .flatMap(area -> area.signs().stream())
        .map(
            sign ->
                new Use(
                    sign.redFlagId(),
                    Use.By.ENQUIRY,
                    sign.ask(),
                    "/ask",
                    "Ticked, it says: " + sign.step().inWords()))
        .toList();
  }
}
