package org.tautband.decide;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a patient sent from the decision aid; the next one follows it, none is changed.
 *
 * @param said each answer with its question, in the words shown then
 * @param gaps questions of the knowledge check whose answer was not the right one
 * @param rowIds rows of the evidence store that were shown
 * @param contentVersion of the store at that time
 */
public record Sent(
    UUID id,
    UUID patientId,
    Instant at,
    Answers answers,
    List<Said> said,
    List<String> gaps,
    String conditionId,
    List<String> rowIds,
    String contentVersion) {
  /** One answer; {@code field} as in the form. */
  public record Said(String field, String question, String answer) {}

  public Sent {
    said = List.copyOf(said);
    gaps = List.copyOf(gaps);
    rowIds = List.copyOf(rowIds);
  }

  /** What was answered on a page. */
  public List<Said> saidOn(Step step) {
    return said.stream().filter(s -> step.asks(s.field())).toList();
  }

  public Optional<Said> said(String field) {
    return said.stream().filter(s -> s.field().equals(field)).findFirst();
  }

  /** Screening question to its answer, where it was yes or not sure. */
  public Map<String, Said> healthRaised() {
    var raised = new LinkedHashMap<String, Said>();
    for (var one : saidOn(Step.HEALTH)) {
      if (!answers.says(one.field(), "no")) {
        raised.put(one.field().substring("h.".length()), one);
      }
    }
    return raised;
  }

  /** How many questions of the knowledge check were answered. */
  public int checked() {
    return saidOn(Step.CHECK).size();
  }

  public boolean wantsNoNeedles() {
    return answers.says("way", "needle_free");
  }
}
