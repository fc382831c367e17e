package org.tautband.practitioners.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.tautband.practitioners.Practitioner;

/**
 * What is missing or ends soon on a practitioner's file.
 *
 * @param missing sentences about what keeps this person from starting a session
 * @param soon sentences about what ends within {@link #SOON_DAYS} days
 */
record Standing(Practitioner who, List<String> missing, List<String> soon) {
  private static final int SOON_DAYS = 60;

  static Standing of(Practitioner who, LocalDate today) {
    var missing = new ArrayList<String>();
    var soon = new ArrayList<String>();
    if (!who.working()) {
      return new Standing(who, missing, soon);
    }
    if (!who.registeredOn(today)) {
      missing.add("No valid registration");
    } else if (!who.registeredOn(today.plusDays(SOON_DAYS))) {
      soon.add("Registration ends within " + SOON_DAYS + " days");
    }
    if (who.trainings().stream().noneMatch(t -> t.validOn(today))) {
      missing.add("No valid needling training");
    }
    who.trainings().stream()
        .filter(t -> !t.validOn(today))
        .forEach(t -> missing.add("Ended: " + t.title()));
    who.trainings().stream()
        .filter(t -> t.validOn(today) && !t.validOn(today.plusDays(SOON_DAYS)))
        .forEach(t -> soon.add("Ends within " + SOON_DAYS + " days: " + t.title()));
    return new Standing(who, List.copyOf(missing), List.copyOf(soon));
  }
}
