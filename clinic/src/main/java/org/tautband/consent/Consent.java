package org.tautband.consent;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tautband.evidence.Place;

/**
 * A decision on one exact text, yes or no, with everything taken back since.
 *
 * @param practitionerId who is going to needle: the text names their training
 * @param allowed places the answer is yes for; empty for a no
 * @param assent the child's own word where a guardian decides, else null
 * @param interpreter null when nobody interpreted
 * @param readAloudBy who read the text aloud; empty when nobody did
 * @param signature null only for a no: nobody has to sign a refusal
 * @param copy how the patient got a copy, in words
 * @param by name of who kept the decision
 */
public record Consent(
    UUID id,
    UUID patientId,
    UUID practitionerId,
    ConsentText text,
    Set<Place> allowed,
    Signer signer,
    @Nullable Assent assent,
    @Nullable Interpreter interpreter,
    String readAloudBy,
    @Nullable Signature signature,
    String copy,
    Instant decidedAt,
    UUID accountId,
    String by,
    List<Withdrawal> withdrawals) {
  public Consent {
    allowed = Set.copyOf(allowed);
    withdrawals = List.copyOf(withdrawals);
    readAloudBy = readAloudBy.strip();
    if (!text.places().containsAll(allowed)) {
      throw new IllegalArgumentException("only places of the text can be allowed");
    }
    if (!allowed.isEmpty() && signature == null) {
      throw new IllegalArgumentException("a yes is signed");
    }
    if (!allowed.isEmpty() && assent != null && !assent.yes()) {
      throw new IllegalArgumentException("a child's no stands");
    }
  }

  public boolean isYes() {
    return !allowed.isEmpty();
  }

  /** What is still allowed after everything taken back. */
  public Set<Place> valid() {
    Set<Place> valid = new LinkedHashSet<>(allowed);
    withdrawals.forEach(withdrawal -> valid.removeAll(withdrawal.places()));
    return valid;
  }

  /** The fingerprint of the text that was decided on. */
  public String textSha256() {
    return text.sha256();
  }
}
