package org.tautband.followup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.tautband.Visitor;
import org.tautband.database.Ids;

/**
 * A thousand patients answer at once, from sixteen callers, each as fast as it is answered. Wanted:
 * all within a minute and none refused. Every tenth answer is an emergency that has to stand on the
 * worklist. The floor of the same run: the page of an unknown link, which keeps nothing.
 */
@SuppressWarnings("SystemOut")
class AnswersBench extends FollowUpTest {
  private static final int PEOPLE = Integer.getInteger("tautband.bench.answers", 1000);
  private static final int CALLERS = 16;

  @Test
  void aThousandAnswers() throws Exception {
    var at = justNow();
    List<UUID> people = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      var patient = patientWith("p" + i + "@patients.example");
      needled(patient, UPPER_BACK, at);
      people.add(patient);
    }
    for (int asked = -1; asked != 0; ) {
      asked = askAt(at.plus(Duration.ofHours(24)));
    }
    List<Map<String, String>> forms = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      var form = fields(people.get(i), "1984");
      form.put("submission", Ids.next().toString());
      form.put("tick", i % 10 == 0 ? SHORT_OF_BREATH : SORE);
      form.put("words", "");
      forms.add(form);
    }
    report(
        "floor: page of an unknown link",
        times(PEOPLE, i -> new Visitor(base()).get("/checkin/none").status()));
    report(
        "one answer",
        times(PEOPLE, i -> new Visitor(base()).postRaw("/checkin/answer", forms.get(i)).status()));
    long kept =
        people.stream().filter(p -> !as(() -> replies.of(p)).getLast().replies().isEmpty()).count();
    long alerts = people.stream().filter(p -> !open(p).isEmpty()).count();
    System.out.printf(
        "bench answers: %d of %d kept, %d of %d emergencies on the worklist%n",
        kept, PEOPLE, alerts, (PEOPLE + 9) / 10);
  }

  private interface Request {
    int status(int number);
  }

  private record Times(double seconds, long[] sortedNs, long refused) {}

  private static Times times(int count, Request request) throws Exception {
    List<Callable<Long>> calls = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int number = i;
      calls.add(
          () -> {
            long began = System.nanoTime();
            int status = request.status(number);
            return status < 400 ? System.nanoTime() - began : -1;
          });
    }
    long began = System.nanoTime();
    List<Long> took = new ArrayList<>();
    try (var callers = Executors.newFixedThreadPool(CALLERS)) {
      for (var done : callers.invokeAll(calls)) {
        took.add(done.get());
      }
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    long refused = took.stream().filter(ns -> ns < 0).count();
    var sorted = took.stream().filter(ns -> ns >= 0).mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    return new Times(seconds, sorted, refused);
  }

  private static void report(String what, Times times) {
    var sorted = times.sortedNs();
    System.out.printf(
        "bench answers %s: %d in %.1f s, %d refused, median %.1f ms, 99th percentile %.1f ms%n",
        what,
        sorted.length,
        times.seconds(),
        times.refused(),
        sorted.length == 0 ? 0 : sorted[sorted.length / 2] / 1e6,
        sorted.length == 0 ? 0 : sorted[sorted.length * 99 / 100] / 1e6);
  }
}
