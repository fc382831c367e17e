package org.tautband.screening;

import org.tautband.evidence.Question;

/**
 * A question that must be asked before the start.
 *
 * @param why a sentence for the clinician
 */
public record Due(Question question, Why why, String inWords) {
  /** Why it is due. */
  public enum Why {
    NEVER_ASKED,
    EACH_SESSION,
    TOO_OLD,
    HISTORY_CHANGED,
    AGE_CHANGED,
    SESSION_HELD,
    PLAN_CHANGED;
  }
}
