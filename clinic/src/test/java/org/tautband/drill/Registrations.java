package org.tautband.drill;

import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.tautband.Visitor;
import org.tautband.database.Ids;

/** People at several desks who register patients at the same time, through the web page. */
final class Registrations {
  private final Map<UUID, Map<String, String>> sent = new ConcurrentHashMap<>();
  private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean goOn = new AtomicBoolean(true);
  private List<Thread> desks = List.of();

  /** Begins; each login is one desk. */
  void begin(RunningDemo demo) {
    goOn.set(true);
    desks =
        demo.logins().stream()
            .limit(2)
            .flatMap(login -> List.of(demo.signedIn(login), demo.signedIn(login)).stream())
            .map(visitor -> Thread.ofPlatform().start(() -> work(visitor)))
            .toList();
  }

  void end() throws InterruptedException {
    goOn.set(false);
    for (Thread desk : desks) {
      desk.join();
    }
  }

  private void work(Visitor visitor) {
    String csrf = "";
    while (goOn.get()) {
      try {
        if (csrf.isEmpty()) {
          csrf = visitor.csrf("/patients/new");
        }
        register(visitor, csrf, newPatient());
      } catch (UncheckedIOException unreachable) {
        csrf = "";
      }
    }
  }

  private Map<String, String> newPatient() {
    var fields = new HashMap<String, String>();
    UUID submission = Ids.next();
    fields.put("submission", submission.toString());
    fields.put("family", randomName());
    fields.put("given", randomName());
    var random = ThreadLocalRandom.current();
    fields.put("birth.day", Integer.toString(random.nextInt(1, 29)));
    fields.put("birth.month", Integer.toString(random.nextInt(1, 13)));
    fields.put("birth.year", Integer.toString(random.nextInt(1930, 2010)));
    fields.put("sex", "UNKNOWN");
    sent.put(submission, fields);
    return fields;
  }

  private static String randomName() {
    var letters = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      letters.append((char) ThreadLocalRandom.current().nextInt('a', 'z' + 1));
    }
    return letters.toString();
  }

  private void register(Visitor visitor, String csrf, Map<String, String> fields) {
    var all = new HashMap<>(fields);
    all.put("_csrf", csrf);
    var answer = visitor.postRaw("/patients", all);
    if (answer.status() == 302 && answer.location().contains("/details?added")) {
      acknowledged.add(UUID.fromString(fields.getOrDefault("submission", "")));
    } else if (answer.status() < 500) {
      throw new AssertionError("Not registered: " + answer.status() + " " + answer.body());
    }
  }

  /** Sends again what was never acknowledged, as a person would. */
  void retry(Visitor visitor) {
    var csrf = visitor.csrf("/patients/new");
    sent.forEach(
        (id, fields) -> {
          if (!acknowledged.contains(id)) {
            register(visitor, csrf, fields);
          }
        });
  }

  Set<UUID> acknowledged() {
    return Set.copyOf(acknowledged);
  }

  Set<UUID> sent() {
    return Set.copyOf(sent.keySet());
  }
}
