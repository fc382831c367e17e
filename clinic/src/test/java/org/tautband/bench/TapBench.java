package org.tautband.bench;

import java.lang.management.ManagementFactory;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.Fixtures;
import org.tautband.access.Accounts;
import org.tautband.access.Actor;
import org.tautband.database.Ids;
import org.tautband.needling.NeedlingTest;
import org.tautband.needling.Past;
import org.tautband.needling.SessionHead;

/**
 * Bench B: one tap by HTTP, from four tablets at once, each as fast as it is answered (harder than
 * people are). CSRF, page token, audit and durable save are part of it; signing in is not. Beside
 * it, in the same run and from the same four clients: a page that touches nothing, and one row
 * saved durably by bare JDBC.
 */
@SuppressWarnings({"NullAway", "SystemOut"})
class TapBench extends NeedlingTest {
  private static final int TABLETS = 4;
  private static final int SESSIONS = Integer.getInteger("tautband.bench.sessions", 120);
  private static final int WARM_UP = SESSIONS / 2;
  private static final int NEEDLES = 10;
  private static final List<String> LIFE = List.of("OPENED", "IN", "OUT", "SHARPS");

  @Autowired private DataSource pool;

  @Test
  void taps() throws Exception {
    superUser.execute(
        "create table bench_row (id uuid primary key, at timestamptz not null);"
            + " grant insert on bench_row to tautband_app");
    List<WebTablet> tablets = new ArrayList<>();
    for (int i = 0; i < TABLETS; i++) {
      kim = another(i);
      patientId = patient("Tap" + (char) ('a' + i));
      episode = planned(patientId, PLACES);
      prepare();
      tablets.add(new WebTablet(kim.login(), pastSessions()));
    }
    try {
      report("bench B tap", atOnce(tablets, WebTablet::tapAll));
      report("bench B floor: page that touches nothing", atOnce(tablets, WebTablet::readNothing));
      report("bench B floor: one row by bare JDBC", atOnce(tablets, tablet -> insertRows()));
    } finally {
      superUser.execute("drop table bench_row");
    }
  }

  /** Open sessions of this patient, to be filled one after the other. */
  private List<SessionHead> pastSessions() {
    List<SessionHead> heads = new ArrayList<>();
    for (int i = 0; i < SESSIONS; i++) {
      Past past =
          new Past(
              Ids.next(),
              patientId,
              episode.id(),
              practitionerId,
              clinicId,
              productId,
              clock.instant(),
              PLACES);
      heads.add(as(() -> sessions.recordPast(past)));
    }
    return heads;
  }

  private interface Work {
    long[] of(WebTablet tablet) throws Exception;
  }

