package org.tautband.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.tautband.Visitor;
import org.tautband.database.Ids;

/**
 * Several people who send forms at the same time, each form with an id of its own, and remember
 * what was acknowledged.
 */
abstract class Submissions {
  private final Map<UUID, Map<String, String>> sent = new ConcurrentHashMap<>();
  private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean goOn = new AtomicBoolean();
  private final List<Thread> people = new ArrayList<>();
  private final List<AssertionError> refusals = new CopyOnWriteArrayList<>();

  /** What somebody types. */
  abstract Map<String, String> typed();

  /**
   * Sends it; answers whether the page says that it is kept.
   *
   * @throws UncheckedIOException when nobody answers
   * @throws AssertionError when it is refused: an answer of 500 and more is none
   */
  abstract boolean send(Visitor visitor, Map<String, String> fields);

  void begin(List<Visitor> visitors) {
    goOn.set(true);
    for (var visitor : visitors) {
      people.add(Thread.ofPlatform().start(() -> work(visitor)));
    }
  }

  void end() throws InterruptedException {
    goOn.set(false);
    for (Thread person : people) {
      person.join();
    }
    people.clear();
    assertThat(refusals).as("what was refused").isEmpty();
  }

  private void work(Visitor visitor) {
    while (goOn.get()) {
      var fields = new HashMap<>(typed());
      var id = Ids.next();
      fields.put("submission", id.toString());
      sent.put(id, fields);
      try {
        if (send(visitor, fields)) acknowledged.add(id);
      } catch (UncheckedIOException unreachable) {
        pause();
      } catch (AssertionError refused) {
        refusals.add(refused);
        return;
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns when that many more have been acknowledged. */
  void awaitMore(int more) throws InterruptedException {
    int before = acknowledged.size();
    while (acknowledged.size() < before + more) {
      assertThat(refusals).as("what was refused").isEmpty();
      Thread.sleep(20);
    }
  }

  /** Sends again what was never acknowledged, as a person would. */
  void retry(Visitor visitor) {
    sent.forEach(
        (id, fields) -> {
          if (!acknowledged.contains(id) && send(visitor, fields)) acknowledged.add(id);
        });
  }

  Set<UUID> acknowledged() {
    return Set.copyOf(acknowledged);
  }

  Set<UUID> sent() {
    return Set.copyOf(sent.keySet());
  }
}
