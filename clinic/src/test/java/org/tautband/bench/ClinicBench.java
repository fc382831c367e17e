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
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
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
import org.tautband.bookings.Diary;
import org.tautband.bookings.Visits;
import org.tautband.database.Backups;
import org.tautband.database.EmbeddedPostgres;
import org.tautband.database.Ids;
import org.tautband.fhir.Drift;
import org.tautband.fhir.Verification;
import org.tautband.history.Imports;
import org.tautband.history.Joining;
import org.tautband.history.WordOfMouth;
import org.tautband.needling.NeedlingTest;
import org.tautband.patients.Identity;
import org.tautband.patients.Sex;
import org.tautband.worklist.Worklist;

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
  private static final int OPEN_WORK = Integer.getInteger("tautband.bench.work", 5_000);
  private static final int BOOKED_DAYS = 40;

  @Autowired private WordOfMouth told;
  @Autowired private AuditTable audit;
  @Autowired private AuditChain auditChain;
  @Autowired private TransactionTemplate transaction;
  @Autowired private Visits visits;
  @Autowired private Verification verification;
  @Autowired private Drift drift;
  @Autowired private Imports imports;
  @Autowired private EmbeddedPostgres server;
  @Autowired private Diary diary;
  @Autowired private Backups backups;
  @Autowired private Worklist worklist;

  private final Random random = new Random(1);
  private List<Loaded> people = List.of();
  private ZoneId zone = ZoneId.of("Europe/Berlin");

  @Test
  void clinicOfTenThousand() throws Exception {
    load();
    size();
    busy();
    pages();
    synthea();
    backup();
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
            redFlags,
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
    vacuum();
    System.out.printf(
        "bench C loaded %d patients, %d sessions in %d s through the modules' API%n",
        people.size(),
        people.size() * LoadedClinic.SESSIONS_EACH,
        Duration.ofNanos(System.nanoTime() - start).toSeconds());
  }

  private void busy() throws SQLException {
    long start = System.nanoTime();
    var ahead = new BusyClinic(clinics, practitioners, diary, worklist, clock);
    var places = as(() -> ahead.places(clinicId, practitionerId));
    zone = as(() -> ahead.toTheMorning(clinicId));
    int booked = as(() -> ahead.book(places, zone, BOOKED_DAYS, people, random));
    // Loading leaves a call for each session, as it was written down weeks late.
    try (var connection = superUser();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          update worklist_item set closed_at = now(), closed_name = 'bench',
            closing_words = 'loaded', version = version + 1
          where closed_at is null
          """);
    }
    as(
        () -> {
          ahead.open(clinicId, OPEN_WORK, people, random);
          return true;
        });
    int open = as(() -> worklist.count().open());
    vacuum();
    System.out.printf(
        "bench C busy: %d visits booked, %d pieces of open work, %d s%n",
        booked, open, Duration.ofNanos(System.nanoTime() - start).toSeconds());
  }

  private void vacuum() throws SQLException {
    try (var connection = superUser();
        var statement = connection.createStatement()) {
      statement.execute("vacuum analyze");
    }
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
    Map<String, Function<Loaded, String>> asked = asked();
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

  private Map<String, Function<Loaded, String>> asked() {
    Map<String, Function<Loaded, String>> asked = new LinkedHashMap<>();
    asked.put("a style sheet, the floor", p -> "/css/base.css");
    asked.put("Today", p -> "/today");
    asked.put("worklist", p -> "/worklist?page=" + (1 + random.nextInt(OPEN_WORK / 50)));
    asked.put("diary, a day", p -> "/diary?date=" + day());
    asked.put("diary, a week", p -> "/diary/week?date=" + day());
    asked.put("search by name", p -> "/patients?" + Visitor.query(Map.of("q", name(p))));
    asked.put("chart", p -> "/patients/" + p.patientId());
    asked.put("session record", p -> "/patients/" + p.patientId() + "/sessions/" + session(p));
    asked.put("history", p -> "/patients/" + p.patientId() + "/history");
    return asked;
  }

  private LocalDate day() {
    return LocalDate.now(clock.withZone(zone)).plusDays(random.nextInt(BOOKED_DAYS));
  }

  private UUID session(Loaded person) {
    return person.sessions().get(random.nextInt(person.sessions().size()));
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

  /** How fast people are registered, one durable transaction each, before, during and after. */
  private void backup() throws Exception {
    saves(5);
    double before = saves(20);
    var folder = Files.createTempDirectory(Path.of("target"), "bench-backup");
    try (var one = Executors.newSingleThreadExecutor();
        var saving = clerks()) {
      var made = one.submit(() -> backups.make(folder)).get();
      double seconds = Duration.between(made.startedAt(), made.endedAt()).toMillis() / 1e3;
      double during = saving.perSecond();
      System.out.printf(
          "bench C backup of %d MB in %.0f s (%d MB sealed): %.0f saves/s before, %.0f meanwhile"
              + " (%.2f of before), %.0f after%n",
          made.clearBytes() >> 20,
          seconds,
          made.sealedBytes() >> 20,
          before,
          during,
          during / before,
          saves(20));
    }
  }

  private double saves(int seconds) throws Exception {
    try (var saving = clerks()) {
      Thread.sleep(Duration.ofSeconds(seconds));
      return saving.perSecond();
    }
  }

  private Clerks clerks() {
    return new Clerks(
        () -> {
          var who = Identity.of("Ida", "Probe", LocalDate.of(1990, 1, 1), Sex.FEMALE);
          as(() -> patients.register(who, Ids.next()));
        });
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
