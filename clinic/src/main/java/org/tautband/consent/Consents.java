package org.tautband.consent;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tautband.evidence.Place;
import org.tautband.evidence.Reason;

/** All decisions of patients of the clinic group. */
public class Consents {
  /**
   * What decides the text.
   *
   * @param alternatives what else the patient could do, in the clinic's own words
   * @param conditionId condition of {@code efficacy.csv} whose benefit is told; empty for none
   */
  public record Occasion(
      UUID patientId,
      UUID practitionerId,
      Set<Place> places,
      String alternatives,
      String conditionId) {}

  /** Who decided, and how it was signed. */
  public record Decision(
      Set<Place> allowed,
      Signer signer,
      @Nullable Assent assent,
      @Nullable Interpreter interpreter,
      String readAloudBy,
      @Nullable Signature signature,
      String copy) {}

  /** What the patient would be told. */
  public ConsentText compose(Occasion occasion) {
    throw new UnsupportedOperationException();
  }

  /**
   * Keeps a decision on the text that was shown; the same id again keeps nothing more.
   *
   * @param shownSha256 fingerprint of the text that was shown
   * @throws IllegalArgumentException when the text has changed since it was shown
   */
  public Consent decide(UUID consentId, Occasion occasion, String shownSha256, Decision decision) {
    throw new UnsupportedOperationException();
  }

  /** Takes consent back, at once; waits for a start that is under way, and no start slips by. */
  public Withdrawal withdraw(
      UUID patientId, UUID consentId, UUID withdrawalId, Set<Place> places, String words) {
    throw new UnsupportedOperationException();
  }

  /** Newest first. */
  public List<Consent> of(UUID patientId) {
    throw new UnsupportedOperationException();
  }

  public Optional<Consent> find(UUID patientId, UUID consentId) {
    throw new UnsupportedOperationException();
  }

  /**
   * Why needling may not start at these places. Call it inside the transaction that starts: until
   * that ends no withdrawal gets in between.
   */
  public List<Reason> reasonsAgainst(UUID patientId, Set<Place> places, UUID practitionerId) {
    throw new UnsupportedOperationException();
  }

  /** Those of the places for which consent was taken back or refused and not given again. */
  public Set<Place> withdrawn(UUID patientId, Set<Place> places) {
    throw new UnsupportedOperationException();
  }

  /** Whether consent was taken back or refused for any of the places and not given again. */
  public boolean hasWithdrawn(UUID patientId, Set<Place> places) {
    return !withdrawn(patientId, places).isEmpty();
  }

  /** A guardian or representative gave the consents that are valid for all these places. */
  public boolean validThroughRepresentative(UUID patientId, Set<Place> places) {
    throw new UnsupportedOperationException();
  }

  /** An interpreter took part in the consents that are valid for all these places. */
  public boolean validThroughInterpreter(UUID patientId, Set<Place> places) {
    throw new UnsupportedOperationException();
  }

  /** One word for people who may not read clinical text: "valid", "missing". */
  public String inOneWord(UUID patientId, Set<Place> places, UUID practitionerId) {
    return reasonsAgainst(patientId, places, practitionerId).isEmpty() ? "valid" : "missing";
  }
}
