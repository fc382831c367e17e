package org.tautband.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tautband.access.LinkSecrets;
import org.tautband.access.PublicAddress;
import org.tautband.database.ClinicGroups;
import org.tautband.database.CurrentGroup;

/**
 * Sends what is due, one mail after the other. A mail is taken in one transaction, handed to the
 * server without any, and what the server said is noted in another: a slow server holds no
 * connection of the database, and a crash in between repeats the mail with the same Message-ID.
 */
@Component
class Postman {
  private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
  private static final long EVERY_MILLIS = 15_000;
  private final OutboxTable table;
  private final ClinicGroups groups;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;
  private final LinkSecrets secrets;
  private final PublicAddress address;
  private final Smtp smtp;
  private final boolean demo;
  private final boolean works;
  private final Clock clock;
  private final ReentrantLock oneAtATime = new ReentrantLock();
  private String awayBecause = "";

  Postman(
      OutboxTable table,
      ClinicGroups groups,
      TransactionTemplate transaction,
      ApplicationEventPublisher events,
      LinkSecrets secrets,
      PublicAddress address,
      MailSettings.Set settings,
      @Value("${tautband.demo:false}") boolean demo,
      @Value("${tautband.background:true}") boolean background,
      Clock clock) {
    this.table = table;
    this.groups = groups;
    this.transaction = transaction;
    this.events = events;
    this.secrets = secrets;
    this.address = address;
    this.smtp = new Smtp(settings.read());
    this.demo = demo;
    this.works = background && (demo || settings.read().complete());
    this.clock = clock;
  }

  @Scheduled(fixedDelay = EVERY_MILLIS, initialDelay = 5_000)
  void poll() {
    if (works) sendDue(clock.instant());
  }

  /** Without waiting for it. */
  void soon() {
    if (works) Thread.ofVirtual().name("postman").start(this::poll);
  }

  /** Sends what is due by then in every group, until the server does not answer. */
  void sendDue(Instant now) {
    oneAtATime.lock();
    try {
      for (var group : groups.ids()) {
        if (!CurrentGroup.call(group, () -> sendGroup(now))) return;
      }
    } finally {
      oneAtATime.unlock();
    }
  }

  /** Whether the server is there. */
  boolean sendGroup(Instant now) {
    var next = take(now);
    while (next.isPresent()) {
      if (!send(next.get(), now)) return false;
      next = take(now);
    }
    return true;
  }

  private Optional<Posting> take(Instant now) {
    return Objects.requireNonNull(transaction.execute(status -> table.take(now)));
  }

  private boolean send(Posting posting, Instant now) {
    var mail = posting.mail();
    var letter = Letter.of(mail, address.base() + mail.kind().path() + secrets.of(mail.linkId()));
    // The demonstration delivers nowhere: its page shows what would have been sent.
    var posted = demo ? new Posted.Taken() : smtp.post(posting, letter, now);
    transaction.executeWithoutResult(status -> note(posting, posted, now));
    log(posted);
    return !(posted instanceof Posted.Later later && later.serverAway());
  }

  /** That the server is away, once until it says something else. No address of a person. */
  private void log(Posted posted) {
    var reason = posted instanceof Posted.Later later && later.serverAway() ? later.reason() : "";
    if (!reason.isEmpty() && !reason.equals(awayBecause)) {
      LOG.warn("Mails wait and are tried again: {}", reason);
    }
    if (reason.isEmpty() && !awayBecause.isEmpty()) {
      LOG.info("The mail server answers again");
    }
    awayBecause = reason;
  }

  private void note(Posting posting, Posted posted, Instant now) {
    var id = posting.mail().id();
    switch (posted) {
      case Posted.Taken taken -> table.sent(id, now);
      case Posted.Refused refused -> giveUp(posting, refused.reason(), now);
      case Posted.Later later -> {
        if (posting.tooOld(now)) {
          giveUp(posting, later.reason(), now);
        } else {
          table.later(id, later.reason(), now.plus(posting.pause()));
        }
      }
    }
  }

  private void giveUp(Posting posting, String reason, Instant now) {
    table.giveUp(posting.mail().id(), reason, now);
    events.publishEvent(new MailGivenUp(posting.mail(), now));
    // No address and no reason here: both may name a person.
    LOG.warn("Mail {} is given up after {} tries", posting.mail().id(), posting.tries());
  }
}
