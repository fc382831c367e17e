package org.tautband.needling;

import java.util.List;
import org.tautband.evidence.Reason;

/** What came of the wish to sign. */
public sealed interface Signing {
  record Done(Session session) implements Signing {}

  /** Nothing was signed; an unequal count is kept. */
  record Refused(Session session, List<Reason> reasons) implements Signing {
    public Refused {
      reasons = List.copyOf(reasons);
    }
  }
}
