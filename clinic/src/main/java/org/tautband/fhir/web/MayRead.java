package org.tautband.fhir.web;

import java.util.Set;
import org.tautband.access.Actor;
import org.tautband.access.CurrentActor;
import org.tautband.access.SystemCaller;

/** Which types the acting person or system may read. */
final class MayRead {
  /** Who somebody is and where they go: all a front desk sees of the published record. */
  private static final Set<String> IDENTITY =
      Set.of(
          "Appointment",
          "Location",
          "Organization",
          "Patient",
          "Practitioner",
          "PractitionerRole",
          "RelatedPerson");

  private MayRead() {}

  /** Whether the type says who somebody is, and nothing clinical. */
  static boolean isIdentity(String type) {
    return IDENTITY.contains(type);
  }

  /** Whether a person asks, not a system with a token. */
  static boolean isAPerson() {
    return SystemCaller.current().isEmpty();
  }

  static boolean allows(String type) {
    var system = SystemCaller.current();
    if (system.isPresent()) {
      return system.get().reads(type);
    }
    return CurrentActor.find()
        .filter(Actor::seesClinicalText)
        .map(actor -> true)
        .orElse(IDENTITY.contains(type));
  }
}
