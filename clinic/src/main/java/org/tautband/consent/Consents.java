package org.tautband.consent;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.CurrentActor;
import org.tautband.access.FieldProblem;
import org.tautband.clinics.Policy;
import org.tautband.evidence.Content;
import org.tautband.evidence.Place;
import org.tautband.evidence.Reason;
import org.tautband.evidence.RowHistory;
import org.tautband.fhir.Published;
import org.tautband.patients.Patients;

/** All decisions of patients of the clinic group. */
@Component
@Transactional
public class Consents {
  private final ConsentTable table;
  private final Tellings tellings;
  private final Content content;
  private final RowHistory history;
  private final Patients patients;
  private final Clock clock;
  private final ApplicationEventPublisher events;
  private final Published published;

  Consents(
      ConsentTable table,
      Tellings tellings,
      Content content,
      RowHistory history,
      Patients patients,
      Clock clock,
      ApplicationEventPublisher events,
      Published published) {
    this.published = published;
    this.table = table;
    this.tellings = tellings;
    this.content = content;
    this.history = history;
    this.patients = patients;
    this.clock = clock;
    this.events = events;
  }

  /** Composes the text and keeps it; the same id again composes nothing. */
  public OfferedText offer(UUID consentId, Occasion occasion) {
    var actor = CurrentActor.get();
    OfferedText offered =
        new OfferedText(
            consentId, occasion, compose(occasion), now(), actor.accountId(), actor.name());
    if (!table.insert(offered)) {
      return offered(occasion.patientId(), consentId)
          .orElseThrow(() -> new IllegalArgumentException("that id is another patient's text"));
    }
    return offered;
  }

  /** What the patient would be told now. */
  @Transactional(readOnly = true)
  public ConsentText compose(Occasion occasion) {
    return new Wording(content).compose(tellings.of(occasion), history::named);
  }

  /** How a text differs from what would be told now; empty when it does not. */
  @Transactional(readOnly = true)
  public Optional<Outdated> outdated(OfferedText offered) {
    return Outdated.of(offered.text(), compose(offered.occasion()));
  }

  /** A text of this patient, decided on or not. */
  @Transactional(readOnly = true)
  public Optional<OfferedText> offered(UUID patientId, UUID consentId) {
    return table.offered(patientId, consentId);
  }

  /** The policy of the clinic the acting person works at: who signs from which age. */
  @Transactional(readOnly = true)
  public Policy policy() {
    return tellings.policy();
  }

  /** The day it is at that clinic. */
  public LocalDate today() {
    return tellings.today();
  }

  /** Texts nobody has decided on, newest first. */
  @Transactional(readOnly = true)
  public List<OfferedText> undecided(UUID patientId) {
    return table.undecided(patientId);
  }

  /** What the clinic last wrote about other ways, to start from; empty when it never did. */
  @Transactional(readOnly = true)
  public String lastAlternatives() {
    return table.lastAlternatives();
  }

  /** Keeps the decision on a text; a second decision on it keeps nothing and answers the first. */
  public Decided decide(UUID patientId, UUID consentId, Decision decision) {
    OfferedText offered =
        offered(patientId, consentId)
            .orElseThrow(() -> new IllegalArgumentException("no such text of this patient"));
    table.take(patientId);
    Optional<Consent> before = find(patientId, consentId);
    if (before.isPresent()) {
      return new Decided.Kept(before.get());
    }
    List<FieldProblem> problems =
        SigningRules.problems(
            decision, patients.get(patientId).birthDate(), tellings.policy(), tellings.today());
    if (!problems.isEmpty()) {
      return new Decided.Refused(problems);
    }
    // A yes rests on what is known now; a no is taken whatever it was said to.
    Optional<Outdated> outdated = decision.isYes() ? outdated(offered) : Optional.empty();
    if (outdated.isPresent()) {
      return new Decided.TextChanged(outdated.get());
    }
    var actor = CurrentActor.get();
    Instant now = now();
    Consent consent =
        new Consent(
            consentId,
            patientId,
            offered.occasion().practitionerId(),
            offered.text(),
            decision,
            now,
            actor.accountId(),
            actor.name(),
            List.of());
    if (!table.insert(consentId, decision, now, actor.accountId(), actor.name())) {
      throw new IllegalStateException("two decisions on one text at once");
    }
    published.publish(patientId, ConsentFhir.of(consent));
    return new Decided.Kept(consent);
  }

