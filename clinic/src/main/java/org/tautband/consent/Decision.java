package org.tautband.consent;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tautband.evidence.Place;

/**
 * What was decided on a text, by whom and how it was signed.
 *
 * @param allowed places the answer is yes for; empty for a no
 * @param assent the child's own word where somebody else decides for a child, else null
 * @param interpreter null when nobody interpreted
 * @param readAloudBy who read the text aloud; empty when nobody did
 * @param signature null only for a no
 * @param copy how the patient got a copy, in words
 */
public record Decision(
    Set<Place> allowed,
    Signer signer,
    @Nullable Assent assent,
    @Nullable Interpreter interpreter,
    String readAloudBy,
    @Nullable Signature signature,
    String copy) {
  public Decision {
    allowed = Set.copyOf(allowed);
    readAloudBy = readAloudBy.strip();
    copy = copy.strip();
  }

  public boolean isYes() {
    return !allowed.isEmpty();
  }
}
