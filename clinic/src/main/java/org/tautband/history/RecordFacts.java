package org.tautband.history;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What of a patient's history raises a screening question: medicines that thin the blood, bleeding
 * disorders, pregnancy, implants and the other kinds of {@code record_facts.csv}, in what was
 * received and in what was told.
 */
@Component
public class RecordFacts {

  /** Every fact, the most recent first. Call it inside a transaction of the patient's group. */
  public List<RecordFact> of(UUID patientId) {
    return List.of();
  }
}
