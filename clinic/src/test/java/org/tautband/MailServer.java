package org.tautband;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** A real mail server on the port that the application under test sends to. */
public final class MailServer implements AutoCloseable {
  private static final int PORT = freePort();
  private final GreenMail server =
      new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  private MailServer() {
    server.start();
  }

  public static MailServer start() {
    return new MailServer();
  }

  public static int port() {
    return PORT;
  }

  /** One mail as it came in, its parts decoded. */
  public record Received(String to, String messageId, String subject, String text, String html) {}

  /** What came for this address, in order. */
  public List<Received> to(String address) {
    return Arrays.stream(server.getReceivedMessages())
        .map(MailServer::read)
        .filter(mail -> mail.to().equals(address))
        .toList();
  }

  private static Received read(MimeMessage message) {
    try {
      var parts = (MimeMultipart) message.getContent();
      return new Received(
          message.getAllRecipients()[0].toString(),
          message.getMessageID(),
          message.getSubject(),
          parts.getBodyPart(0).getContent().toString(),
          parts.getBodyPart(1).getContent().toString());
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop();
  }

  /**
   * A port below those that the machine gives to outgoing connections: this one is closed between
   * two tests, and nobody may get it in the meantime.
   */
  private static int freePort() {
    for (var attempt = 0; attempt < 100; attempt++) {
      var port = ThreadLocalRandom.current().nextInt(10_000, 30_000);
      try (var socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        // Another one, then.
      }
    }
    throw new IllegalStateException("No free port between 10000 and 30000");
  }
}
