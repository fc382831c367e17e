package org.tautband.worklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
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
    var name =
        switch (item.about()) {
          case About.Patient known -> null;
          case About.Named named -> named.name();
        };
    return jdbc.sql(
                """
                insert into worklist_item (id, sentence, clinical, patient_id, about_name, role,
                  clinic_id, due_at, path, opened_at, opened_by, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """)
            .params(
                Arrays.asList(
                    item.id(),
                    item.what().sentence(),
                    item.what().clinical(),
                    patient,
                    name,
                    item.owner().role().name(),
                    item.owner().clinicId(),
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
                update worklist_item set taken_by = ?, taken_name = ?, closed_at = ?, closed_by = ?,
                  closed_name = ?, closing_words = ?, version = ?
                where id = ? and version = ? and closed_at is null
                """)
            .params(
                Arrays.asList(
                    taken == null ? null : taken.accountId(),
                    taken == null ? null : taken.name(),
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

  List<Item> open(int most) {
    return jdbc.sql(
            "select * from worklist_item where closed_at is null order by due_at, id limit ?")
        .param(most)
        .query(ItemTable::item)
        .list();
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
    return accountId == null ? null : new Item.Taken(accountId, row.getString("taken_name"));
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
