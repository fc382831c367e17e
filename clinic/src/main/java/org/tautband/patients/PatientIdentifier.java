package org.tautband.patients;

/**
 * A number somebody gave the patient.
 *
 * @param label what kind of number, in words: "Insurance number"
 * @param system URI of who gives such numbers out; empty when none is known
 * @param value as written
 */
public record PatientIdentifier(String label, String system, String value) {
  public PatientIdentifier {
    label = label.strip();
    system = system.strip();
    value = value.strip();
    if (value.isEmpty()) {
      throw new IllegalArgumentException("an identifier needs a value");
    }
  }
}
