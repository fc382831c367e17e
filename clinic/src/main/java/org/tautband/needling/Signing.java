package org.tautband.needling;

import java.util.List;
import org.tautband.evidence.Reason;

/** What came of the wish to sign. */
public sealed interface Signing {
  record Done(Session session) implements Signing {}

  /**
   * Nothing was signed; an unequal count is kept.
   *
   * @param numbersShown whether the record's own numbers may be shown: not after a first unequal
   *     count, so that the second is counted and not copied
   */
  record Refused(Session session, List<Reason> reasons, boolean numbersShown) implements Signing {
    public Refused {
      reasons = List.copyOf(reasons);
    }
  }
}
