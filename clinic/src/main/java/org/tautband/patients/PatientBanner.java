package org.tautband.patients;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the black bar of every page of a patient.
 *
 * @param deathInWords "died on 3 Mar 2026"; null while nobody told of it
 * @param allergiesInWords "Nickel, latex", or "none recorded"; null for people who see no clinical
 *     text
 * @param alerts short sentences, most serious first; empty for people who see no clinical text
 */
public record PatientBanner(
    UUID id,
    String displayName,
    LocalDate birthDate,
    int ageYears,
    String recordNumber,
    @Nullable String deathInWords,
    @Nullable String allergiesInWords,
    List<String> alerts) {
  public PatientBanner {
    alerts = List.copyOf(alerts);
  }
}
