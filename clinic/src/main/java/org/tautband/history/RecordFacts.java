package org.tautband.history;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What of a patient's history raises a screening question: medicines that thin the blood, bleeding
 * disorders, pregnancy, implants and the other kinds of {@code record_facts.csv}, in what was
 * received and in what was told. A fact never answers a question.
 */
@Component
@Transactional(readOnly = true)
public class RecordFacts {
  private final History history;

  RecordFacts(History history) {
    this.history = history;
  }

  /** Every fact, the most recent first. */
  public List<RecordFact> of(UUID patientId) {
    return history.of(patientId).facts();
  }
}
