package org.tautband.followup;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.clinics.Clinic;
import org.tautband.clinics.OpenTime;
import org.tautband.episodes.Episodes;
import org.tautband.followup.RecurrenceQuestion.State;
import org.tautband.followup.RecurrenceQuestion.Way;
import org.tautband.followup.RecurrenceToAct.Why;
import org.tautband.outbox.Mail;
import org.tautband.outbox.MailGivenUp;
import org.tautband.outbox.Outbox;

/** Asks when half a year has passed whether a problem came back, by mail or by a call. */
@Component
public class RecurrenceAsking {
  /** Ours: open hours within which somebody asks by phone; nothing about it is urgent. */
  private static final Duration BY_PHONE = Duration.ofHours(40);

  private final RecurrenceTable table;
  private final RecurrencePlanning planning;
  private final Asking asking;
  private final CheckInLinks links;
  private final LastSeen lastSeen;
  private final Episodes episodes;
  private final Outbox outbox;
  private final ApplicationEventPublisher events;
  private final DueWork work;

  // Mail, calls and episodes meet here; each has one line.
  RecurrenceAsking(
      RecurrenceTable table,
      RecurrencePlanning planning,
      Asking asking,
      CheckInLinks links,
      LastSeen lastSeen,
      Episodes episodes,
      Outbox outbox,
      ApplicationEventPublisher events,
      DueWork work) {
    this.table = table;
    this.planning = planning;
    this.asking = asking;
    this.links = links;
    this.lastSeen = lastSeen;
    this.episodes = episodes;
    this.outbox = outbox;
    this.events = events;
    this.work = work;
  }

  @Scheduled(fixedDelay = 30_000, initialDelay = 12_000)
  void poll() {
    work.inEachGroup(this::askDue);
  }

  /** Does what is due by then in the current group; how much that was. */
  public int askDue(Instant now) {
    return work.untilNothingIsLeft(() -> next(now));
  }

  private boolean next(Instant now) {
    var due = table.due(now);
    due.ifPresent(one -> act(one, now));
    return due.isPresent();
  }

  private void act(RecurrenceQuestion due, Instant now) {
    // The patient may have come again since, or been discharged: what it says now holds.
    planning.plan(due.patientId(), due.episodeId());
    var one = table.find(due.id()).orElseThrow();
    if (one.state() != State.PLANNED || one.dueAt().isAfter(now)) return;
    if (isLate(one, now) || cameBackAlready(one) || asking.hasDied(one.patientId())) {
      table.save(one.notAsked());
    } else {
      ask(one, now);
    }
  }

  private static boolean isLate(RecurrenceQuestion one, Instant now) {
    return now.isAfter(
        one.dueAt().atOffset(ZoneOffset.UTC).plus(RecurrenceQuestion.WINDOW).toInstant());
  }

  private boolean cameBackAlready(RecurrenceQuestion one) {
    return episodes.of(one.patientId()).stream()
        .anyMatch(episode -> one.episodeId().equals(episode.recurrenceOf()));
  }

  private void ask(RecurrenceQuestion one, Instant now) {
    var clinic = lastSeen.where(one.patientId());
    var to = asking.mailOf(one.patientId());
    if (to.isEmpty()) {
      table.save(one.asked(clinic.id(), now, Way.CALL));
      call(one, clinic, now);
      return;
    }
    var until = now.atOffset(ZoneOffset.UTC).plus(RecurrenceQuestion.OPEN_FOR).toInstant();
    links.later(one.id(), one.patientId(), until);
    outbox.add(new Mail(one.id(), to.get(), clinic.name(), Mail.Kind.LATER, one.id()));
    table.save(one.asked(clinic.id(), now, Way.MAIL));
  }

  private void call(RecurrenceQuestion one, Clinic clinic, Instant now) {
    events.publishEvent(
        new RecurrenceToAct(
            RecurrenceToAct.item(one.id(), Why.ASK_BY_PHONE),
            one.patientId(),
            clinic.id(),
            Why.ASK_BY_PHONE,
            "",
            now,
            OpenTime.of(clinic).after(now, BY_PHONE),
            one.path()));
  }

  /** No answer can come by mail: somebody asks by phone. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void undeliverable(MailGivenUp mail) {
    table
        .find(mail.mail().id())
        .filter(one -> one.way() == Way.MAIL && table.answers(one.id()).isEmpty())
        .filter(one -> !asking.hasDied(one.patientId()))
        .ifPresent(
            one -> {
              var clinic = lastSeen.where(one.patientId());
              table.save(one.asked(clinic.id(), mail.at(), Way.CALL));
              call(one, clinic, mail.at());
            });
  }
}
