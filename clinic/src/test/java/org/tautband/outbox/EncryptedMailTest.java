package org.tautband.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tautband.outbox.MailSettings.Encryption;

/** What an administrator reads when no encryption comes about. Nothing is sent without it. */
class EncryptedMailTest {
  private static final Instant AT = Instant.parse("2026-11-30T09:00:00Z");

  private static Posted.Later sent(String protocol, Encryption encryption) {
    var server = new GreenMail(new ServerSetup(0, "127.0.0.1", protocol));
    server.start();
    try {
      int port =
          protocol.equals(ServerSetup.PROTOCOL_SMTP)
              ? server.getSmtp().getPort()
              : server.getSmtps().getPort();
      var smtp =
          new Smtp(
              new MailSettings(
                  "localhost",
                  port,
                  "",
                  "",
                  "clinic@example.org",
                  encryption,
                  Duration.ofSeconds(10)));
      var mail =
          new Mail(
              new UUID(0, 1), "ana@example.org", "Riverside", Mail.Kind.CHECK_IN, new UUID(0, 2));
      var posting = new Posting(mail, "<1@example.org>", AT, AT, 1, "", null, null);
      var posted = smtp.post(posting, Letter.of(mail, "https://record.example.org/checkin/x"), AT);
      assertThat(server.getReceivedMessages()).isEmpty();
      assertThat(posted).isInstanceOf(Posted.Later.class);
      return (Posted.Later) posted;
    } finally {
      server.stop();
    }
  }

  @Test
  void aCertificateThatNobodyKnowsIsNamed() {
    var later = sent(ServerSetup.PROTOCOL_SMTPS, Encryption.TLS);
    assertThat(later.serverAway()).isTrue();
    assertThat(later.reason()).contains("certificate is not accepted", "TAUTBAND_MAIL_HOST");
  }

  @Test
  void aServerThatOffersNoEncryptionIsNamed() {
    var later = sent(ServerSetup.PROTOCOL_SMTP, Encryption.STARTTLS);
    assertThat(later.serverAway()).isTrue();
    assertThat(later.reason()).contains("STARTTLS is required");
  }

  @Test
  void thePortOfAnotherEncryptionIsNamed() {
    var later = sent(ServerSetup.PROTOCOL_SMTP, Encryption.TLS);
    assertThat(later.serverAway()).isTrue();
    assertThat(later.reason()).contains("TAUTBAND_MAIL_ENCRYPTION", "TAUTBAND_MAIL_PORT");
  }
}
