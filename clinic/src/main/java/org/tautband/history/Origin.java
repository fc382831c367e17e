package org.tautband.history;

import java.util.UUID;

/**
 * Where a fact stands.
 *
 * @param entryId our id of the received resource or of what was told
 * @param resourceType FHIR type, "MedicationRequest"
 * @param way by file or by word of mouth
 * @param from name of the file, or who told it
 */
public record Origin(UUID entryId, String resourceType, Way way, String from) {

  /** How it came to us. */
  public enum Way {
    FILE,
    TOLD
  }

  /** "MedicationRequest from Tromp.json" or "told by the patient's daughter". */
  public String inWords() {
    return switch (way) {
      case FILE -> resourceType + " from " + from;
      case TOLD -> "told by " + from;
    };
  }
}
