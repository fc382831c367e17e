package org.tautband.history;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Dates of entries. */
final class Dates {
  /**
   * Older than this an entry may no longer hold. Our own proposal (no published limit was found);
   * it only adds the words "may be outdated", it hides nothing.
   */
  static final int DAYS_UNTIL_DOUBTED = 180;

  /** Elements that say when the entry was last asserted, the best first. */
  private static final List<String> ASSERTED =
      List.of(
          "/dateAsserted",
          "/authoredOn",
          "/recordedDate",
          "/effectiveDateTime",
          "/effectivePeriod/end",
          "/effectivePeriod/start",
          "/performedDateTime",
          "/performedPeriod/end",
          "/performedPeriod/start",
          "/whenHandedOver",
          "/recordedOn",
          "/onsetDateTime",
          "/onsetPeriod/start",
          "/timingDateTime",
          "/issued");

  private Dates() {}

  /** The day, a year or month as its first day; null when there is none or it cannot be read. */
  static @Nullable LocalDate assertedOn(JsonNode resource) {
    for (String pointer : ASSERTED) {
      LocalDate day = day(resource.at(pointer).asString(""));
      if (day != null) {
        return day;
      }
    }
    return null;
  }

  static @Nullable LocalDate day(String fhir) {
    String date = fhir.length() > 10 ? fhir.substring(0, 10) : fhir;
    String whole =
        switch (date.length()) {
          case 4 -> date + "-01-01";
          case 7 -> date + "-01";
          default -> date;
        };
    try {
      return whole.length() == 10 ? LocalDate.parse(whole) : null;
    } catch (DateTimeParseException _) {
      return null;
    }
  }

  static boolean maybeOutdated(@Nullable LocalDate on, LocalDate today) {
    return on == null || on.isBefore(today.minusDays(DAYS_UNTIL_DOUBTED));
  }
}
