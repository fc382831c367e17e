package org.tautband.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.tautband.Visitor;
import org.tautband.database.Ids;

/**
 * A clinic day's mix on a heap of 512 MB: no error, and neither memory nor answers grow. The short
 * form runs in every build; {@code -Dtautband.soak.minutes=60} runs the long one and prints it.
 */
@Timeout(value = 3, unit = TimeUnit.HOURS)
class SoakTest {
  private static final Pattern HEAP_USED = Pattern.compile("used (\\d+)K");
  private static final int PEOPLE = 4;
  private static final int AT_LEAST_EACH = 10;
  @TempDir Path dir;

  /** One answer of the server. */
  private record Answered(long atNanos, double millis) {}

  @Test
  void tenSecondsOfAClinicDayAreServedWithoutAnError() throws Exception {
    soak(Duration.ofSeconds(10), Duration.ZERO);
  }

  @Test
  @EnabledIfSystemProperty(named = "tautband.soak.minutes", matches = "\\d+")
  void memoryAndAnswersStayFlatForAsLongAsTheFlagSays() throws Exception {
    var figures =
        soak(Duration.ofMinutes(Long.getLong("tautband.soak.minutes")), Duration.ofMillis(500));
    assertThat(figures.heapAtEndKb()).isLessThan(figures.heapAtThirdKb() * 5 / 4);
    assertThat(figures.lastThirdMillis()).isLessThan(figures.middleThirdMillis() * 1.5 + 5);
  }

  private record Figures(
      long heapAtThirdKb, long heapAtEndKb, double middleThirdMillis, double lastThirdMillis) {}

  /**
   * @param thinking longest pause between two requests of a person
   */
  private Figures soak(Duration length, Duration thinking) throws Exception {
    try (var clinic = RunningClinic.demo(dir.resolve("data"))) {
      var answers = new ConcurrentLinkedQueue<Answered>();
      var wrong = new ConcurrentLinkedQueue<String>();
      long begin = System.nanoTime();
      long end = begin + length.toNanos();
      var people = new ArrayList<Thread>();
      for (int i = 0; i < PEOPLE; i++) {
        var visitor = clinic.signedIn(clinic.logins().get(i % 2));
        people.add(Thread.ofPlatform().start(() -> work(visitor, end, thinking, answers, wrong)));
      }
      while (System.nanoTime() < begin + length.toNanos() / 3) Thread.sleep(100);
      long early = heapAfterCollectionKb(clinic);
      for (var person : people) person.join();
      long late = heapAfterCollectionKb(clinic);
      assertThat(wrong).isEmpty();
      assertThat(answers).hasSizeGreaterThanOrEqualTo(PEOPLE * AT_LEAST_EACH);
      long third = length.toNanos() / 3;
      var figures =
          new Figures(
              early,
              late,
              median(answers, begin + third, begin + 2 * third),
              median(answers, begin + 2 * third, Long.MAX_VALUE));
      System.out.printf(
          "soak of %s: %d requests by %d people, 0 errors, median %.1f then %.1f ms,"
              + " heap %d then %d MB, resident %d MB%n",
          length,
          answers.size(),
          PEOPLE,
          figures.middleThirdMillis(),
          figures.lastThirdMillis(),
          early >> 10,
          late >> 10,
          residentKb(clinic) >> 10);
      return figures;
    }
  }

  private static void work(
      Visitor visitor,
      long end,
      Duration thinking,
      ConcurrentLinkedQueue<Answered> answers,
      ConcurrentLinkedQueue<String> wrong) {
    var random = ThreadLocalRandom.current();
    var charts = charts(visitor);
    var pages =
        List.of("/today", "/patients?q=ma", "/worklist", "/diary", "/guide", "/guide/risks");
    for (int done = 0; done < AT_LEAST_EACH || System.nanoTime() < end; done++) {
      long start = System.nanoTime();
      boolean registers = random.nextInt(12) == 0;
      var path =
          random.nextBoolean() && !charts.isEmpty()
              ? charts.get(random.nextInt(charts.size()))
              : pages.get(random.nextInt(pages.size()));
      try {
        var answer = registers ? register(visitor) : visitor.get(path);
        answers.add(new Answered(start, (System.nanoTime() - start) / 1e6));
        if (answer.status() != (registers ? 302 : 200)) {
          wrong.add(answer.status() + (registers ? " registering" : " " + path));
        }
        if (!thinking.isZero()) Thread.sleep(random.nextLong(thinking.toMillis()));
      } catch (UncheckedIOException e) {
        wrong.add(path + ": " + e);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Charts that this person may open; others ask for a reason first. */
  private static List<String> charts(Visitor visitor) {
    return Jsoup.parse(visitor.get("/patients").body()).select("a[href]").eachAttr("href").stream()
        .filter(address -> address.matches("/patients/[0-9a-f-]{36}"))
        .distinct()
        .filter(address -> visitor.get(address).status() == 200)
        .toList();
  }

  private static Visitor.Answer register(Visitor visitor) {
    var fields = new java.util.HashMap<>(new Registrations().typed());
    fields.put("submission", Ids.next().toString());
    return visitor.post("/patients/new", "/patients", fields);
  }

  private static double median(Iterable<Answered> answers, long from, long to) {
    var millis = new ArrayList<Double>();
    for (var answer : answers) {
      if (answer.atNanos() >= from && answer.atNanos() < to) millis.add(answer.millis());
    }
    millis.sort(null);
    return millis.isEmpty() ? 0 : millis.get(millis.size() / 2);
  }

  private static long heapAfterCollectionKb(RunningClinic clinic)
      throws IOException, InterruptedException {
    jcmd(clinic, "GC.run");
    return HEAP_USED
        .matcher(jcmd(clinic, "GC.heap_info"))
        .results()
        .limit(2) // young and old generation; the rest is not heap
        .mapToLong(found -> Long.parseLong(found.group(1)))
        .sum();
  }

  private static long residentKb(RunningClinic clinic) throws IOException {
    var status = Path.of("/proc/" + clinic.process().pid() + "/status");
    if (!java.nio.file.Files.exists(status)) return 0; // macOS
    return java.nio.file.Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }

  private static String jcmd(RunningClinic clinic, String what)
      throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(clinic.process().pid()),
                what)
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
