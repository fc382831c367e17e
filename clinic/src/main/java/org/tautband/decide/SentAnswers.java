package org.tautband.decide;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.Actor;
import org.tautband.access.AuditTable;
import org.tautband.access.CurrentActor;
import org.tautband.evidence.Content;
import org.tautband.fhir.Published;
import org.tautband.guide.DecisionAid;
import org.tautband.patients.Patients;

/** What patients of the current group sent from the decision aid. */
@Component
@Transactional
public class SentAnswers {
  private static final Actor PATIENT =
      new Actor(
          new UUID(0, 1), "patient", "The patient, by the clinic’s link", Set.of(), null, null);
  private final SentTable table;
  private final PatientLinks links;
  private final Asked asked;
  private final DecisionAid aid;
  private final Content content;
  private final Patients patients;
  private final Published published;
  private final AuditTable audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  SentAnswers(
      SentTable table,
      PatientLinks links,
      Asked asked,
      DecisionAid aid,
      Content content,
      Patients patients,
      Published published,
      AuditTable audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.table = table;
    this.links = links;
    this.asked = asked;
    this.aid = aid;
    this.content = content;
    this.patients = patients;
    this.published = published;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** What became of sending. */
  public sealed interface Sending {
    record Done(Sent sent) implements Sending {}

    /** Not this patient's year of birth; nothing was kept. */
    record WrongYear(int triesLeft) implements Sending {}
  }

  /**
   * Keeps the answers in the record of the link's patient; the same {@code id} again keeps nothing.
   * Runs in the link's group.
   */
  public Sending send(PatientLink link, UUID id, int yearOfBirth, Answers answers, String address) {
    if (patients.get(link.patientId()).birthDate().getYear() != yearOfBirth) {
      return new Sending.WrongYear(links.wrongYear(link));
    }
    var condition =
        aid.condition(answers.conditionId()).orElseGet(() -> aid.conditions().getLast());
    var sent =
        new Sent(
            id,
            link.patientId(),
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            answers,
            asked.inWords(answers),
            gaps(answers),
            condition.id(),
            aid.sheet(condition).rowIds(),
            content.version());
    return CurrentActor.call(
        PATIENT,
        () -> {
          if (table.insert(sent)) {
            published.publish(link.patientId(), SentFhir.of(sent));
            audit.writeWithin(
                new AuditTable.Entry("POST", "/decide/send", 200, address),
                List.of(link.patientId()));
            events.publishEvent(new DecisionAidSent(sent, asked.drawing(answers)));
          }
          return new Sending.Done(table.newestOf(link.patientId()).orElseThrow());
        });
  }

  /** Only questions that were answered, and not rightly. */
  private List<String> gaps(Answers answers) {
    return aid.checks().stream()
        .filter(
            check -> {
              String said = answers.get("k." + check.id());
              return !said.isEmpty()
                  && check.choices().stream().noneMatch(c -> c.id().equals(said) && c.right());
            })
        .map(DecisionAid.Check::question)
        .toList();
  }

  @Transactional(readOnly = true)
  public Optional<Sent> newestOf(UUID patientId) {
    return table.newestOf(patientId);
  }

  /** All of them, the newest first. */
  @Transactional(readOnly = true)
  public List<Sent> of(UUID patientId) {
    return table.allOf(patientId);
  }

  @Transactional(readOnly = true)
  void each(Consumer<Sent> receiver) {
    table.each(receiver);
  }
}
