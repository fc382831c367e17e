package org.tautband.followup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tautband.database.TimeColumn;

/** The SQL of what is asked half a year later, and of what is answered. */
@Component
class RecurrenceTable {
  private final JdbcClient jdbc;

  RecurrenceTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Writes it, new or as it stands now. */
  void save(RecurrenceQuestion one) {
    jdbc.sql(
            """
            insert into recurrence_question (id, patient_id, episode_id, counted_from, due_at,
              state, clinic_id, asked_at, way)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (clinic_group_id, id) do update set
              counted_from = excluded.counted_from, due_at = excluded.due_at,
              state = excluded.state, clinic_id = excluded.clinic_id,
              asked_at = excluded.asked_at, way = excluded.way
            """)
        .params(
            Arrays.asList(
                one.id(),
                one.patientId(),
                one.episodeId(),
                TimeColumn.utc(one.countedFrom()),
                TimeColumn.utc(one.dueAt()),
                one.state().name(),
                one.clinicId(),
                TimeColumn.utcOrNull(one.askedAt()),
                one.way() == null ? null : one.way().name()))
        .update();
  }

  /** Planned and due: which has waited longest. Locked. */
  Optional<RecurrenceQuestion> due(Instant now) {
    return jdbc.sql(
            """
            select * from recurrence_question where state = 'PLANNED' and due_at <= ?
            order by due_at, id limit 1 for update skip locked
            """)
        .param(TimeColumn.utc(now))
        .query(RecurrenceTable::question)
        .optional();
  }

  Optional<RecurrenceQuestion> find(UUID id) {
    return jdbc.sql("select * from recurrence_question where id = ?")
        .param(id)
        .query(RecurrenceTable::question)
        .optional();
  }

  /** Of one episode, the newest first. Locked until the transaction ends. */
  List<RecurrenceQuestion> lock(UUID episodeId) {
    return jdbc.sql(
            """
            select * from recurrence_question where episode_id = ?
            order by counted_from desc, id desc for update
            """)
        .param(episodeId)
        .query(RecurrenceTable::question)
        .list();
  }

  /** Of one episode, the newest first. */
  List<RecurrenceQuestion> ofEpisode(UUID episodeId) {
    return jdbc.sql(
            """
            select * from recurrence_question where episode_id = ?
            order by counted_from desc, id desc
            """)
        .param(episodeId)
        .query(RecurrenceTable::question)
        .list();
  }

  /** What an episode's newest question that was asked was answered; null: not yet. */
  record Outcome(UUID episodeId, RecurrenceAnswer.@Nullable Said said) {}

  /** One for each episode that was asked about. */
  List<Outcome> outcomes() {
    return jdbc.sql(
            """
            select distinct on (q.episode_id) q.episode_id, a.said
            from recurrence_question q left join recurrence_answer a
              on a.clinic_group_id = q.clinic_group_id and a.question_id = q.id
            where q.state = 'ASKED'
            order by q.episode_id, q.counted_from desc, q.id desc, a.at desc nulls last, a.id desc
            """)
        .query(
            (row, n) -> {
              var said = row.getString("said");
              return new Outcome(
                  row.getObject("episode_id", UUID.class),
                  said == null ? null : RecurrenceAnswer.Said.valueOf(said));
            })
        .list();
  }

  /** Whether it was new: the same id adds nothing. */
  boolean insert(RecurrenceAnswer answer) {
    return jdbc.sql(
                """
                insert into recurrence_answer (id, question_id, patient_id, at, said, words,
                  account_id, by_name)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """)
            .params(
                Arrays.asList(
                    answer.id(),
                    answer.questionId(),
                    answer.patientId(),
                    TimeColumn.utc(answer.at()),
                    answer.said().name(),
                    answer.words(),
                    answer.accountId(),
                    answer.by()))
            .update()
        == 1;
  }

  /** Newest first. */
  List<RecurrenceAnswer> answers(UUID questionId) {
    return jdbc.sql(
            "select * from recurrence_answer where question_id = ? order by at desc, id desc")
        .param(questionId)
        .query(RecurrenceTable::answer)
        .list();
  }

  /** The newest answer to each question. */
  void eachNewest(Consumer<RecurrenceAnswer> receiver) {
    jdbc.sql(
            """
            select distinct on (question_id) * from recurrence_answer
            order by question_id, at desc, id desc
            """)
        .withFetchSize(200)
        .query((RowCallbackHandler) row -> receiver.accept(answer(row, 0)));
  }

  private static RecurrenceQuestion question(ResultSet row, int n) throws SQLException {
    var way = row.getString("way");
    return new RecurrenceQuestion(
        row.getObject("id", UUID.class),
        row.getObject("patient_id", UUID.class),
        row.getObject("episode_id", UUID.class),
        TimeColumn.at(row, "counted_from"),
        TimeColumn.at(row, "due_at"),
        RecurrenceQuestion.State.valueOf(row.getString("state")),
        row.getObject("clinic_id", UUID.class),
        TimeColumn.atOrNull(row, "asked_at"),
        way == null ? null : RecurrenceQuestion.Way.valueOf(way));
  }

  private static RecurrenceAnswer answer(ResultSet row, int n) throws SQLException {
    return new RecurrenceAnswer(
        row.getObject("id", UUID.class),
        row.getObject("question_id", UUID.class),
        row.getObject("patient_id", UUID.class),
        TimeColumn.at(row, "at"),
        RecurrenceAnswer.Said.valueOf(row.getString("said")),
        row.getString("words"),
        row.getObject("account_id", UUID.class),
        row.getString("by_name"));
  }
}