  private static long[] atOnce(List<WebTablet> tablets, Work work) throws Exception {
    List<long[]> all = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(TABLETS)) {
      List<Future<long[]>> running = new ArrayList<>();
      for (var tablet : tablets) {
        running.add(threads.submit(() -> work.of(tablet)));
      }
      for (var one : running) {
        all.add(one.get());
      }
    }
    return all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
  }

  private static void report(String what, long[] sorted) {
    System.out.printf(
        "%s: median %.1f ms, 99th percentile %.1f ms, slowest %.1f ms (%d, %d at once, load"
            + " %.1f)%n",
        what,
        sorted[sorted.length / 2] / 1e6,
        sorted[sorted.length * 99 / 100] / 1e6,
        sorted[sorted.length - 1] / 1e6,
        sorted.length,
        TABLETS,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private long[] insertRows() throws Exception {
    long[] nanos = new long[SESSIONS * NEEDLES];
    try (var connection = pool.getConnection();
        var insert = connection.prepareStatement("insert into bench_row values (?, ?)")) {
      for (int i = 0; i < nanos.length; i++) {
        long start = System.nanoTime();
        insert.setObject(1, Ids.next());
        insert.setObject(2, clock.instant().atOffset(java.time.ZoneOffset.UTC));
        insert.executeUpdate();
        nanos[i] = System.nanoTime() - start;
      }
    }
    return nanos;
  }

  /** Whoever has needles in one patient cannot write about another: each tablet is a clinician. */
  private Actor another(int number) {
    var login = "tablet-" + number + "-" + clinic.key();
    var added =
        as(
            () ->
                fixtures
                    .accounts()
                    .add(
                        new Accounts.NewAccount(
                            login, "Kim " + number, kim.roles(), practitionerId, clinicId)));
    UUID id = ((Accounts.Added.Done) added).accountId();
    as(
        () -> {
          fixtures.accounts().choosePassword(id, Fixtures.PASSWORD);
          return true;
        });
    return new Actor(id, login, "Kim " + number, kim.roles(), practitionerId, clinicId);
  }

  private final class WebTablet {
    private final HttpClient http =
        HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final UUID device = Ids.next();
    private final List<SessionHead> heads;
    private final String csrf;
    private final String pageToken;

    WebTablet(String user, List<SessionHead> heads) throws Exception {
      this.heads = heads;
      String login = Jsoup.parse(get("/login")).select("meta[name=csrf]").attr("content");
      http.send(
          HttpRequest.newBuilder(URI.create(base() + "/login"))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(
                  HttpRequest.BodyPublishers.ofString(
                      "username="
                          + user
                          + "&password="
                          + Fixtures.PASSWORD
                          + "&_csrf="
                          + URLEncoder.encode(login, StandardCharsets.UTF_8)))
              .build(),
          HttpResponse.BodyHandlers.discarding());
      var page = Jsoup.parse(get(heads.getFirst().path()));
      csrf = page.select("meta[name=csrf]").attr("content");
      pageToken = page.select("meta[name=page-token]").attr("content");
    }

    private String get(String path) throws Exception {
      return http.send(
              HttpRequest.newBuilder(URI.create(base() + path)).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }

    /** Taps all sessions full; the first half of them warms up. */
    long[] tapAll() throws Exception {
      List<Long> nanos = new ArrayList<>();
      for (int i = 0; i < heads.size(); i++) {
        int sequence = 0;
        for (int needle = 1; needle <= NEEDLES; needle++) {
          for (var kind : LIFE) {
            long took = tap(heads.get(i), kind, needle, ++sequence);
            if (i >= WARM_UP) nanos.add(took);
          }
        }
      }
      return nanos.stream().mapToLong(Long::longValue).toArray();
    }

    long[] readNothing() throws Exception {
      long[] nanos = new long[SESSIONS * NEEDLES];
      for (int i = 0; i < nanos.length; i++) {
        long start = System.nanoTime();
        get("/css/base.css");
        nanos[i] = System.nanoTime() - start;
      }
      return nanos;
    }

    private long tap(SessionHead head, String kind, int needle, int sequence) throws Exception {
      String where =
          kind.equals("IN")
              ? ",\"muscle\":\"trapezius_desc\",\"side\":\"RIGHT\",\"site\":\"point\",\"product\":\""
                  + productId
                  + "\""
              : "";
      String body =
          "{\"device\":\"%s\",\"entries\":[{\"id\":\"%s\",\"sequence\":%d,\"seen\":%d,\"at\":\"%s\",\"kind\":\"%s\",\"needle\":%d%s}]}"
              .formatted(
                  device, Ids.next(), sequence, sequence - 1, clock.instant(), kind, needle, where);
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(base() + head.path() + "/entries"))
              .header("Content-Type", "application/json")
              .header("Accept", "application/json")
              .header("X-CSRF-TOKEN", csrf)
              .header("X-Page-Token", pageToken)
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      long start = System.nanoTime();
      var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      long took = System.nanoTime() - start;
      if (answer.statusCode() != 200) {
        throw new AssertionError(answer.statusCode() + " " + answer.body());
      }
      return took;
    }
  }
}
