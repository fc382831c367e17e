package org.tautband.screening;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.Actor;
import org.tautband.access.CurrentActor;
import org.tautband.access.Role;
import org.tautband.clinics.Clinic;
import org.tautband.clinics.Clinics;
import org.tautband.clinics.Policy;
import org.tautband.database.Ids;
import org.tautband.evidence.Content;
import org.tautband.evidence.Place;
import org.tautband.evidence.Question;
import org.tautband.evidence.Reason;
import org.tautband.fhir.Published;

/** The screenings of the current group, one per patient. */
@Component
@Transactional
public class Screenings {
  /** Code of the reason for what is asked before each session: no earlier answer can mend it. */
  public static final String ASKED_EACH_SESSION = "screening.each-session";

  private final ScreeningTable table;
  private final RecordRaises record;
  private final Content content;
  private final Clinics clinics;
  private final Published published;
  private final Clock clock;

  Screenings(
      ScreeningTable table,
      RecordRaises record,
      Content content,
      Clinics clinics,
      Published published,
      Clock clock) {
    this.table = table;
    this.record = record;
    this.content = content;
    this.clinics = clinics;
    this.published = published;
    this.clock = clock;
  }

  /** What became of a save. */
  public sealed interface Saved {
    record Done(Screening screening) implements Saved {}

    /** Somebody else answered the same questions differently meanwhile; nothing was kept. */
    record AnsweredMeanwhile(Screening current, List<GivenAnswer> theirs) implements Saved {}
  }

  /** What became of a decision. */
  public sealed interface Decided {
    record Done(Screening screening) implements Decided {}

    /** It was not kept; {@code sentence} says why and what to do. */
    record Refused(String sentence) implements Decided {}
  }

  /** Where the screening of these places is, for links from other pages. */
  public static String pathFor(UUID patientId, Set<Place> places) {
    return ScreeningPath.of(patientId, places);
  }

  /** The patient's screening, empty before the first save. */
  @Transactional(readOnly = true)
  public Optional<Screening> of(UUID patientId) {
    return table.find(patientId);
  }

  /** What the record raises now, by question; it answers nothing. */
  @Transactional(readOnly = true)
  public Map<String, List<Raised>> raised(UUID patientId) {
    return record.of(patientId, clock.instant());
  }

  /** Keeps answers as the next version; the same form twice is one save. */
  public Saved save(UUID patientId, Round round) {
    round.answers().forEach(said -> content.question(said.questionId()));
    ScreeningTable.Head head = table.lock(Ids.next(), patientId);
    Screening before = table.find(patientId).orElseThrow();
    if (table.isSaved(round.saveId())) {
      return new Saved.Done(before);
    }
    List<GivenAnswer> theirs = answeredMeanwhile(before, round);
    if (!theirs.isEmpty()) {
      return new Saved.AnsweredMeanwhile(before, theirs);
    }
    Actor actor = CurrentActor.get();
    Instant now = clock.instant();
    Map<String, List<Raised>> raised = record.of(patientId, now);
    List<GivenAnswer> answers = new ArrayList<>();
    for (Said said : round.answers()) {
      List<Raised> facts = raised.getOrDefault(said.questionId(), List.of());
      answers.add(
          new GivenAnswer(
              Ids.next(),
              said.questionId(),
              said.answer(),
              said.words(),
              said.answer() == Answer.NO ? Set.of() : said.places(),
              said.noneOfThese(),
              doubt(before, said, facts, round.onTablet()),
              facts,
              now,
              actor.accountId(),
              actor.name(),
              round.onTablet()));
    }
    table.add(
        head.id(),
        new Save(
            round.saveId(),
            head.saves() + 1,
            now,
            actor.accountId(),
            actor.name(),
            round.onTablet(),
            content.version(),
            round.places(),
            answers));
    return new Saved.Done(publish(patientId));
  }

