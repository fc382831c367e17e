package org.tautband.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.tautband.Fixtures;
import org.tautband.Visitor;
import org.tautband.access.AuditChain;
import org.tautband.access.AuditTable;
import org.tautband.bench.LoadedClinic.Loaded;
import org.tautband.bookings.Visits;
import org.tautband.database.EmbeddedPostgres;
import org.tautband.database.Ids;
import org.tautband.fhir.Drift;
import org.tautband.fhir.Verification;
import org.tautband.history.Imports;
import org.tautband.history.Joining;
import org.tautband.history.WordOfMouth;
import org.tautband.needling.NeedlingTest;

/**
 * A clinic of 10,000 patients and 50,000 sessions: how long it takes to load, whether {@code
 * verify} passes on it, how long its pages take for requests drawn at random over all patients, how
 * fast Synthea files come in beside them, and how much disk and memory it takes.
 */
@SuppressWarnings({"NullAway", "SystemOut"})
class ClinicBench extends NeedlingTest {
  private static final int PATIENTS = Integer.getInteger("tautband.bench.patients", 10_000);
  private static final int REQUESTS = Integer.getInteger("tautband.bench.requests", 300);
  private static final int LOADERS = 2;
  private static final int IN_THE_HOUSE = 12;

  @Autowired private WordOfMouth told;
  @Autowired private AuditTable audit;
  @Autowired private AuditChain auditChain;
  @Autowired private TransactionTemplate transaction;
  @Autowired private Visits visits;
  @Autowired private Verification verification;
  @Autowired private Drift drift;
  @Autowired private Imports imports;
  @Autowired private EmbeddedPostgres server;

  private final Random random = new Random(1);
  private List<Loaded> people = List.of();

  @Test
  void clinicOfTenThousand() throws Exception {
    load();
    size();
    pages();
    synthea();
    verify();
    memory();
  }

