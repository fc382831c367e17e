package org.tautband.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tautband.database.TimeColumn;

/** The SQL of the outbox. */
@Component
class OutboxTable {
  private final JdbcClient jdbc;

  OutboxTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Mail mail, String messageId, Instant at) {
    jdbc.sql(
            """
            insert into outbox_mail (id, to_address, clinic_name, kind, link_id, message_id,
              made_at, next_try_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """)
        .params(mail.id(), mail.to(), mail.clinicName(), mail.kind().name(), mail.linkId())
        .params(messageId, TimeColumn.utc(at), TimeColumn.utc(at))
        .update();
  }

  /** Takes the mail that is due longest, so that nobody else takes it for a while. */
  Optional<Posting> take(Instant now) {
    return jdbc.sql(
            """
            update outbox_mail set tries = tries + 1, next_try_at = ?
            where id = (
              select id from outbox_mail
              where sent_at is null and given_up_at is null and next_try_at <= ?
              order by next_try_at, id limit 1 for update skip locked)
            returning *
            """)
        .params(TimeColumn.utc(now.plus(Posting.UNDER_WAY)), TimeColumn.utc(now))
        .query(OutboxTable::posting)
        .optional();
  }

  void sent(UUID id, Instant at) {
    jdbc.sql("update outbox_mail set sent_at = ?, last_problem = '' where id = ?")
        .params(TimeColumn.utc(at), id)
        .update();
  }

  void later(UUID id, String problem, Instant nextTry) {
    jdbc.sql(
            """
            update outbox_mail set last_problem = ?, next_try_at = ?
            where id = ? and sent_at is null
            """)
        .params(problem, TimeColumn.utc(nextTry), id)
        .update();
  }

  void giveUp(UUID id, String problem, Instant at) {
    jdbc.sql(
            """
            update outbox_mail set last_problem = ?, given_up_at = ?
            where id = ? and sent_at is null
            """)
        .params(problem, TimeColumn.utc(at), id)
        .update();
  }

  boolean again(UUID id, Instant at) {
    return jdbc.sql(
                """
                update outbox_mail set given_up_at = null, next_try_at = ?
                where id = ? and given_up_at is not null
                """)
            .params(TimeColumn.utc(at), id)
            .update()
        == 1;
  }

  /** Waiting and given up first, then the newest. */
  List<Posting> newest(int most) {
    return jdbc.sql(
            """
            select * from outbox_mail
            order by (sent_at is null) desc, made_at desc, id desc limit ?
            """)
        .param(most)
        .query(OutboxTable::posting)
        .list();
  }

  Outbox.Count count() {
    return jdbc.sql(
            """
            select count(*) filter (where sent_at is null and given_up_at is null),
              count(*) filter (where given_up_at is not null) from outbox_mail
            """)
        .query((row, n) -> new Outbox.Count(row.getInt(1), row.getInt(2)))
        .single();
  }

  Optional<Posting> find(UUID id) {
    return jdbc.sql("select * from outbox_mail where id = ?")
        .param(id)
        .query(OutboxTable::posting)
        .optional();
  }

  private static Posting posting(ResultSet row, int n) throws SQLException {
    return new Posting(
        new Mail(
            row.getObject("id", UUID.class),
            row.getString("to_address"),
            row.getString("clinic_name"),
            Mail.Kind.valueOf(row.getString("kind")),
            row.getObject("link_id", UUID.class)),
        row.getString("message_id"),
        TimeColumn.at(row, "made_at"),
        TimeColumn.at(row, "next_try_at"),
        row.getInt("tries"),
        row.getString("last_problem"),
        TimeColumn.atOrNull(row, "sent_at"),
        TimeColumn.atOrNull(row, "given_up_at"));
  }
}
