package org.tautband.outbox;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The mail server, from {@code tautband.mail.*}; {@code ServeSettings} checks what people set.
 *
 * @param host empty: no mail can be sent
 * @param user empty: no sign-in at the mail server
 * @param from address that mails come from
 * @param encryption none only towards this machine
 * @param patience longest wait for each answer of the server
 */
record MailSettings(
    String host,
    int port,
    String user,
    String password,
    String from,
    Encryption encryption,
    Duration patience) {
  enum Encryption {
    STARTTLS,
    TLS,
    NONE
  }

  /** Reads them once. */
  @Component
  static class Set {
    private final MailSettings settings;

    Set(
        @Value("${tautband.mail.host:}") String host,
        @Value("${tautband.mail.port:587}") int port,
        @Value("${tautband.mail.user:}") String user,
        @Value("${tautband.mail.password:}") String password,
        @Value("${tautband.mail.from:}") String from,
        @Value("${tautband.mail.encryption:STARTTLS}") Encryption encryption,
        @Value("${tautband.mail.patience:PT20S}") Duration patience) {
      settings = new MailSettings(host, port, user, password, from, encryption, patience);
    }

    MailSettings read() {
      return settings;
    }
  }

  boolean complete() {
    return !host.isBlank() && !from.isBlank();
  }

  /** Right side of a Message-ID. */
  String domain() {
    return from.contains("@") ? from.substring(from.lastIndexOf('@') + 1) : "tautband.invalid";
  }
}
