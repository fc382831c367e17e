package org.tautband.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tautband.Browser;
import org.tautband.ClinicTest;

/**
 * Bench F: the first view of a page of the guide on a slow phone (processor four times slower, 400
 * kbit/s, 400 ms), beside a page of two lines of text as floor; and what every page of the sitemap
 * weighs on the wire, without fonts.
 */
@Tag("browser")
@SuppressWarnings("SystemOut")
class SlowPhoneBench extends ClinicTest {
  private static final int RUNS = 5;
  private static final int BYTES_PER_SECOND = 400_000 / 8;
  private static final Pattern PATH = Pattern.compile("<loc>https?://[^/<]+([^<]*)</loc>");
  private static final Pattern PART = Pattern.compile("(?:href|src)=\"(/(?:css|js)/[^\"]+)\"");

  @Test
  void firstView() {
    firstView("floor: robots.txt", "/robots.txt");
    for (var path :
        List.of("/guide", "/guide/does-it-hurt", "/guide/conditions/neck-pain", "/guide/risks")) {
      firstView(path, path);
    }
  }

  private void firstView(String what, String path) {
    List<Double> millis = new ArrayList<>();
    for (int run = 0; run < RUNS; run++) {
      try (BrowserContext context = Browser.context(390, 844)) {
        Page page = context.newPage();
        CDPSession devtools = context.newCDPSession(page);
        devtools.send("Network.enable");
        devtools.send("Network.emulateNetworkConditions", network());
        JsonObject processor = new JsonObject();
        processor.addProperty("rate", 4);
        devtools.send("Emulation.setCPUThrottlingRate", processor);
        page.navigate(base() + path);
        // Chromium writes it down a moment after it has painted.
        var painted =
            page.waitForFunction(
                "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime");
        millis.add(((Number) painted.jsonValue()).doubleValue());
      }
    }
    millis.sort(null);
    assertThat(millis.getFirst()).isPositive();
    System.out.printf(
        "bench F first text, %s: median %.0f ms, slowest %.0f ms%n",
        what, millis.get(RUNS / 2), millis.getLast());
  }

  private static JsonObject network() {
    JsonObject conditions = new JsonObject();
    conditions.addProperty("offline", false);
    conditions.addProperty("latency", 400);
    conditions.addProperty("downloadThroughput", BYTES_PER_SECOND);
    conditions.addProperty("uploadThroughput", BYTES_PER_SECOND);
    return conditions;
  }

  /** The page, its style sheets and its scripts, packed, as a first visit fetches them. */
  @Test
  void weightOfEveryPage() throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var sitemap = new String(fetch(http, "/sitemap.xml", "identity"));
      int heaviest = 0;
      var which = "";
      var paths = PATH.matcher(sitemap).results().map(found -> found.group(1)).toList();
      assertThat(paths).hasSizeGreaterThan(40);
      for (var path : paths) {
        int weight = weight(http, path);
        if (weight > heaviest) {
          heaviest = weight;
          which = path;
        }
      }
      System.out.printf(
          "bench F weight without fonts, %d pages: heaviest %s, %,d bytes%n",
          paths.size(), which, heaviest);
    }
  }

  private int weight(HttpClient http, String path) throws Exception {
    int weight = fetch(http, path, "gzip").length;
    var html = new String(fetch(http, path, "identity"));
    for (var part : PART.matcher(html).results().map(f -> f.group(1)).distinct().toList()) {
      weight += fetch(http, part, "gzip").length;
    }
    return weight;
  }

  private byte[] fetch(HttpClient http, String path, String encoding) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(base() + path))
            .header("Accept-Encoding", encoding)
            .build();
    var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }
}
