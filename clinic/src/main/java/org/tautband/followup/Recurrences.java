package org.tautband.followup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.AuditTable;
import org.tautband.access.CurrentActor;
import org.tautband.clinics.Clinics;
import org.tautband.clinics.OpenTime;
import org.tautband.episodes.Complaint;
import org.tautband.episodes.Episode;
import org.tautband.episodes.Episodes;
import org.tautband.fhir.Published;
import org.tautband.followup.CheckInLinks.Link;
import org.tautband.followup.RecurrenceAnswer.Said;
import org.tautband.followup.RecurrenceQuestion.State;
import org.tautband.followup.RecurrenceToAct.Why;

/** Whether problems came back: what was answered, and the episode that was opened for it. */
@Component
@Transactional
public class Recurrences {
  /** Ours: open hours within which somebody offers a visit. */
  private static final Duration OFFER = Duration.ofHours(16);

  private static final int WORDS_SHOWN = 200;
  private final RecurrenceTable table;
  private final Episodes episodes;
  private final Clinics clinics;
  private final Published published;
  private final AuditTable audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Recurrences(
      RecurrenceTable table,
      Episodes episodes,
      Clinics clinics,
      Published published,
      AuditTable audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.table = table;
    this.episodes = episodes;
    this.clinics = clinics;
    this.published = published;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /**
   * What was asked of an episode, and what became of it.
   *
   * @param question the one asked last, else the one that is planned; null when there is none
   * @param answers to that question, newest first
   * @param again the newest episode that was opened as its recurrence; null while there is none
   */
  public record Later(
      @Nullable RecurrenceQuestion question,
      List<RecurrenceAnswer> answers,
      @Nullable Episode again) {
    public Later {
      answers = List.copyOf(answers);
    }
  }

  @Transactional(readOnly = true)
  public Later of(UUID patientId, UUID episodeId) {
    var all = table.ofEpisode(episodeId);
    var question =
        all.stream()
            .filter(one -> one.state() == State.ASKED)
            .findFirst()
            .or(() -> all.stream().findFirst())
            .orElse(null);
    return new Later(
        question,
        question == null ? List.of() : table.answers(question.id()),
        episodes.of(patientId).stream()
            .filter(one -> episodeId.equals(one.recurrenceOf()))
            .findFirst()
            .orElse(null));
  }

  /** The question that this link is for. */
  @Transactional(readOnly = true)
  public RecurrenceQuestion question(Link link) {
    return table.find(link.id()).orElseThrow();
  }

  /** The episode that a question is about. */
  @Transactional(readOnly = true)
  public Episode episode(RecurrenceQuestion question) {
    return episodes.find(question.patientId(), question.episodeId()).orElseThrow();
  }

  /** What was answered so far, the newest first. */
  @Transactional(readOnly = true)
  public List<RecurrenceAnswer> answers(RecurrenceQuestion question) {
    return table.answers(question.id());
  }

  /** The patient answers by the link. The same id again keeps nothing. */
  public void told(RecurrenceQuestion question, UUID id, Said said, String words, String address) {
    CurrentActor.call(
        Replies.PATIENT,
        () -> {
          var name = Replies.PATIENT.name();
          if (keep(
              new RecurrenceAnswer(
                  id, question.id(), question.patientId(), now(), said, words, null, name))) {
            audit.writeWithin(
                new AuditTable.Entry("POST", "/later/answer", 200, address),
                List.of(question.patientId()));
            toAct(question, said, words);
          }
          return true;
        });
  }

  /** Somebody of the clinic asked, and writes down what the patient said. */
  public void toldByPhone(RecurrenceQuestion question, UUID id, Said said, String words) {
    var actor = CurrentActor.get();
    var answer =
        new RecurrenceAnswer(
            id,
            question.id(),
            question.patientId(),
            now(),
            said,
            words,
            actor.accountId(),
            actor.name());
    if (!keep(answer)) return;
    var asked = List.of(RecurrenceToAct.item(question.id(), Why.ASK_BY_PHONE));
    events.publishEvent(new CallSettled(asked, "Asked: " + said.inWords() + ".", actor));
    toAct(question, said, words);
  }

  private boolean keep(RecurrenceAnswer answer) {
    if (!table.insert(answer)) return false;
    published.publish(answer.patientId(), RecurrenceFhir.of(answer));
    return true;
  }

  private void toAct(RecurrenceQuestion question, Said said, String words) {
    var why =
        switch (said) {
          case STAYED_AWAY -> null;
          case CAME_BACK -> Why.CAME_BACK;
          case NEVER_WENT -> Why.NEVER_WENT;
        };
    if (why == null) return;
    var clinic = clinics.get(Objects.requireNonNull(question.clinicId()));
    var shown = words.replace('\n', ' ');
    if (shown.length() > WORDS_SHOWN) shown = shown.substring(0, WORDS_SHOWN) + "…";
    events.publishEvent(
        new RecurrenceToAct(
            RecurrenceToAct.item(question.id(), why),
            question.patientId(),
            clinic.id(),
            why,
            shown.isEmpty() ? "" : "“" + shown + "”",
            now(),
            OpenTime.of(clinic).after(now(), OFFER),
            question.path()));
  }

  /**
   * Opens a new episode for the problem that came back, linked with the earlier one. What was
   * planned before is where red flags and screening are asked again; nothing else is taken over.
   *
   * @param goalIds goals of the earlier episode that are asked anew
   */
  public Episode openAgain(
      Episode before, UUID newId, String words, String since, List<UUID> goalIds) {
    var goals =
        before.goals().stream()
            .filter(goal -> goalIds.contains(goal.id()))
            .map(goal -> new Episodes.GoalWanted(null, goal.words(), null, goal.wanted()))
            .toList();
    var complaint =
        new Complaint(
            words,
            since,
            "",
            "",
            before.complaint().preferences(),
            List.copyOf(before.plannedPlaces()));
    var episode = episodes.openAgain(before, newId, complaint, goals);
    for (var question : table.ofEpisode(before.id())) {
      events.publishEvent(
          new CallSettled(
              RecurrenceToAct.items(question.id()),
              "It came back: a new episode was opened beside the earlier one.",
              CurrentActor.get()));
    }
    return episode;
  }

  /** For the drift check. */
  @Transactional(readOnly = true)
  void eachNewest(Consumer<RecurrenceAnswer> receiver) {
    table.eachNewest(receiver);
  }

  /** What a question that was asked may still be answered by staff. */
  @Transactional(readOnly = true)
  public Optional<RecurrenceQuestion> asked(UUID patientId, UUID episodeId) {
    return table.ofEpisode(episodeId).stream()
        .filter(one -> one.patientId().equals(patientId) && one.state() == State.ASKED)
        .findFirst();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
