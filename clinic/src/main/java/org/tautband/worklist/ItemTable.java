package org.tautband.worklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tautband.access.Role;
import org.tautband.database.TimeColumn;
import org.tautband.worklist.Item.About;

/** The SQL of the worklist. */
@Component
class ItemTable {
  private final JdbcClient jdbc;

  ItemTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether it was new. */
  boolean insert(Item item) {
    var patient =
        switch (item.about()) {
          case About.Patient known -> known.patientId();
          case About.Named named -> null;
        };
    var taken = item.owner().taken();
    var name =
        switch (item.about()) {
          case About.Patient known -> null;
          case About.Named named -> named.name();
        };
    return jdbc.sql(
                """
                insert into worklist_item (id, kind, cause, sentence, clinical, patient_id, about_name, role,
                  clinic_id, taken_by, taken_name, given_by, due_at, path, opened_at, opened_by,
                  version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """)
            .params(
                Arrays.asList(
                    item.id(),
                    item.kind().name(),
                    item.cause(),
                    item.what().sentence(),
                    item.what().clinical(),
                    patient,
                    name,
                    item.owner().role().name(),
                    item.owner().clinicId(),
                    taken == null ? null : taken.accountId(),
                    taken == null ? null : taken.name(),
                    taken == null ? null : taken.givenBy(),
                    TimeColumn.utc(item.dueAt()),
                    item.path(),
                    TimeColumn.utc(item.opened().at()),
                    item.opened().by(),
                    item.version()))
            .update()
        == 1;
  }

  boolean update(Item item) {
    var taken = item.owner().taken();
    var closed = item.closed();
    return jdbc.sql(
                """
                update worklist_item set taken_by = ?, taken_name = ?, given_by = ?, sentence = ?,
                  clinical = ?, due_at = ?, path = ?, closed_at = ?, closed_by = ?,
                  closed_name = ?, closing_words = ?, version = ?
                where id = ? and version = ? and closed_at is null
                """)
            .params(
                Arrays.asList(
                    taken == null ? null : taken.accountId(),
                    taken == null ? null : taken.name(),
                    taken == null ? null : taken.givenBy(),
                    item.what().sentence(),
                    item.what().clinical(),
                    TimeColumn.utc(item.dueAt()),
                    item.path(),
                    closed == null ? null : TimeColumn.utc(closed.at()),
                    closed == null ? null : closed.accountId(),
                    closed == null ? null : closed.by(),
                    closed == null ? null : closed.words(),
                    item.version(),
                    item.id(),
                    item.version() - 1))
            .update()
        == 1;
  }

  Optional<Item> find(UUID id) {
    return jdbc.sql("select * from worklist_item where id = ?")
        .param(id)
        .query(ItemTable::item)
        .optional();
  }

  private static final String OPEN = "select * from worklist_item where closed_at is null";

  /** In the order in which lists show them: alerts first, then the one due first. */
  static final String IN_ORDER = " order by (kind <> 'ALERT'), due_at, id";

  List<Item> open(Wanted wanted, Instant now, int most, int skipped) {
    var only = only(wanted, now);
    return jdbc.sql(OPEN + only.sql() + IN_ORDER + " limit ? offset ?")
        .params(only.values())
        .params(most, skipped)
        .query(ItemTable::item)
        .list();
  }

  private static final String FOR_SOMEBODY =
      """
       and (clinic_id is null or clinic_id = :clinic) and kind = any(:kinds)
        and (taken_by is null or taken_by = :me)
      """;

  /** Open ones of these kinds, at this clinic or any, that nobody else has taken. */
  List<Item> openFor(List<Kind> kinds, UUID clinicId, UUID accountId, int most) {
    return jdbc.sql(
            OPEN + FOR_SOMEBODY + " order by array_position(:kinds, kind), due_at, id limit :most")
        .param("clinic", clinicId)
        .param("kinds", names(kinds))
        .param("me", accountId)
        .param("most", most)
        .query(ItemTable::item)
        .list();
  }

  int countFor(List<Kind> kinds, UUID clinicId, UUID accountId) {
    return jdbc.sql("select count(*) from worklist_item where closed_at is null" + FOR_SOMEBODY)
        .param("clinic", clinicId)
        .param("kinds", names(kinds))
        .param("me", accountId)
        .query(Integer.class)
        .single();
  }

  private static String[] names(List<Kind> kinds) {
    return kinds.stream().map(Kind::name).toArray(String[]::new);
  }

  /** A condition with the values it needs. */
  private record Only(String sql, List<Object> values) {}

