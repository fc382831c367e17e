package org.tautband.history;

import java.util.List;
import java.util.Set;

/** What becomes of each type of a received resource. */
final class KnownTypes {
  /** Belong to nobody's record alone; the group knows them once. */
  static final Set<String> OF_THE_GROUP =
      Set.of(
          "Organization",
          "Location",
          "Practitioner",
          "PractitionerRole",
          "HealthcareService",
          "Endpoint");

  /** Read, and served under our id. The Patient is read too, but served from our own patient. */
  static final Set<String> SERVED =
      Set.of(
          "Condition",
          "AllergyIntolerance",
          "Medication",
          "MedicationRequest",
          "MedicationStatement",
          "MedicationAdministration",
          "MedicationDispense",
          "Observation",
          "Procedure",
          "Encounter",
          "Device",
          "DeviceUseStatement",
          "Practitioner",
          "PractitionerRole",
          "Organization",
          "Location");

  /** Looked into for what a decision needs. */
  static final Set<String> HOLD_FACTS =
      Set.of(
          "Condition",
          "AllergyIntolerance",
          "Medication",
          "MedicationRequest",
          "MedicationStatement",
          "MedicationAdministration",
          "MedicationDispense",
          "Observation",
          "Procedure",
          "Device",
          "DeviceUseStatement");

  static final List<String> MEDICINES =
      List.of(
          "MedicationRequest",
          "MedicationStatement",
          "MedicationAdministration",
          "MedicationDispense");

  private KnownTypes() {}

  static boolean isRead(String type) {
    return type.equals("Patient") || SERVED.contains(type);
  }
}
