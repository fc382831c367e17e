package org.tautband.outbox;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.tautband.access.LinkSecrets;
import org.tautband.access.PublicAddress;

/** The mail of the current group. */
@Component
@Transactional
public class Outbox {
  /** More lines than this help nobody. */
  public static final int MOST_SHOWN = 200;

  private final OutboxTable table;
  private final Postman postman;
  private final MailSettings settings;
  private final LinkSecrets secrets;
  private final PublicAddress address;
  private final boolean demo;
  private final Clock clock;

  Outbox(
      OutboxTable table,
      Postman postman,
      MailSettings.Set settings,
      LinkSecrets secrets,
      PublicAddress address,
      @Value("${tautband.demo:false}") boolean demo,
      Clock clock) {
    this.table = table;
    this.postman = postman;
    this.settings = settings.read();
    this.secrets = secrets;
    this.address = address;
    this.demo = demo;
    this.clock = clock;
  }

  /** How many wait, and how many nobody tries any more. */
  public record Count(int waiting, int givenUp) {}

  /**
   * Whether mail leads anywhere: a mail server is set, or the demonstration keeps it to be read.
   */
  public boolean canSend() {
    return demo || settings.complete();
  }

  /** Whether mails are kept here to be read, and sent to nobody. */
  public boolean keepsAll() {
    return demo;
  }

  /**
   * Writes a mail in the transaction of its cause; it is sent after the commit. The same id twice
   * is one mail.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void add(Mail mail) {
    table.insert(mail, "<" + mail.id() + "@" + settings.domain() + ">", clock.instant());
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            postman.soon();
          }
        });
  }

  /** The mail as it reads, with its link. */
  public Letter letter(Mail mail) {
    return Letter.of(mail, address.base() + pathIn(mail));
  }

  /** What the mail's link opens, on this server. */
  public String pathIn(Mail mail) {
    return mail.kind().path() + secrets.of(mail.linkId());
  }

  /** What waits and what was given up first, then the newest that was sent. */
  @Transactional(readOnly = true)
  public List<Posting> newest() {
    return table.newest(MOST_SHOWN);
  }

  @Transactional(readOnly = true)
  public Count count() {
    return table.count();
  }

  @Transactional(readOnly = true)
  public Optional<Posting> find(UUID mailId) {
    return table.find(mailId);
  }

  /** Tries a mail once more that was given up; false when it was not. */
  public boolean tryAgain(UUID mailId) {
    return table.again(mailId, clock.instant());
  }
}
