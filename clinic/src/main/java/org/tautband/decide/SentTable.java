package org.tautband.decide;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tautband.database.TimeColumn;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of what was sent. */
@Component
class SentTable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final JdbcClient jdbc;

  SentTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether it was new: the same id adds nothing. */
  boolean insert(Sent sent) {
    return jdbc.sql(
                """
                insert into decision_aid_run (id, patient_id, sent_at, answers, said, gaps,
                  condition_id, row_ids, content_version)
                values (?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?::jsonb, ?)
                on conflict do nothing
                """)
            .params(sent.id(), sent.patientId(), TimeColumn.utc(sent.at()))
            .params(JSON.writeValueAsString(sent.answers()), JSON.writeValueAsString(sent.said()))
            .params(JSON.writeValueAsString(sent.gaps()), sent.conditionId())
            .params(JSON.writeValueAsString(sent.rowIds()), sent.contentVersion())
            .update()
        == 1;
  }

  Optional<Sent> newestOf(UUID patientId) {
    return jdbc.sql(
            "select * from decision_aid_run where patient_id = ? order by sent_at desc, id limit 1")
        .param(patientId)
        .query(SentTable::sent)
        .optional();
  }

  List<Sent> allOf(UUID patientId) {
    return jdbc.sql("select * from decision_aid_run where patient_id = ? order by sent_at desc, id")
        .param(patientId)
        .query(SentTable::sent)
        .list();
  }

  void each(Consumer<Sent> receiver) {
    jdbc.sql("select * from decision_aid_run order by id")
        .withFetchSize(200)
        .query((RowCallbackHandler) row -> receiver.accept(sent(row, 0)));
  }

  private static Sent sent(ResultSet row, int n) throws SQLException {
    return new Sent(
        row.getObject("id", UUID.class),
        row.getObject("patient_id", UUID.class),
        TimeColumn.at(row, "sent_at"),
        JSON.readValue(row.getString("answers"), Answers.class),
        List.of(JSON.readValue(row.getString("said"), Sent.Said[].class)),
        List.of(JSON.readValue(row.getString("gaps"), String[].class)),
        row.getString("condition_id"),
        List.of(JSON.readValue(row.getString("row_ids"), String[].class)),
        row.getString("content_version"));
  }
}
