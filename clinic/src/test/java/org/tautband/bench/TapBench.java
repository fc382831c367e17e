package org.tautband.bench;

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
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.tautband.Fixtures;
import org.tautband.access.Accounts;
import org.tautband.access.Actor;
import org.tautband.database.Ids;
import org.tautband.needling.NeedlingTest;
import org.tautband.needling.SessionHead;

/**
 * Bench B: one tap by HTTP, from four tablets at once, each as fast as it is answered (harder than
 * people are). Login, CSRF, page token, audit and durable save are part of it.
 */
@SuppressWarnings({"NullAway", "SystemOut"})
class TapBench extends NeedlingTest {
  private static final int TABLETS = 4;
  private static final int NEEDLES = Integer.getInteger("tautband.bench.needles", 40);
  private static final int WARM_UP_TAPS = 80;
  private static final List<String> LIFE = List.of("OPENED", "IN", "OUT", "SHARPS");

  @Test
  void taps() throws Exception {
    List<SessionHead> heads = new ArrayList<>();
    List<String> logins = new ArrayList<>();
    for (int i = 0; i < TABLETS; i++) {
      kim = another(i);
      logins.add(kim.login());
      patientId = patient("Tap" + (char) ('a' + i));
      episode = planned(patientId, PLACES);
      prepare();
      heads.add(started());
    }
    List<long[]> all = new ArrayList<>();
    try (var tablets = Executors.newFixedThreadPool(TABLETS)) {
      List<Future<long[]>> running = new ArrayList<>();
      for (int i = 0; i < TABLETS; i++) {
        var head = heads.get(i);
        var login = logins.get(i);
        running.add(tablets.submit(() -> new WebTablet(head, login).tapAll()));
      }
      for (var one : running) {
        all.add(one.get());
      }
    }
    long[] nanos =
        all.stream().flatMapToLong(t -> Arrays.stream(t).skip(WARM_UP_TAPS)).sorted().toArray();
    System.out.printf(
        "bench B median %.1f ms, 99th percentile %.1f ms, slowest %.1f ms (%d taps, %d tablets)%n",
        nanos[nanos.length / 2] / 1e6,
        nanos[nanos.length * 99 / 100] / 1e6,
        nanos[nanos.length - 1] / 1e6,
        nanos.length,
        TABLETS);
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
    private final SessionHead head;
    private final String csrf;
    private final String pageToken;

    WebTablet(SessionHead head, String user) throws Exception {
      this.head = head;
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
      var page = Jsoup.parse(get(head.path()));
      csrf = page.select("meta[name=csrf]").attr("content");
      pageToken = page.select("meta[name=page-token]").attr("content");
    }

    private String get(String path) throws Exception {
      return http.send(
              HttpRequest.newBuilder(URI.create(base() + path)).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }

    long[] tapAll() throws Exception {
      long[] nanos = new long[NEEDLES * LIFE.size()];
      int tap = 0;
      for (int needle = 1; needle <= NEEDLES; needle++) {
        for (var kind : LIFE) {
          nanos[tap] = tap(kind, needle, tap + 1);
          tap++;
        }
      }
      return nanos;
    }

    private long tap(String kind, int needle, int sequence) throws Exception {
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
