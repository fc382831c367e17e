package org.tautband.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.access.AuditTable;
import org.tautband.database.EmbeddedPostgres;
import org.tautband.database.Ids;
import org.tautband.episodes.Episode;
import org.tautband.evidence.Side;
import org.tautband.kernel.count.OwnCount;
import org.tautband.needling.Advice;
import org.tautband.needling.Batch;
import org.tautband.needling.Entry;
import org.tautband.needling.EntryKind;
import org.tautband.needling.NeedlingTest;
import org.tautband.needling.Past;
import org.tautband.needling.Signing;
import org.tautband.needling.Site;

/**
 * Bench A: a past session of eight insertions, recorded and signed through the module's API with
 * its versions, chain and audit, against the same rows by bare JDBC. Four writers, both in turns.
 */
@SuppressWarnings({"NullAway", "SystemOut"})
class PastSessionBench extends NeedlingTest {
  private static final int WRITERS = 4;
  private static final int TURNS = Integer.getInteger("tautband.bench.turns", 8);
  private static final int SESSIONS_PER_TURN = 5;
  private static final int NEEDLES = 8;

  @Autowired private AuditTable audit;
  @Autowired private DataSource pool;
  @Autowired private EmbeddedPostgres server;

  private record Chart(UUID patientId, Episode episode) {}

  private interface Work {
    void once(Chart chart) throws Exception;
  }

  @Test
  void api() throws Exception {
    List<Chart> charts = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      patientId = patient("Bench" + (char) ('a' + i));
      episode = planned(patientId, PLACES);
      prepare();
      charts.add(new Chart(patientId, episode));
    }
    save(charts.getFirst());
    Floor floor = leftBehindByOne(charts.getFirst());
    System.out.println("bench A rows of one session: " + floor.rows());
    turn(charts, this::save);
    turn(charts, chart -> saveFloor(floor));
    Duration api = Duration.ZERO;
    Duration bare = Duration.ZERO;
    for (int i = 0; i < TURNS; i++) {
      api = api.plus(turn(charts, this::save));
      bare = bare.plus(turn(charts, chart -> saveFloor(floor)));
    }
    int sessionsSaved = TURNS * SESSIONS_PER_TURN * WRITERS;
    System.out.printf(
        "bench A api %.1f sessions/s, floor %.1f sessions/s, ratio %.2f (%d sessions each, %d"
            + " writers)%n",
        perSecond(sessionsSaved, api),
        perSecond(sessionsSaved, bare),
        (double) bare.toNanos() / api.toNanos(),
        sessionsSaved,
        WRITERS);
  }

  private static double perSecond(int count, Duration time) {
    return count * 1e9 / time.toNanos();
  }

  private static Duration turn(List<Chart> charts, Work work) throws Exception {
    long start = System.nanoTime();
    try (var writers = Executors.newFixedThreadPool(WRITERS)) {
      List<Future<?>> running = new ArrayList<>();
      for (var chart : charts) {
        running.add(
            writers.submit(
                () -> {
                  for (int i = 0; i < SESSIONS_PER_TURN; i++) {
                    work.once(chart);
                  }
                  return true;
                }));
      }
      for (var one : running) {
        one.get();
      }
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private Floor leftBehindByOne(Chart chart) throws SQLException {
    try (Connection superConnection =
        DriverManager.getConnection(
            server.jdbcUrl("tautband"), server.superuser(), server.superuserPassword())) {
      long first;
      try (var statement = superConnection.createStatement();
          var rows = statement.executeQuery("select pg_current_xact_id()::text::bigint")) {
        rows.next();
        first = rows.getLong(1);
      }
      save(chart);
      return Floor.leftBehind(superConnection, clinic.groupId(), first);
    }
  }

  private void saveFloor(Floor floor) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      floor.save(connection);
    }
  }

  private void save(Chart chart) {
    UUID id = Ids.next();
    UUID patient = chart.patientId();
    as(
        () ->
            sessions.recordPast(
                new Past(
                    id,
                    patient,
                    chart.episode().id(),
                    practitionerId,
                    clinicId,
                    productId,
                    clock.instant().minus(Duration.ofHours(1)),
                    PLACES)));
    audited(patient, "/patients/{patientId}/sessions/past");
    as(() -> sessions.record(patient, id, new Batch(Ids.next(), entries(), Set.of())));
    audited(patient, "/patients/{patientId}/sessions/{sessionId}/entries");
    as(
        () -> {
          sessions.advise(
              patient,
              id,
              Ids.next(),
              new Advice("printed", "Kim Demoson", "bench", clock.instant()));
          return true;
        });
    audited(patient, "/patients/{patientId}/sessions/{sessionId}/advice");
    Signing signing = as(() -> sessions.sign(patient, id, new OwnCount(NEEDLES, NEEDLES)));
    audited(patient, "/patients/{patientId}/sessions/{sessionId}/sign");
    if (signing instanceof Signing.Refused refused) {
      throw new AssertionError(refused.reasons());
    }
  }

  private void audited(UUID patient, String route) {
    as(
        () -> {
          audit.write(new AuditTable.Entry("POST", route, 302, "127.0.0.1"), Set.of(patient));
          return true;
        });
  }

  private List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (int needle = 1; needle <= NEEDLES; needle++) {
      for (var kind : List.of(EntryKind.OPENED, EntryKind.IN, EntryKind.OUT, EntryKind.SHARPS)) {
        Site site =
            kind == EntryKind.IN
                ? new Site("trapezius_desc", Side.RIGHT, "point " + needle, productId)
                : Site.NOT_SAID;
        entries.add(
            new Entry(
                Ids.next(),
                entries.size() + 1L,
                0,
                clock.instant(),
                kind,
                needle,
                null,
                null,
                site));
      }
    }
    return entries;
  }
}
