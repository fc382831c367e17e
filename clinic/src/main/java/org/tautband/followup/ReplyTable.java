package org.tautband.followup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tautband.database.TimeColumn;
import org.tautband.evidence.CheckinAnswer.Tier;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of what was answered. */
@Component
class ReplyTable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final JdbcClient jdbc;

  ReplyTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether it was new: the same id adds nothing. */
  boolean insert(Reply reply) {
    return jdbc.sql(
                """
                insert into checkin_reply (id, checkin_id, patient_id, at, said, words, pain_now,
                  tier, content_version)
                values (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?)
                on conflict do nothing
                """)
            .params(
                Arrays.asList(
                    reply.id(),
                    reply.checkInId(),
                    reply.patientId(),
                    TimeColumn.utc(reply.at()),
                    JSON.writeValueAsString(reply.said()),
                    reply.words(),
                    reply.painNow(),
                    reply.tier().name(),
                    reply.contentVersion()))
            .update()
        == 1;
  }

  /** Newest first. */
  List<Reply> of(UUID checkInId) {
    return jdbc.sql("select * from checkin_reply where checkin_id = ? order by at desc, id desc")
        .param(checkInId)
        .query(ReplyTable::reply)
        .list();
  }

  /** Newest first. */
  List<Reply> ofPatient(UUID patientId) {
    return jdbc.sql("select * from checkin_reply where patient_id = ? order by at desc, id desc")
        .param(patientId)
        .query(ReplyTable::reply)
        .list();
  }

  /** The newest reply to each check-in. */
  void eachNewest(Consumer<Reply> receiver) {
    jdbc.sql(
            """
            select distinct on (checkin_id) * from checkin_reply
            order by checkin_id, at desc, id desc
            """)
        .withFetchSize(200)
        .query((RowCallbackHandler) row -> receiver.accept(reply(row, 0)));
  }

  /** Check-ins to which somebody had to act on an answer. */
  List<UUID> withAnAlert() {
    return jdbc.sql("select distinct checkin_id from checkin_reply where tier <> 'AS_EXPECTED'")
        .query(UUID.class)
        .list();
  }

  private static Reply reply(ResultSet row, int n) throws SQLException {
    return new Reply(
        row.getObject("id", UUID.class),
        row.getObject("checkin_id", UUID.class),
        row.getObject("patient_id", UUID.class),
        TimeColumn.at(row, "at"),
        List.of(JSON.readValue(row.getString("said"), Reply.Said[].class)),
        row.getString("words"),
        row.getObject("pain_now", Integer.class),
        Tier.valueOf(row.getString("tier")),
        row.getString("content_version"));
  }
}
