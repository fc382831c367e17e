package org.tautband.patients;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * That somebody has died, as the clinic was told.
 *
 * @param on null: the day is not known
 */
public record Death(@Nullable LocalDate on) {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);

  /** "died on 3 Mar 2026", or "has died, day not known". */
  public String inWords() {
    return on == null ? "has died, day not known" : "died on " + DAY.format(on);
  }
}
