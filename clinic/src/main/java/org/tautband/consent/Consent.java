package org.tautband.consent;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.tautband.evidence.Place;

/**
 * A decision on one exact text, yes or no, with everything taken back since.
 *
 * @param practitionerId who is going to needle: the text names their training
 * @param by name of who kept the decision
 */
public record Consent(
    UUID id,
    UUID patientId,
    UUID practitionerId,
    ConsentText text,
    Decision decision,
    Instant decidedAt,
    UUID accountId,
    String by,
    List<Withdrawal> withdrawals) {
  public Consent {
    withdrawals = List.copyOf(withdrawals);
    if (!text.places().containsAll(decision.allowed())) {
      throw new IllegalArgumentException("only places of the text can be allowed");
    }
    if (decision.isYes() && decision.signature() == null) {
      throw new IllegalArgumentException("a yes is signed");
    }
    Assent assent = decision.assent();
    if (decision.isYes() && assent != null && !assent.yes()) {
      throw new IllegalArgumentException("a child's no stands");
    }
  }

  /** Places the answer was yes for. */
  public Set<Place> allowed() {
    return decision.allowed();
  }

  public boolean isYes() {
    return decision.isYes();
  }

  /** What is still allowed on this text after everything taken back on it. */
  public Set<Place> valid() {
    Set<Place> valid = new LinkedHashSet<>(Telling.inOrder(allowed()));
    withdrawals.forEach(withdrawal -> valid.removeAll(withdrawal.places()));
    return valid;
  }

  /** The fingerprint of the text that was decided on. */
  public String textSha256() {
    return text.sha256();
  }

  Consent with(List<Withdrawal> withdrawals) {
    return new Consent(
        id, patientId, practitionerId, text, decision, decidedAt, accountId, by, withdrawals);
  }
}
