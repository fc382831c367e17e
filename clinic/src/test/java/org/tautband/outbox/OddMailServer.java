package org.tautband.outbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.tautband.MailServer;

/** A mail server that does what a good one never does: refuses an address, falls silent. */
final class OddMailServer implements AutoCloseable {
  /** How it behaves. */
  sealed interface Manner {
    /** Answers RCPT for this address with these words. */
    record Refuses(String address, String words) implements Manner {}

    /** Takes the whole mail, then closes without saying so. */
    record TakesAndDies() implements Manner {}

    /** Accepts the connection and never says anything. */
    record Silent() implements Manner {}
  }

  final List<String> messageIds = new CopyOnWriteArrayList<>();

  /** How many have been let in. */
  final AtomicInteger callers = new AtomicInteger();

  private final ServerSocket door;
  private final Manner manner;

  OddMailServer(Manner manner) {
    this.manner = manner;
    try {
      door = new ServerSocket(MailServer.port(), 50, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::listen);
  }

  private void listen() {
    while (!door.isClosed()) {
      try {
        var caller = door.accept();
        callers.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(caller));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket caller) {
    try (caller) {
      var in =
          new BufferedReader(
              new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
      if (manner instanceof Manner.Silent) {
        in.readLine();
        return;
      }
      say(caller, "220 odd.example");
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        if (line.equals("DATA")) {
          say(caller, "354 go on");
          readMail(in);
          if (manner instanceof Manner.TakesAndDies) return;
          say(caller, "250 taken");
        } else if (manner instanceof Manner.Refuses(String address, String words)
            && line.startsWith("RCPT TO:<" + address)) {
          say(caller, words);
        } else {
          say(caller, line.equals("QUIT") ? "221 bye" : "250 ok");
        }
      }
    } catch (IOException gone) {
      // The caller hung up.
    }
  }

  private void readMail(BufferedReader in) throws IOException {
    for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      if (line.startsWith("Message-ID: ")) messageIds.add(line.substring("Message-ID: ".length()));
    }
  }

  private static void say(Socket caller, String line) throws IOException {
    caller.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    caller.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
