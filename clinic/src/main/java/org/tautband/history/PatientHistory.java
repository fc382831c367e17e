package org.tautband.history;

import java.util.List;
import java.util.Map;

/**
 * Everything the history of one patient says, read on one day.
 *
 * @param facts what raises a screening question, most recent first
 * @param notRecognised medicines that no list knows; a person must look at them
 * @param read how many received resources of each type are read
 * @param keptNotRead how many of each other type are kept as they came
 */
public record PatientHistory(
    List<RecordFact> facts,
    List<HistoryItem> medicines,
    List<HistoryItem> allergies,
    List<HistoryItem> conditions,
    List<HistoryItem> notRecognised,
    Map<String, Integer> read,
    Map<String, Integer> keptNotRead) {
  public PatientHistory {
    facts = List.copyOf(facts);
    medicines = List.copyOf(medicines);
    allergies = List.copyOf(allergies);
    conditions = List.copyOf(conditions);
    notRecognised = List.copyOf(notRecognised);
  }

  public boolean isEmpty() {
    return facts.isEmpty()
        && medicines.isEmpty()
        && allergies.isEmpty()
        && conditions.isEmpty()
        && read.isEmpty()
        && keptNotRead.isEmpty();
  }
}
