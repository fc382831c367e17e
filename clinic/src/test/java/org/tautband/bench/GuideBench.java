package org.tautband.bench;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tautband.ClinicTest;

/**
 * Bench E: a page of the guide by HTTP, as kept and as rendered anew (a query passes the kept
 * pages), the decision aid's pages, and search, now and with the guide copied until it holds 2,000
 * articles. Beside it a style sheet, from the same client in the same run.
 */
@SuppressWarnings({"NullAway", "SystemOut"})
class GuideBench extends ClinicTest {
  private static final int REQUESTS = Integer.getInteger("tautband.bench.requests", 300);
  private static final int ARTICLES = 2_000;
  private static final List<String> WORDS =
      List.of("does it hurt", "nek pain", "blood thinner", "lung", "afraid of needles", "zzz");
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void guide() throws Exception {
    measure("bench E floor: a style sheet", "/css/base.css");
    measure("bench E article, kept", "/guide/risks");
    measure("bench E article, rendered anew", "/guide/risks?anew");
    measure("bench E front page, rendered anew", "/guide?anew");
    measure("bench E condition page, rendered anew", "/guide/conditions/neck-pain?anew");
    for (var page : List.of("options", "numbers", "health", "summary")) {
      report("bench E decision aid, " + page, times(() -> post(page)));
    }
    search("bench E search, as shipped");
    superUser.execute(
        """
        insert into guide_section (path, place, anchor, title, heading, aside, body)
        select path || '-' || copy, place, anchor, title || ' ' || copy, heading, aside,
          body || ' copy' || copy
        from guide_section,
          generate_series(1, %d / greatest(1, (select count(distinct path) from guide_section))) copy
        """
            .formatted(ARTICLES));
    superUser.execute("analyze guide_section");
    search("bench E search, " + ARTICLES + " articles");
    System.out.printf(
        "load of the machine %.1f%n",
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private interface Request {
    HttpRequest make();
  }

  private void search(String what) throws Exception {
    int[] turn = {0};
    report(
        what,
        times(
            () ->
                get("/guide/search?q=" + WORDS.get(turn[0]++ % WORDS.size()).replace(" ", "%20"))));
  }

  private void measure(String what, String path) throws Exception {
    report(what, times(() -> get(path)));
  }

  private HttpRequest get(String path) {
    return HttpRequest.newBuilder(URI.create(base() + path))
        .header("Accept-Encoding", "gzip")
        .build();
  }

  private HttpRequest post(String page) {
    return HttpRequest.newBuilder(URI.create(base() + "/decide"))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString("condition=neck-pain&to=" + page))
        .build();
  }

  private long[] times(Request request) throws Exception {
    for (int i = 0; i < REQUESTS; i++) send(request);
    var nanos = new long[REQUESTS];
    for (int i = 0; i < REQUESTS; i++) {
      long began = System.nanoTime();
      send(request);
      nanos[i] = System.nanoTime() - began;
    }
    Arrays.sort(nanos);
    return nanos;
  }

  private int bytes;

  private void send(Request request) throws Exception {
    var answer = http.send(request.make(), HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200)
      throw new IllegalStateException("status " + answer.statusCode());
    bytes = answer.body().length;
  }

  private void report(String what, long[] sorted) {
    System.out.printf(
        "%s: median %.1f ms, 99th percentile %.1f ms, %,d bytes%n",
        what, sorted[sorted.length / 2] / 1e6, sorted[sorted.length * 99 / 100] / 1e6, bytes);
  }
}
