package org.tautband.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tautband.database.TimeColumn;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of what was received by file. */
@Component
class ReceivedTable {

  /** Newest state of one resource. */
  record Head(
      UUID id,
      UUID ownerId,
      @Nullable UUID patientId,
      SentEntry.Key key,
      int version,
      byte[] sha256) {}

  /** One resource to write: new, or the next version of a known one. */
  record Write(Head head, SentEntry entry) {}

  /** A resource as it came, with the file that brought it. */
  record Received(
      UUID id, SentEntry.Key key, int version, byte[] bytes, String fileName, Instant changedAt) {}

  private static final JsonMapper JSON = JsonMapper.shared();
  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  ReceivedTable(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /** Files of a group are taken in one after the other: two may bring the same hospital. */
  void oneAtATime(UUID groupId) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('history ' || ?, 0))")
        .param(groupId.toString())
        .query((row, n) -> true)
        .single();
  }

  /** Heads whose sender used one of these ids. */
  List<Head> byOriginIds(Collection<String> originIds) {
    return jdbc.sql(
            """
            select id, owner_id, patient_id, origin_system, resource_type, origin_id, version, sha256
            from received_resource where origin_id = any(?)
            """)
        .param(originIds.toArray(String[]::new))
        .query(ReceivedTable::head)
        .list();
  }

  private static Head head(ResultSet row, int n) throws SQLException {
    return new Head(
        row.getObject("id", UUID.class),
        row.getObject("owner_id", UUID.class),
        row.getObject("patient_id", UUID.class),
        key(row),
        row.getInt("version"),
        row.getBytes("sha256"));
  }

  private static SentEntry.Key key(ResultSet row) throws SQLException {
    return new SentEntry.Key(
        row.getString("origin_system"), row.getString("resource_type"), row.getString("origin_id"));
  }

  /** Where the numbers lead that resources of this group carry. */
  Map<Reference.ByIdentifier, Addresses.Target> byIdentifiers(
      Collection<Reference.ByIdentifier> wanted) {
    Map<Reference.ByIdentifier, Addresses.Target> found = new HashMap<>();
    jdbc.sql(
            """
            select i.resource_type, i.system, i.value, i.resource_id, r.patient_id
            from received_identifier i
            join received_resource r
              on r.clinic_group_id = i.clinic_group_id and r.id = i.resource_id
            where i.resource_type = any(?) and i.value = any(?) order by i.resource_id desc
            """)
        .param(wanted.stream().map(Reference.ByIdentifier::type).distinct().toArray(String[]::new))
        .param(wanted.stream().map(Reference.ByIdentifier::value).distinct().toArray(String[]::new))
        .query(
            row -> {
              found.put(
                  new Reference.ByIdentifier(
                      row.getString("resource_type"),
                      row.getString("system"),
                      row.getString("value")),
                  target(row));
            });
    return found;
  }

  private static Addresses.Target target(ResultSet row) throws SQLException {
    String type = row.getString("resource_type");
    boolean patient = type.equals("Patient");
    return new Addresses.Target(
        type,
        row.getObject(patient ? "patient_id" : "resource_id", UUID.class),
        KnownTypes.isRead(type));
  }

  /** Writes bytes, heads and versions in batches. */
  void write(List<Write> writes, Map<UUID, Led> led, Deliveries.Delivery delivery) {
    var at = TimeColumn.utc(delivery.at());
    batch(
        "insert into received_raw (sha256, bytes) values (?, ?) on conflict do nothing",
        writes.stream().map(w -> new Object[] {w.entry().sha256(), w.entry().bytes()}).toList());
    batch(
        """
        insert into received_version (resource_id, version, sha256, file_id, entry_number, received_at,
          led)
        values (?, ?, ?, ?, ?, ?, ?::jsonb)
        """,
        writes.stream()
            .map(
                w ->
                    new Object[] {
                      w.head().id(),
                      w.head().version(),
                      w.entry().sha256(),
                      delivery.id(),
                      w.entry().number(),
                      at,
                      led(led, w)
                    })
            .toList());
    batch(
        """
        insert into received_resource (id, owner_id, patient_id, origin_system, resource_type,
          origin_id, version, sha256, file_id, changed_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        writes.stream()
            .filter(w -> w.head().version() == 1)
            .map(w -> fresh(w, delivery, at))
            .toList());
    batch(
        """
        update received_resource set version = ?, sha256 = ?, file_id = ?, changed_at = ?
        where id = ? and version = ?
        """,
        writes.stream()
            .filter(w -> w.head().version() > 1)
            .map(w -> next(w, delivery, at))
            .toList());
  }

  private static String led(Map<UUID, Led> led, Write w) {
    Led of = led.get(w.head().id());
    return JSON.writeValueAsString(of == null ? Map.of() : of.targets());
  }

  private static Object[] fresh(Write w, Deliveries.Delivery delivery, OffsetDateTime at) {
    Head head = w.head();
    return new Object[] {
      head.id(),
      head.ownerId(),
      head.patientId(),
      head.key().system(),
      head.key().type(),
      head.key().id(),
      head.version(),
      w.entry().sha256(),
      delivery.id(),
      at
    };
  }

  private static Object[] next(Write w, Deliveries.Delivery delivery, OffsetDateTime at) {
    int version = w.head().version();
    return new Object[] {
      version, w.entry().sha256(), delivery.id(), at, w.head().id(), version - 1
    };
  }

  void insertIdentifiers(Map<Reference.ByIdentifier, UUID> identifiers) {
    batch(
        """
        insert into received_identifier (resource_type, system, value, resource_id)
        values (?, ?, ?, ?) on conflict do nothing
        """,
        identifiers.entrySet().stream()
            .map(
                e ->
                    new Object[] {
                      e.getKey().type(), e.getKey().system(), e.getKey().value(), e.getValue()
                    })
            .toList());
  }

  private void batch(String sql, List<Object[]> rows) {
    if (!rows.isEmpty()) {
      batches.batchUpdate(sql, rows);
    }
  }

  /** What of these types a patient has, as it came, the latest version of each. */
  List<Received> of(UUID patientId, Collection<String> types) {
    return jdbc.sql(
            """
            select r.id, r.origin_system, r.resource_type, r.origin_id, r.version, w.bytes,
              f.file_name, r.changed_at
            from received_resource r
            join received_raw w on w.clinic_group_id = r.clinic_group_id and w.sha256 = r.sha256
            join received_file f on f.clinic_group_id = r.clinic_group_id and f.id = r.file_id
            where r.patient_id = ? and r.resource_type = any(?)
            order by r.id
            """)
        .param(patientId)
        .param(types.toArray(String[]::new))
        .query(ReceivedTable::received)
        .list();
  }

  /** Hands over what is served of the whole group, the latest version of each, one by one. */
  void eachServed(Consumer<Served> reader) {
    jdbc.sql(
            """
            select r.id, r.patient_id, r.origin_system, r.resource_type, r.origin_id, w.bytes, v.led
            from received_resource r
            join received_version v on v.clinic_group_id = r.clinic_group_id
              and v.resource_id = r.id and v.version = r.version
            join received_raw w on w.clinic_group_id = r.clinic_group_id and w.sha256 = r.sha256
            where r.resource_type = any(?)
            """)
        .param(KnownTypes.SERVED.toArray(String[]::new))
        .withFetchSize(200)
        .query(
            row -> {
              reader.accept(
                  new Served(
                      row.getObject("id", UUID.class),
                      row.getObject("patient_id", UUID.class),
                      key(row),
                      row.getBytes("bytes"),
                      JSON.readValue(row.getString("led"), new TypeReference<>() {})));
            });
  }

  /** What is needed to render a received resource again. */
  record Served(
      UUID id,
      @Nullable UUID patientId,
      SentEntry.Key key,
      byte[] bytes,
      Map<String, String> led) {}

  Optional<Received> one(UUID patientId, UUID resourceId) {
    return jdbc.sql(
            """
            select r.id, r.origin_system, r.resource_type, r.origin_id, r.version, w.bytes,
              f.file_name, r.changed_at
            from received_resource r
            join received_raw w on w.clinic_group_id = r.clinic_group_id and w.sha256 = r.sha256
            join received_file f on f.clinic_group_id = r.clinic_group_id and f.id = r.file_id
            where r.patient_id = ? and r.id = ?
            """)
        .param(patientId)
        .param(resourceId)
        .query(ReceivedTable::received)
        .optional();
  }

  private static Received received(ResultSet row, int n) throws SQLException {
    return new Received(
        row.getObject("id", UUID.class),
        key(row),
        row.getInt("version"),
        row.getBytes("bytes"),
        row.getString("file_name"),
        TimeColumn.at(row, "changed_at"));
  }

  /** How many resources of each type a patient has. */
  Map<String, Integer> counts(UUID patientId) {
    Map<String, Integer> counts = new TreeMap<>();
    jdbc.sql(
            """
            select resource_type, count(*) as n from received_resource
            where patient_id = ? group by resource_type
            """)
        .param(patientId)
        .query(
            row -> {
              counts.put(row.getString("resource_type"), row.getInt("n"));
            });
    return counts;
  }

  /** When a resource of this patient was last added or changed. */
  Optional<Instant> newestChange(UUID patientId) {
    return jdbc.sql("select max(changed_at) as at from received_resource where patient_id = ?")
        .param(patientId)
        .query((row, n) -> Optional.ofNullable(TimeColumn.atOrNull(row, "at")))
        .single();
  }
}
