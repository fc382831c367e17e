package org.tautband.patients;

import java.util.List;
import java.util.UUID;

/**
 * A module that knows of something to be seen on every page of a patient. Called inside a
 * transaction, and only for people who may read clinical text; keep it to one cheap query.
 */
public interface BannerContributor {

  /**
   * @param allergies short names: "Nickel"
   * @param alerts short sentences: "Takes clopidogrel, which thins the blood"
   */
  record Part(List<String> allergies, List<String> alerts) {
    public static final Part NOTHING = new Part(List.of(), List.of());

    public Part {
      allergies = List.copyOf(allergies);
      alerts = List.copyOf(alerts);
    }
  }

  Part partFor(UUID patientId);
}