  private void load() throws Exception {
    var clinicToLoad =
        new LoadedClinic(
            clock,
            patients,
            told,
            episodes,
            screenings,
            assessments,
            consents,
            sessions,
            audit,
            new LoadedClinic.Where(clinicId, practitionerId, productId, PLACES));
    long start = System.nanoTime();
    List<Loaded> loaded = Collections.synchronizedList(new ArrayList<>());
    try (var loaders = Executors.newFixedThreadPool(LOADERS)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < LOADERS; i++) {
        int first = i;
        running.add(
            loaders.submit(
                () -> {
                  for (int n = first; n < PATIENTS; n += LOADERS) {
                    int number = n;
                    loaded.add(as(() -> clinicToLoad.load(number, transaction)));
                  }
                  return true;
                }));
      }
      for (var one : running) {
        one.get();
      }
    }
    people = List.copyOf(loaded);
    for (var here : people.subList(0, Math.min(IN_THE_HOUSE, people.size()))) {
      as(() -> visits.arrive(here.patientId(), clinicId, Ids.next()));
    }
    as(
        () -> {
          for (int i = 0; i <= PATIENTS * 20 / 1000; i++) {
            auditChain.chainNew();
          }
          return true;
        });
    try (var connection = superUser();
        var statement = connection.createStatement()) {
      statement.execute("vacuum analyze");
    }
    System.out.printf(
        "bench C loaded %d patients, %d sessions in %d s through the modules' API%n",
        people.size(),
        people.size() * LoadedClinic.SESSIONS_EACH,
        Duration.ofNanos(System.nanoTime() - start).toSeconds());
  }

  private Connection superUser() throws SQLException {
    return DriverManager.getConnection(
        server.jdbcUrl("tautband"), server.superuser(), server.superuserPassword());
  }

  /** What the whole record takes, per session; a patient's course is shared among its sessions. */
  private void size() throws SQLException {
    try (var connection = superUser();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select case when relname like 'audit%' then 'audit'
                            when relname like 'fhir%' then 'published versions'
                            else 'domain rows' end as what,
                  sum(pg_table_size(oid)) as rows, sum(pg_indexes_size(oid)) as indexes
                from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
                group by 1 order by 1
                """)) {
      long sessionsThere = (long) people.size() * LoadedClinic.SESSIONS_EACH;
      while (rows.next()) {
        System.out.printf(
            "bench C bytes per session, %s: %d in rows, %d in indexes%n",
            rows.getString("what"),
            rows.getLong("rows") / sessionsThere,
            rows.getLong("indexes") / sessionsThere);
      }
    }
    try (var connection = superUser();
        var statement = connection.createStatement();
        var row = statement.executeQuery("select sum(size) from pg_ls_waldir()")) {
      row.next();
      System.out.printf("bench C write-ahead log on disk: %d MB%n", row.getLong(1) >> 20);
    }
  }

  private void pages() {
    var visitor = new Visitor(base());
    visitor.signIn(kim.login(), Fixtures.PASSWORD);
    Map<String, Function<Loaded, String>> asked =
        new java.util.LinkedHashMap<>(
            Map.of(
                "Today", p -> "/today",
                "search by name", p -> "/patients?" + Visitor.query(Map.of("q", name(p))),
                "chart", p -> "/patients/" + p.patientId(),
                "session record",
                    p ->
                        "/patients/"
                            + p.patientId()
                            + "/sessions/"
                            + p.sessions().get(random.nextInt(p.sessions().size())),
                "history", p -> "/patients/" + p.patientId() + "/history"));
    asked.forEach((page, path) -> time(visitor, page, path, REQUESTS / 3));
    asked.forEach(
        (page, path) -> {
          long[] nanos = time(visitor, page, path, REQUESTS);
          System.out.printf(
              "bench C page %s: median %.1f ms, 99th percentile %.1f ms (%d requests, load %.1f)%n",
              page,
              nanos[nanos.length / 2] / 1e6,
              nanos[nanos.length * 99 / 100] / 1e6,
              nanos.length,
              ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        });
  }

  /** As people type: family name, given name, both in either order, the beginning of a name. */
  private String name(Loaded person) {
    return switch (random.nextInt(4)) {
      case 0 -> person.family();
      case 1 -> person.given() + " " + person.family();
      case 2 -> person.family() + " " + person.given();
      default -> person.family().substring(0, Math.min(5, person.family().length()));
    };
  }

  private long[] time(Visitor visitor, String page, Function<Loaded, String> path, int requests) {
    long[] nanos = new long[requests];
    for (int i = 0; i < requests; i++) {
      String asked = path.apply(people.get(random.nextInt(people.size())));
      long start = System.nanoTime();
      var answer = visitor.get(asked);
      nanos[i] = System.nanoTime() - start;
      assertThat(answer.status()).as(page + " " + asked).isEqualTo(200);
    }
    Arrays.sort(nanos);
    return nanos;
  }

  private void synthea() throws IOException {
    List<Path> files;
    try (var found = Files.walk(Path.of("src/main/resources/demo/synthea"))) {
      // Hospitals and practitioners first: the others refer to them.
      files =
          found
              .filter(f -> f.toString().endsWith(".json.gz"))
              .sorted(
                  java.util.Comparator.comparing(
                      f -> !f.getFileName().toString().matches("(hospital|practitioner).*")))
              .toList();
    }
    long before = received();
    long start = System.nanoTime();
    for (var file : files) {
      as(() -> imports.importFile(clinicId, file, new Joining.AsNew(Ids.next())));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "bench C Synthea import: %d resources of %d files in %.1f s, %.0f resources/s to commit%n",
        received() - before, files.size(), seconds, (received() - before) / seconds);
  }

  private long received() {
    try (var connection = superUser();
        var statement = connection.createStatement();
        var row = statement.executeQuery("select count(*) from received_resource")) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void verify() {
    long start = System.nanoTime();
    var chains = as(() -> verification.check());
    assertThat(chains.faults()).isEmpty();
    var rendered = as(() -> drift.check());
    assertThat(rendered.differences()).isEmpty();
    System.out.printf(
        "bench C verify: clean, %d versions in %d chains, %d rendered again, %d s%n",
        chains.versions(),
        chains.chains(),
        rendered.compared(),
        Duration.ofNanos(System.nanoTime() - start).toSeconds());
  }

  private static void memory() throws IOException {
    System.gc();
    var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    String resident =
        Files.exists(Path.of("/proc/self/status"))
            ? Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .findFirst()
                .orElse("")
            : "VmRSS unknown on this system";
    System.out.printf(
        "bench C heap after collection %d MB, %s (tests and client in the same process)%n",
        heap.getUsed() >> 20, resident.replaceAll("\\s+", " "));
  }
}
