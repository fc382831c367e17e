package org.tautband.drill;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.tautband.Visitor;

/** People at several desks who register patients at the same time, through the web page. */
final class Registrations extends Submissions {
  private final Map<Visitor, String> tokens = new ConcurrentHashMap<>();

  @Override
  Map<String, String> typed() {
    var random = ThreadLocalRandom.current();
    return Map.of(
        "family", randomName(),
        "given", randomName(),
        "birth.day", Integer.toString(random.nextInt(1, 29)),
        "birth.month", Integer.toString(random.nextInt(1, 13)),
        "birth.year", Integer.toString(random.nextInt(1930, 2010)),
        "sex", "UNKNOWN");
  }

  private static String randomName() {
    var letters = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      letters.append((char) ThreadLocalRandom.current().nextInt('a', 'z' + 1));
    }
    return letters.toString();
  }

  @Override
  boolean send(Visitor visitor, Map<String, String> fields) {
    var all = new HashMap<>(fields);
    all.put("_csrf", tokens.computeIfAbsent(visitor, v -> v.csrf("/patients/new")));
    var answer = visitor.postRaw("/patients", all);
    if (answer.status() < 500 && !answer.location().contains("/details?added")) {
      throw new AssertionError("Not registered: " + answer.status() + " " + answer.body());
    }
    return answer.status() == 302;
  }
}
