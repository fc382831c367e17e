package org.tautband.outbox;

import jakarta.mail.Authenticator;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.eclipse.angus.mail.util.SocketConnectException;
import org.jspecify.annotations.Nullable;

/** Speaks SMTP (RFC 5321) with the clinic's mail server. */
final class Smtp {
  private static final int REASON_LENGTH = 400;
  private final MailSettings settings;
  private final Session session;

  Smtp(MailSettings settings) {
    this.settings = settings;
    this.session = session(settings);
  }

  /** Hands over one mail; never waits longer than the settings' patience for an answer. */
  Posted post(Posting posting, Letter letter, Instant at) {
    InternetAddress to;
    try {
      to = new InternetAddress(posting.mail().to(), true);
    } catch (AddressException e) {
      return new Posted.Refused("This is no mail address.");
    }
    try {
      Transport.send(message(posting, letter, to, at));
      return new Posted.Taken();
    } catch (MessagingException | UnsupportedEncodingException e) {
      return said(e);
    }
  }

  private MimeMessage message(Posting posting, Letter letter, InternetAddress to, Instant at)
      throws MessagingException, UnsupportedEncodingException {
    var message = new WithItsOwnId(session, posting.messageId());
    var clinic = posting.mail().clinicName().replaceAll("\\p{Cntrl}", " ").strip();
    message.setFrom(new InternetAddress(settings.from(), clinic, StandardCharsets.UTF_8.name()));
    message.setRecipient(RecipientType.TO, to);
    message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(at));
    // RFC 3834: programs that answer for somebody on holiday leave it alone.
    message.setHeader("Auto-Submitted", "auto-generated");
    var text = new MimeBodyPart();
    text.setText(letter.text(), StandardCharsets.UTF_8.name(), "plain");
    var html = new MimeBodyPart();
    html.setText(letter.html(), StandardCharsets.UTF_8.name(), "html");
    message.setContent(new MimeMultipart("alternative", text, html));
    return message;
  }

  /** Keeps the Message-ID it was given: a repeat can be told by it. */
  private static final class WithItsOwnId extends MimeMessage {
    private final String id;

    WithItsOwnId(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }

  /** Only an address that the server refuses for good is given up; all else may be mended. */
  private static Posted said(Exception e) {
    var refused = chain(e, SMTPAddressFailedException.class);
    if (refused.isPresent() && refused.get().getReturnCode() >= 500) {
      return new Posted.Refused(reason(refused.get()));
    }
    boolean away =
        !(e instanceof SendFailedException)
            || chain(e, MailConnectException.class).isPresent()
            || chain(e, SocketConnectException.class).isPresent();
    return new Posted.Later(reason(e), away);
  }

  private static <T extends Exception> Optional<T> chain(Exception e, Class<T> wanted) {
    @Nullable Exception next = e;
    while (next != null) {
      if (wanted.isInstance(next)) return Optional.of(wanted.cast(next));
      next =
          next instanceof MessagingException m && m.getNextException() != null
              ? m.getNextException()
              : null;
    }
    return Optional.empty();
  }

  private static String reason(Exception e) {
    var said = e.getMessage();
    var words = said == null || said.isBlank() ? e.getClass().getSimpleName() : said;
    var line = (notEncrypted(e) + words).replaceAll("\\s+", " ").strip();
    return line.length() <= REASON_LENGTH ? line : line.substring(0, REASON_LENGTH);
  }

  /** Why no encryption came about stands in the causes only; empty when that was not it. */
  private static String notEncrypted(Exception e) {
    Throwable deepest = e;
    boolean encrypting = false;
    boolean certificate = false;
    for (Throwable next = e; next != null; next = next.getCause()) {
      deepest = next;
      encrypting |= next instanceof SSLException;
      certificate |= next instanceof CertificateException;
    }
    if (!encrypting) return "";
    return (certificate
            ? "The mail server’s certificate is not accepted: its name must be TAUTBAND_MAIL_HOST,"
                + " and Java must know who issued it (docs/operations.md, Mail). "
            : "No encrypted connection came about; look at TAUTBAND_MAIL_ENCRYPTION and"
                + " TAUTBAND_MAIL_PORT. ")
        + String.valueOf(deepest.getMessage()).replaceFirst("\\.+$", "")
        + ". ";
  }

  private static Session session(MailSettings settings) {
    var millis = Long.toString(settings.patience().toMillis());
    var p = new Properties();
    p.setProperty("mail.transport.protocol", "smtp");
    p.setProperty("mail.smtp.host", settings.host());
    p.setProperty("mail.smtp.port", Integer.toString(settings.port()));
    p.setProperty("mail.smtp.connectiontimeout", millis);
    p.setProperty("mail.smtp.timeout", millis);
    p.setProperty("mail.smtp.writetimeout", millis);
    p.setProperty("mail.smtp.from", settings.from());
    switch (settings.encryption()) {
      case STARTTLS -> {
        p.setProperty("mail.smtp.starttls.enable", "true");
        p.setProperty("mail.smtp.starttls.required", "true");
        p.setProperty("mail.smtp.ssl.checkserveridentity", "true");
      }
      case TLS -> {
        p.setProperty("mail.smtp.ssl.enable", "true");
        p.setProperty("mail.smtp.ssl.checkserveridentity", "true");
      }
      case NONE -> {
        // Only towards this machine: ServeSettings refuses anything else.
      }
    }
    if (settings.user().isBlank()) {
      return Session.getInstance(p);
    }
    p.setProperty("mail.smtp.auth", "true");
    return Session.getInstance(
        p,
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(settings.user(), settings.password());
          }
        });
  }
}
