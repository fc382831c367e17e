package org.tautband.bench;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
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
import org.tautband.needling.Insertion;
import org.tautband.needling.NeedlingTest;
import org.tautband.needling.Past;
import org.tautband.needling.PastSheet;
import org.tautband.needling.Signing;
import org.tautband.needling.Site;
import org.tautband.needling.Wording;

/**
 * Bench A: a past session of eight insertions, recorded and signed through the module's API with
 * its versions, chain and audit, against the same rows by bare JDBC. Four writers, both in turns:
 * what else the machine does meanwhile slows both.
 */
@SuppressWarnings({"NullAway", "SystemOut"})
class PastSessionBench extends NeedlingTest {
  private static final int WRITERS = 4;
  private static final int WARM_UP = Integer.getInteger("tautband.bench.warmUp", 25);
  private static final int TURNS = Integer.getInteger("tautband.bench.turns", 30);
  private static final int SESSIONS_PER_TURN = 10;
  private static final int NEEDLES = 8;
  private static final Insertion.Detail DETAIL =
      new Insertion.Detail(18, 60, Insertion.Technique.PISTONING, 2, true, 3, "");

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
    for (int i = 0; i < WARM_UP; i++) {
      turn(charts, this::save);
      turn(charts, chart -> saveFloor(floor));
    }
    Duration api = Duration.ZERO;
    Duration bare = Duration.ZERO;
    double[] ratios = new double[TURNS];
    for (int i = 0; i < TURNS; i++) {
      Duration saving = turn(charts, this::save);
      Duration least = turn(charts, chart -> saveFloor(floor));
      api = api.plus(saving);
      bare = bare.plus(least);
      ratios[i] = (double) least.toNanos() / saving.toNanos();
    }
    Arrays.sort(ratios);
    int sessionsSaved = TURNS * SESSIONS_PER_TURN * WRITERS;
    System.out.printf(
        "bench A api %.1f sessions/s, floor %.1f sessions/s, ratio %.2f (median of turns %.2f,"
            + " lowest %.2f, highest %.2f; %d sessions each, %d writers, load %.1f)%n",
        perSecond(sessionsSaved, api),
        perSecond(sessionsSaved, bare),
        (double) bare.toNanos() / api.toNanos(),
        ratios[TURNS / 2],
        ratios[0],
        ratios[TURNS - 1],
        sessionsSaved,
        WRITERS,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
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

  /** Each call with the audit row that its request would leave. */
  private void save(Chart chart) {
    UUID id = Ids.next();
    UUID patient = chart.patientId();
    Past past =
        new Past(
            id,
            patient,
            chart.episode().id(),
            practitionerId,
            clinicId,
            productId,
            clock.instant().minus(Duration.ofHours(1)),
            PLACES);
    List<Entry> entries = entries(past.at());
    PastSheet sheet =
        new PastSheet(
            past,
            Batch.of(Ids.next(), entries),
            entries.stream()
                .filter(e -> e.kind() == EntryKind.IN)
                .collect(Collectors.toMap(Entry::id, e -> DETAIL)),
            new Wording("prone", true, Wording.SeenAfterwards.NOTHING, 6, 3, "as on the sheet"),
            new Advice("printed", "Kim Demoson", "bench", clock.instant()));
    as(() -> sessions.recordPast(sheet));
    audited(patient, "/patients/{patientId}/sessions/past");
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

  private List<Entry> entries(Instant from) {
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
                from.plusSeconds(20L * entries.size()),
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
