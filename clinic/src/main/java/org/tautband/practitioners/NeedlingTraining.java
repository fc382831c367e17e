package org.tautband.practitioners;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A training in needling.
 *
 * @param title name of the course and who gave it
 * @param bodyGroups ids of the body groups it covers, at least one
 * @param specialSites ids of precautions that only this training answers (PC028: front of the neck
 *     and under the skull); a course for the whole neck is not that
 * @param proof which paper was seen, with its number or date
 * @param expiresOn last day it counts; null when it does not end by itself
 */
public record NeedlingTraining(
    String title,
    Set<String> bodyGroups,
    Set<String> specialSites,
    String proof,
    @Nullable LocalDate expiresOn) {
  public NeedlingTraining {
    title = title.strip();
    proof = proof.strip();
    bodyGroups = Set.copyOf(bodyGroups);
    // Rows written before there were special sites have none.
    specialSites = specialSites == null ? Set.of() : Set.copyOf(specialSites);
    if (title.isEmpty() || proof.isEmpty() || bodyGroups.isEmpty()) {
      throw new IllegalArgumentException("a training needs a title, proof and a body group");
    }
  }

  /** A training for no special site. */
  public NeedlingTraining(
      String title, Set<String> bodyGroups, String proof, @Nullable LocalDate expiresOn) {
    this(title, bodyGroups, Set.of(), proof, expiresOn);
  }

  public boolean validOn(LocalDate day) {
    return expiresOn == null || !day.isAfter(expiresOn);
  }
}