  /**
   * Takes consent back, at once; waits for a start that is under way, and no start slips by. Nobody
   * can override it. The same {@code withdrawalId} again changes nothing.
   */
  public Withdrawal withdraw(
      UUID patientId, UUID consentId, UUID withdrawalId, Set<Place> places, String words) {
    table.take(patientId);
    Consent consent =
        find(patientId, consentId)
            .orElseThrow(() -> new IllegalArgumentException("no such consent of this patient"));
    if (!consent.text().places().containsAll(places)) {
      throw new IllegalArgumentException("only places of the text can be taken back");
    }
    var actor = CurrentActor.get();
    Withdrawal withdrawal =
        new Withdrawal(
            withdrawalId,
            consentId,
            places,
            words,
            afterEverythingSaid(patientId),
            actor.accountId(),
            actor.name());
    if (!table.insert(withdrawal)) {
      return consent.withdrawals().stream()
          .filter(kept -> kept.id().equals(withdrawalId))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("that id is another withdrawal"));
    }
    published.publish(patientId, ConsentFhir.of(find(patientId, consentId).orElseThrow()));
    events.publishEvent(
        new ConsentWithdrawn(patientId, consentId, withdrawal.places(), withdrawal.at()));
    return withdrawal;
  }

  /** Newest first. */
  @Transactional(readOnly = true)
  public List<Consent> of(UUID patientId) {
    return table.of(patientId);
  }

  /** A decision of this patient. */
  @Transactional(readOnly = true)
  public Optional<Consent> find(UUID patientId, UUID consentId) {
    return table.find(patientId, consentId);
  }

  /**
   * Why needling may not start at these places. Call it inside the transaction that starts: until
   * that ends no withdrawal gets in between.
   */
  @Transactional(readOnly = true)
  public List<Reason> reasonsAgainst(UUID patientId, Set<Place> places, UUID practitionerId) {
    return forStart(patientId, places, practitionerId, tellings.policy(), tellings.today())
        .reasons();
  }

  /**
   * What a start asks of consent, read once.
   *
   * @param reasons as {@link #reasonsAgainst}
   * @param throughRepresentative as {@link #validThroughRepresentative}
   * @param throughInterpreter as {@link #validThroughInterpreter}
   */
  public record ForStart(
      List<Reason> reasons, boolean throughRepresentative, boolean throughInterpreter) {}

  /**
   * As {@link #reasonsAgainst} under the policy of the clinic that needles and on its day, with
   * whom the consents were given through.
   */
  @Transactional(readOnly = true)
  public ForStart forStart(
      UUID patientId, Set<Place> places, UUID practitionerId, Policy policy, LocalDate today) {
    table.holdStill(patientId);
    List<Consent> consents = table.of(patientId);
    boolean ofAge = policy.maySignAlone(patients.get(patientId).birthDate(), today);
    return new ForStart(
        reasons(consents, new AgainstStart(content, patientId, places), practitionerId, ofAge),
        valid(consents, places, Consents::throughRepresentative),
        valid(consents, places, Consents::throughInterpreter));
  }

  private static List<Reason> reasons(
      List<Consent> consents, AgainstStart against, UUID practitionerId, boolean ofAge) {
    List<Reason> reasons = new ArrayList<>();
    for (Place place : against.inOrder()) {
      Optional<Standing> standing = Standing.of(place, consents);
      if (standing.isEmpty()) {
        reasons.add(against.missing(place));
        continue;
      }
      switch (standing.get().said()) {
        case NO -> reasons.add(against.refused(place));
        case TAKEN_BACK -> reasons.add(against.takenBack(place));
        case YES -> {
          Consent consent = standing.get().consent();
          if (consent.decision().signer().kind() == Signer.Kind.GUARDIAN && ofAge) {
            reasons.add(against.cameOfAge(place));
          }
          if (!consent.practitionerId().equals(practitionerId)) {
            reasons.add(against.otherPractitioner(place));
          }
        }
      }
    }
    return reasons;
  }

  /** Those of the places for which consent was taken back or refused and not given again. */
  @Transactional(readOnly = true)
  public Set<Place> withdrawn(UUID patientId, Set<Place> places) {
    List<Consent> consents = table.of(patientId);
    return Telling.inOrder(places).stream()
        .filter(
            place ->
                Standing.of(place, consents)
                    .filter(standing -> standing.said() != Standing.Said.YES)
                    .isPresent())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** A guardian or representative gave the consents that are valid for all these places. */
  @Transactional(readOnly = true)
  public boolean validThroughRepresentative(UUID patientId, Set<Place> places) {
    return valid(table.of(patientId), places, Consents::throughRepresentative);
  }

  /** An interpreter took part in the consents that are valid for all these places. */
  @Transactional(readOnly = true)
  public boolean validThroughInterpreter(UUID patientId, Set<Place> places) {
    return valid(table.of(patientId), places, Consents::throughInterpreter);
  }

  /** One word for people who may not read clinical text: "valid" or "missing". */
  @Transactional(readOnly = true)
  public String inOneWord(UUID patientId, Set<Place> places, UUID practitionerId) {
    return reasonsAgainst(patientId, places, practitionerId).isEmpty() ? "valid" : "missing";
  }

  private static boolean throughRepresentative(Consent consent) {
    return consent.decision().signer().kind() != Signer.Kind.PATIENT;
  }

  private static boolean throughInterpreter(Consent consent) {
    return consent.decision().interpreter() != null;
  }

  private static boolean valid(List<Consent> consents, Set<Place> places, Predicate<Consent> how) {
    return !places.isEmpty()
        && places.stream()
            .allMatch(
                place ->
                    Standing.of(place, consents)
                        .filter(standing -> standing.said() == Standing.Said.YES)
                        .filter(standing -> how.test(standing.consent()))
                        .isPresent());
  }

  /** What is taken back counts as said last, even when the machine's clock was set back. */
  private Instant afterEverythingSaid(UUID patientId) {
    Instant now = now();
    return table.of(patientId).stream()
        .map(Consent::decidedAt)
        .filter(said -> !said.isBefore(now))
        .max(Comparator.naturalOrder())
        .map(said -> said.plus(1, ChronoUnit.MICROS))
        .orElse(now);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
