package org.tautband.consent;

import java.util.List;
import org.tautband.access.FieldProblem;

/** What came of deciding on a text. */
public sealed interface Decided {
  /** It is kept. */
  record Kept(Consent consent) implements Decided {}

  /** This person may not decide like this; nothing was kept. */
  record Refused(List<FieldProblem> problems) implements Decided {}

  /** Facts, training or wording have changed since the text was made: a new one has to be read. */
  record TextChanged(Outdated how) implements Decided {}
}