  private static Only only(Wanted wanted, Instant now) {
    var values = new ArrayList<Object>();
    var sql =
        switch (wanted.show()) {
          case ALL -> "";
          case MINE -> {
            values.add(wanted.accountId());
            yield " and taken_by = ?";
          }
          case UNOWNED -> " and taken_by is null";
          case CLINIC -> {
            if (wanted.clinicId() == null) yield "";
            values.add(wanted.clinicId());
            yield " and (clinic_id is null or clinic_id = ?)";
          }
          case OVERDUE -> {
            values.add(TimeColumn.utc(now));
            yield " and due_at < ?";
          }
        };
    var kind = wanted.kind();
    if (kind == null) return new Only(sql, values);
    values.add(kind.name());
    return new Only(sql + " and kind = ?", values);
  }

  /** How much is open of each kind, by what it would be shown under. */
  Map<Kind, Map<Wanted.Show, Integer>> counts(Wanted wanted, Instant now) {
    var counts = new EnumMap<Kind, Map<Wanted.Show, Integer>>(Kind.class);
    jdbc.sql(
            """
            select kind, count(*), count(*) filter (where taken_by = :me),
              count(*) filter (where taken_by is null),
              count(*) filter (where clinic_id is null or :clinic::uuid is null
                or clinic_id = :clinic::uuid),
              count(*) filter (where due_at < :now)
            from worklist_item where closed_at is null group by kind
            """)
        .param("me", wanted.accountId())
        .param("clinic", wanted.clinicId())
        .param("now", TimeColumn.utc(now))
        .query(
            (row, n) -> {
              var of = new EnumMap<Wanted.Show, Integer>(Wanted.Show.class);
              of.put(Wanted.Show.ALL, row.getInt(2));
              of.put(Wanted.Show.MINE, row.getInt(3));
              of.put(Wanted.Show.UNOWNED, row.getInt(4));
              of.put(Wanted.Show.CLINIC, row.getInt(5));
              of.put(Wanted.Show.OVERDUE, row.getInt(6));
              counts.put(Kind.valueOf(row.getString(1)), of);
              return true;
            })
        .list();
    return counts;
  }

  /** Open ones that were made of records, by what they were made of. */
  List<Item> openOf(Kind kind) {
    return jdbc.sql(OPEN + " and kind = ? and cause is not null")
        .param(kind.name())
        .query(ItemTable::item)
        .list();
  }

  List<Item> openOf(UUID patientId) {
    return jdbc.sql(OPEN + " and patient_id = ?" + IN_ORDER)
        .param(patientId)
        .query(ItemTable::item)
        .list();
  }

  /** What was made of that record last and is closed. */
  Optional<Item> lastClosedOf(Kind kind, UUID cause) {
    return jdbc.sql(
            """
            select * from worklist_item where cause = ? and kind = ? and closed_at is not null
            order by closed_at desc limit 1
            """)
        .params(cause, kind.name())
        .query(ItemTable::item)
        .optional();
  }

  List<Item> closedSince(Instant from, int most) {
    return jdbc.sql(
            """
            select * from worklist_item where closed_at >= ? order by closed_at desc, id limit ?
            """)
        .param(TimeColumn.utc(from))
        .param(most)
        .query(ItemTable::item)
        .list();
  }

  Worklist.Count count(Instant now) {
    return jdbc.sql(
            """
            select count(*), count(*) filter (where due_at < ?) from worklist_item
            where closed_at is null
            """)
        .param(TimeColumn.utc(now))
        .query((row, n) -> new Worklist.Count(row.getInt(1), row.getInt(2)))
        .single();
  }

  private static Item item(ResultSet row, int n) throws SQLException {
    var patientId = row.getObject("patient_id", UUID.class);
    return new Item(
        row.getObject("id", UUID.class),
        Kind.valueOf(row.getString("kind")),
        row.getObject("cause", UUID.class),
        new Item.What(row.getString("sentence"), row.getString("clinical")),
        patientId != null
            ? new About.Patient(patientId)
            : new About.Named(row.getString("about_name")),
        new Item.Owner(
            Role.valueOf(row.getString("role")),
            row.getObject("clinic_id", UUID.class),
            taken(row)),
        TimeColumn.at(row, "due_at"),
        row.getString("path"),
        new Item.Opened(TimeColumn.at(row, "opened_at"), row.getString("opened_by")),
        closed(row),
        row.getInt("version"));
  }

  private static Item.@Nullable Taken taken(ResultSet row) throws SQLException {
    var accountId = row.getObject("taken_by", UUID.class);
    return accountId == null
        ? null
        : new Item.Taken(accountId, row.getString("taken_name"), row.getString("given_by"));
  }

  private static Item.@Nullable Closed closed(ResultSet row) throws SQLException {
    var at = row.getTimestamp("closed_at");
    return at == null
        ? null
        : new Item.Closed(
            at.toInstant(),
            row.getObject("closed_by", UUID.class),
            row.getString("closed_name"),
            row.getString("closing_words"));
  }
}
