package org.tautband.redflags;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tautband.database.TimeColumn;
import org.tautband.evidence.Place;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of red-flag rounds and of what clinicians wrote on raised ones; appended only. */
@Component
class RedFlagTable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient jdbc;

  RedFlagTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** False when a round of that id is there already. */
  boolean insert(RedFlagRound round) {
    int rows =
        jdbc.sql(
                """
                insert into red_flag_round
                  (id, patient_id, episode_id, places, asked_at, account_id, asked_by)
                values (?, ?, ?, ?::jsonb, ?, ?, ?) on conflict do nothing
                """)
            .params(
                round.id(),
                round.patientId(),
                round.episodeId(),
                JSON.writeValueAsString(round.places()),
                TimeColumn.utc(round.at()),
                round.accountId(),
                round.by())
            .update();
    if (rows == 0) {
      return false;
    }
    List<RedFlagAnswer> answers = round.answers();
    jdbc.sql(
            """
            insert into red_flag_answer (round_id, place, question_id, answer, words)
            select ?, place - 1, question_id, answer, words
            from unnest(?::text[], ?::text[], ?::text[]) with ordinality
              as told (question_id, answer, words, place)
            """)
        .param(round.id())
        .param(answers.stream().map(RedFlagAnswer::questionId).toArray(String[]::new))
        .param(answers.stream().map(a -> a.answer().name()).toArray(String[]::new))
        .param(answers.stream().map(RedFlagAnswer::words).toArray(String[]::new))
        .update();
    return true;
  }

  /** False when somebody has written on this flag already. */
  boolean insert(FlagCleared cleared) {
    return jdbc.sql(
                """
                insert into red_flag_cleared
                  (id, round_id, question_id, examined, told, why_still_right,
                   cleared_at, account_id, cleared_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
            .params(
                cleared.id(),
                cleared.roundId(),
                cleared.questionId(),
                cleared.examined(),
                cleared.told(),
                cleared.whyStillRight(),
                TimeColumn.utc(cleared.at()),
                cleared.accountId(),
                cleared.by())
            .update()
        == 1;
  }

  /** Newest first. */
  List<RedFlagRound> rounds(UUID patientId, UUID episodeId) {
    return joined(
        jdbc.sql(
                """
                select id, patient_id, episode_id, places, asked_at, account_id, asked_by
                from red_flag_round where episode_id = ? and patient_id = ?
                order by asked_at desc, id desc
                """)
            .params(episodeId, patientId)
            .query(RedFlagTable::bareRound)
            .list());
  }

  /** All rounds of the group, for the drift check. */
  List<RedFlagRound> all() {
    return joined(
        jdbc.sql(
                """
                select id, patient_id, episode_id, places, asked_at, account_id, asked_by
                from red_flag_round order by id
                """)
            .query(RedFlagTable::bareRound)
            .list());
  }

  private List<RedFlagRound> joined(List<RedFlagRound> bare) {
    if (bare.isEmpty()) {
      return bare;
    }
    Map<UUID, List<RedFlagAnswer>> answers = new LinkedHashMap<>();
    jdbc.sql(
            """
            select round_id, question_id, answer, words from red_flag_answer
            where round_id = any(?) order by round_id, place
            """)
        .param(bare.stream().map(RedFlagRound::id).toArray(UUID[]::new))
        .query(
            row -> {
              answers
                  .computeIfAbsent(row.getObject("round_id", UUID.class), _ -> new ArrayList<>())
                  .add(
                      new RedFlagAnswer(
                          row.getString("question_id"),
                          RedFlagAnswer.Answer.valueOf(row.getString("answer")),
                          row.getString("words")));
            });
    return bare.stream()
        .map(
            round ->
                new RedFlagRound(
                    round.id(),
                    round.patientId(),
                    round.episodeId(),
                    round.places(),
                    answers.getOrDefault(round.id(), List.of()),
                    round.at(),
                    round.accountId(),
                    round.by()))
        .toList();
  }

  List<FlagCleared> cleared(UUID patientId, UUID episodeId) {
    return jdbc.sql(
            """
            select c.id, c.round_id, c.question_id, c.examined, c.told, c.why_still_right,
                   c.cleared_at, c.account_id, c.cleared_by
            from red_flag_cleared c join red_flag_round r
              on r.clinic_group_id = c.clinic_group_id and r.id = c.round_id
            where r.episode_id = ? and r.patient_id = ? order by c.cleared_at desc, c.id desc
            """)
        .params(episodeId, patientId)
        .query(RedFlagTable::cleared)
        .list();
  }

  private static RedFlagRound bareRound(ResultSet row, int number) throws SQLException {
    return new RedFlagRound(
        row.getObject("id", UUID.class),
        row.getObject("patient_id", UUID.class),
        row.getObject("episode_id", UUID.class),
        JSON.readValue(row.getString("places"), new TypeReference<Set<Place>>() {}),
        List.of(),
        TimeColumn.at(row, "asked_at"),
        row.getObject("account_id", UUID.class),
        row.getString("asked_by"));
  }

  private static FlagCleared cleared(ResultSet row, int number) throws SQLException {
    return new FlagCleared(
        row.getObject("id", UUID.class),
        row.getObject("round_id", UUID.class),
        row.getString("question_id"),
        row.getString("examined"),
        row.getString("told"),
        row.getString("why_still_right"),
        TimeColumn.at(row, "cleared_at"),
        row.getObject("account_id", UUID.class),
        row.getString("cleared_by"));
  }
}