  private static List<GivenAnswer> answeredMeanwhile(Screening before, Round round) {
    Map<String, GivenAnswer> newer = new LinkedHashMap<>();
    before.saves().stream()
        .filter(save -> save.number() > round.seen())
        .forEach(save -> save.answers().forEach(a -> newer.put(a.questionId(), a)));
    return round.answers().stream()
        .filter(
            said -> {
              GivenAnswer theirs = newer.get(said.questionId());
              return theirs != null && theirs.answer() != said.answer();
            })
        .map(said -> newer.get(said.questionId()))
        .toList();
  }

  /** A no that follows an unsure, or that the record contradicts, waits for a clinician's words. */
  private GivenAnswer.Doubt doubt(
      Screening before, Said said, List<Raised> facts, boolean onTablet) {
    boolean cliniciansWords = !onTablet && !said.words().isEmpty();
    if (said.answer() != Answer.NO || cliniciansWords) {
      return GivenAnswer.Doubt.NONE;
    }
    if (!facts.isEmpty()) {
      return GivenAnswer.Doubt.RECORD_SAYS_OTHERWISE;
    }
    GivenAnswer last = before.answers().get(said.questionId());
    boolean unclear =
        last != null && last.needsClearing() && outcomes(before, AlsoMet.NOTHING).stands(last);
    return unclear ? GivenAnswer.Doubt.UNSURE_BEFORE : GivenAnswer.Doubt.NONE;
  }

  /** Keeps a clinician's decision on an answer that stands; the same form twice is one decision. */
  public Decided decide(UUID patientId, Wanted wanted) {
    Actor actor = CurrentActor.get();
    ScreeningTable.Head head = table.lock(Ids.next(), patientId);
    Screening before = table.find(patientId).orElseThrow();
    if (table.isDecided(wanted.id())) {
      return new Decided.Done(before);
    }
    if (!actor.is(Role.CLINICIAN)) {
      return new Decided.Refused("Only a clinician decides this.");
    }
    Optional<String> refusal = new MayDecide(content, before, actor.accountId()).refusal(wanted);
    if (refusal.isPresent()) {
      return new Decided.Refused(refusal.get());
    }
    table.add(
        head.id(),
        new Decision(
            wanted.id(),
            wanted.answerId(),
            wanted.effectKey(),
            wanted.kind(),
            wanted.step(),
            wanted.words(),
            wanted.doctor(),
            wanted.confirms(),
            clock.instant(),
            actor.accountId(),
            actor.name()));
    return new Decided.Done(publish(patientId));
  }

  private Screening publish(UUID patientId) {
    Screening now = table.find(patientId).orElseThrow();
    published.publish(patientId, ScreeningFhir.render(now, content));
    return now;
  }

  /** What screening says for each of these places, taken as one plan. */
  @Transactional(readOnly = true)
  public List<PlaceOutcome> outcomes(UUID patientId, Set<Place> places, AlsoMet alsoMet) {
    return table
        .find(patientId)
        .map(screening -> at(screening, places, alsoMet))
        .orElseGet(() -> at(nothingYet(patientId), places, alsoMet));
  }

  /** Everything the answers raise, wherever it holds. */
  @Transactional(readOnly = true)
  public List<Concern> concerns(UUID patientId) {
    return table
        .find(patientId)
        .map(screening -> outcomes(screening, AlsoMet.NOTHING).all())
        .orElse(List.of());
  }

  /** The questions to be asked before needling these places, never asked or asked too long ago. */
  @Transactional(readOnly = true)
  public List<Due> due(UUID patientId, Set<Place> places, Instant at) {
    Screening screening = table.find(patientId).orElseGet(() -> nothingYet(patientId));
    return freshness(screening, at, anywhereFreshDays()).due(content.questions(), places, at);
  }

  /** The questions that concern these places, answered or not, in order. */
  public List<Question> questionsFor(Set<Place> places) {
    return content.questions().stream()
        .filter(question -> Freshness.concerns(question, places))
        .toList();
  }

  /** Why needling may not start at these places, as far as screening knows. */
  @Transactional(readOnly = true)
  public List<Reason> reasonsAgainst(UUID patientId, Set<Place> places, Instant at) {
    return reasonsAgainst(patientId, places, at, AlsoMet.NOTHING);
  }

