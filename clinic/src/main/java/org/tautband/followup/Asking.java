package org.tautband.followup;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.clinics.Clinics;
import org.tautband.followup.CheckIn.State;
import org.tautband.followup.SomebodyMustCall.Why;
import org.tautband.outbox.Mail;
import org.tautband.outbox.MailGivenUp;
import org.tautband.outbox.Outbox;
import org.tautband.patients.Contact;
import org.tautband.patients.Patients;

/** Asks patients when it is time, and has them called when no answer comes (hazard H4). */
@Component
public class Asking {
  /** H4 of the hazard log: open hours after which silence is acted on. */
  static final Duration SILENCE = Duration.ofHours(4);

  private final CheckInTable table;
  private final ReplyTable replies;
  private final Planning planning;
  private final Calls calls;
  private final Outbox outbox;
  private final Patients patients;
  private final Clinics clinics;
  private final DueWork work;

  Asking(
      CheckInTable table,
      ReplyTable replies,
      Planning planning,
      Calls calls,
      Outbox outbox,
      Patients patients,
      Clinics clinics,
      DueWork work) {
    this.table = table;
    this.replies = replies;
    this.planning = planning;
    this.calls = calls;
    this.outbox = outbox;
    this.patients = patients;
    this.clinics = clinics;
    this.work = work;
  }

  @Scheduled(fixedDelay = 20_000, initialDelay = 8_000)
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

  private void act(CheckIn due, Instant now) {
    if (hasDied(due.patientId())) {
      // Who was asked before may still answer, whatever the record says.
      table.save(
          due.in(due.state() == State.ASKED ? State.ASKED : State.CANCELLED, due.askedAt(), null));
      return;
    }
    if (due.state() == State.ASKED) {
      silence(due, now);
      return;
    }
    // A needle may have gone in since, or come out: what it says now holds.
    planning.plan(due.patientId(), due.sessionId(), now);
    var one = table.find(due.id()).orElseThrow();
    if (one.state() != State.PLANNED || one.dueAt().isAfter(now)) return;
    if (now.isAfter(one.dueAt().plus(CheckIn.WINDOW))) {
      table.save(one.in(State.MISSED, null, null));
      calls.windowPassed(one, now);
    } else {
      ask(one, now);
    }
  }

  private void ask(CheckIn one, Instant now) {
    var to = mailOf(one.patientId());
    if (to.isEmpty()) {
      table.save(one.in(State.ASKED, now, null));
      calls.instead(one, Why.NO_MAIL, now);
      return;
    }
    var clinic = clinics.get(one.clinicId());
    outbox.add(new Mail(one.id(), to.get(), clinic.name(), Mail.Kind.CHECK_IN, one.linkId()));
    table.save(one.in(State.ASKED, now, calls.openTime(one).after(now, SILENCE)));
  }

  /** Where a mail reaches this patient; empty when none can. */
  @Transactional(readOnly = true)
  public Optional<String> mailOf(UUID patientId) {
    if (!outbox.canSend()) return Optional.empty();
    return patients.get(patientId).identity().contacts().stream()
        .filter(contact -> contact.kind() == Contact.Kind.EMAIL)
        .map(Contact::value)
        .findFirst();
  }

  /** Nobody writes to them or has them called. */
  boolean hasDied(UUID patientId) {
    return patients.get(patientId).hasDied();
  }

  private void silence(CheckIn one, Instant now) {
    table.save(one.in(State.ASKED, one.askedAt(), null));
    List<Reply> said = replies.of(one.id());
    if (said.isEmpty()) {
      calls.instead(one, one.lung() ? Why.UNANSWERED_LUNG : Why.UNANSWERED, now);
    }
  }

  /** No answer can come: nobody waits for it. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void undeliverable(MailGivenUp mail) {
    table
        .find(mail.mail().id())
        .filter(one -> one.state() == State.ASKED && one.callAt() != null)
        .filter(one -> !hasDied(one.patientId()))
        .ifPresent(
            one -> {
              table.save(one.in(State.ASKED, one.askedAt(), null));
              calls.instead(one, Why.MAIL_GIVEN_UP, mail.at());
            });
  }
}
