package org.tautband.evidence;

import java.util.List;

/**
 * A screening question with everything that decides what its answer means. A yes raises the
 * outcome.
 *
 * @param precautions the rows a yes stands for, at least one
 * @param bound where it holds; empty when it concerns the whole person
 */
public record Question(
    String id,
    String ask,
    AskedOf askedOf,
    List<Precaution> precautions,
    List<PlaceBound> bound,
    AskRule askRule) {
  public Question {
    precautions = List.copyOf(precautions);
    bound = List.copyOf(bound);
  }
}
