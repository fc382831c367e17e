package org.tautband.drill;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.tautband.Visitor;

/** Patients who answer their check-ins at the same time, each through the clinic's link. */
final class Answers extends Submissions {
  private static final String SORE = "CK041";
  private final AtomicInteger turn = new AtomicInteger();
  private final List<RunningClinic.OpenLink> links;

  Answers(List<RunningClinic.OpenLink> links) {
    this.links = List.copyOf(links);
  }

  @Override
  Map<String, String> typed() {
    int n = turn.getAndIncrement();
    var link = links.get(n % links.size());
    return Map.of(
        "link",
        link.secret(),
        "born",
        link.yearOfBirth(),
        "tick",
        SORE,
        "words",
        "Answer number " + n);
  }

  @Override
  boolean send(Visitor visitor, Map<String, String> fields) {
    var answer = visitor.postRaw("/checkin/answer", fields);
    boolean kept = answer.status() == 200 && answer.body().contains("Thank you");
    if (answer.status() < 500 && !kept) {
      throw new AssertionError("Not kept: " + answer.status() + " " + answer.body());
    }
    return kept;
  }
}