  /** Why needling may not start at these places, at whichever clinic of the group. */
  @Transactional(readOnly = true)
  public List<Reason> reasonsAgainst(
      UUID patientId, Set<Place> places, Instant at, AlsoMet alsoMet) {
    return reasonsAgainst(patientId, places, at, alsoMet, anywhereFreshDays());
  }

  /**
   * Why needling may not start at these places of a session at this clinic, whose own limit of days
   * holds: it is never shorter than what the pages ask by.
   *
   * @param places all places of the session, which together decide about both sides of the chest
   * @param alsoMet what consent and the practitioner's file settle
   */
  @Transactional(readOnly = true)
  public List<Reason> reasonsAgainst(
      UUID patientId, Set<Place> places, Instant at, AlsoMet alsoMet, Clinic clinic) {
    return reasonsAgainst(patientId, places, at, alsoMet, clinic.policy().screeningFreshDays());
  }

  private List<Reason> reasonsAgainst(
      UUID patientId, Set<Place> places, Instant at, AlsoMet alsoMet, int freshDays) {
    Refusals refusals = new Refusals(content, ScreeningPath.of(patientId, places));
    Screening screening = table.find(patientId).orElseGet(() -> nothingYet(patientId));
    List<Reason> reasons = new ArrayList<>();
    if (screening.saves().isEmpty()) {
      reasons.add(refusals.missing());
    } else {
      reasons.addAll(
          refusals.due(freshness(screening, at, freshDays).due(content.questions(), places, at)));
    }
    reasons.addAll(refusals.open(at(screening, places, alsoMet)));
    return reasons;
  }

  /** One word for people who may not read clinical text. */
  @Transactional(readOnly = true)
  public String inOneWord(UUID patientId, Set<Place> places, Instant at) {
    return reasonsAgainst(patientId, places, at).isEmpty() ? "done" : "missing";
  }

  /**
   * Uses up the answers given for this session: before the next start they are asked again. Call it
   * in the transaction that starts.
   */
  public void usedAtStart(UUID sessionId, UUID patientId) {
    table.addStart(sessionId, patientId, clock.instant());
  }

  /** Notes that the tablet is in the patient's hand. */
  public void handOver(UUID patientId) {
    note(patientId, Handover.What.HANDED_OVER);
  }

  /** Notes that a clinician has it back. */
  public void takeBack(UUID patientId) {
    note(patientId, Handover.What.TAKEN_BACK);
  }

  private void note(UUID patientId, Handover.What what) {
    Actor actor = CurrentActor.get();
    table.addHandover(
        new Handover(
            Ids.next(), patientId, what, clock.instant(), actor.accountId(), actor.name()));
  }

  private List<PlaceOutcome> at(Screening screening, Set<Place> places, AlsoMet alsoMet) {
    Outcomes outcomes = outcomes(screening, alsoMet);
    return places.stream()
        .sorted(ScreeningPath.ORDER)
        .map(place -> outcomes.at(place, places))
        .toList();
  }

  private Outcomes outcomes(Screening screening, AlsoMet alsoMet) {
    return new Outcomes(content.questions(), screening.answers(), screening.decisions(), alsoMet);
  }

  private Freshness freshness(Screening screening, Instant at, int freshDays) {
    UUID patientId = screening.patientId();
    LocalDate birthDate = record.birthDate(patientId);
    return new Freshness(
        screening.answers(),
        screening.askedFor(),
        record.of(patientId, birthDate, at),
        birthDate,
        screening.lastStart(),
        freshDays);
  }

  /**
   * The patient may be needled at any clinic of the group: pages ask by the shortest limit, so that
   * no start is refused for a question that they do not show.
   */
  private int anywhereFreshDays() {
    return clinics.all().stream()
        .mapToInt(clinic -> clinic.policy().screeningFreshDays())
        .min()
        .orElse(Policy.first().screeningFreshDays());
  }

  private Screening nothingYet(UUID patientId) {
    return new Screening(
        new UUID(0, 0), patientId, List.of(), List.of(), table.lastStart(patientId).orElse(null));
  }
}
