package org.tautband.episodes;

import static com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility.NONE;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tautband.database.TimeColumn;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of episodes: the head of each, every edition in full, every score of a goal. */
@Component
class EpisodeTable {
  private static final JsonMapper JSON =
      JsonMapper.builder().changeDefaultVisibility(v -> v.withIsGetterVisibility(NONE)).build();
  private static final String EDITIONS =
      """
      select e.id, e.patient_id, e.recurrence_of, v.edition, v.saved_at, v.account_id, v.saved_by, v.content
      from episode e join episode_edition v
        on v.clinic_group_id = e.clinic_group_id and v.episode_id = e.id
      """;

  /** What is kept of an episode beside its head and the scores. */
  private record Body(
      Complaint complaint,
      List<Diagnosis> diagnoses,
      List<Wanted> goals,
      @Nullable Plan plan,
      @Nullable Discharge discharge) {}

  private record Wanted(UUID id, String words, int wanted) {}

  private record Score(UUID episodeId, int edition, UUID goalId, GoalScore score) {}

  private final JdbcClient jdbc;

  EpisodeTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** False when an episode of that id is there already. */
  boolean insert(Episode episode) {
    int rows =
        jdbc.sql(
                """
                insert into episode (id, patient_id, edition, opened_at, recurrence_of)
                values (?, ?, ?, ?, ?)
                on conflict do nothing
                """)
            .params(episode.id(), episode.patientId(), episode.edition().number())
            .param(TimeColumn.utc(episode.edition().at()))
            .param(episode.recurrenceOf())
            .update();
    if (rows == 0) {
      return false;
    }
    insertEdition(episode);
    return true;
  }

  /** False when somebody saved after the edition before this one. */
  boolean update(Episode episode) {
    int rows =
        jdbc.sql(
                """
                update episode set edition = ?, review_on = ?, discharged_on = ?
                where id = ? and patient_id = ? and edition = ?
                """)
            .param(episode.edition().number())
            .param(episode.plan() == null ? null : episode.plan().reviewOn())
            .param(episode.discharge() == null ? null : episode.discharge().on())
            .params(episode.id(), episode.patientId(), episode.edition().number() - 1)
            .update();
    if (rows == 0) {
      return false;
    }
    insertEdition(episode);
    return true;
  }

  private void insertEdition(Episode episode) {
    Body body =
        new Body(
            episode.complaint(),
            episode.diagnoses(),
            episode.goals().stream().map(g -> new Wanted(g.id(), g.words(), g.wanted())).toList(),
            episode.plan(),
            episode.discharge());
    jdbc.sql(
            """
            insert into episode_edition (episode_id, edition, saved_at, account_id, saved_by, content)
            values (?, ?, ?, ?, ?, ?::jsonb)
            """)
        .params(
            episode.id(),
            episode.edition().number(),
            TimeColumn.utc(episode.edition().at()),
            episode.edition().accountId(),
            episode.edition().by(),
            JSON.writeValueAsString(body))
        .update();
  }

  void insertScore(Episode episode, UUID goalId, GoalScore score) {
    jdbc.sql(
            """
            insert into goal_score (id, episode_id, edition, goal_id, value, asked_at, asked_by)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            score.id(),
            episode.id(),
            episode.edition().number(),
            goalId,
            score.value(),
            TimeColumn.utc(score.at()),
            score.by())
        .update();
  }

  Optional<Episode> find(UUID patientId, UUID episodeId) {
    return read(
            EDITIONS + " where e.id = ? and e.patient_id = ? and v.edition = e.edition",
            episodeId,
            patientId)
        .stream()
        .findFirst();
  }

  List<Episode> of(UUID patientId) {
    return read(
        EDITIONS
            + """
             where e.patient_id = ? and v.edition = e.edition
            order by e.opened_at desc, e.id desc
            """,
        patientId);
  }

  /** Those of these ids, as they stand. */
  List<Episode> all(Collection<UUID> ids) {
    return ids.isEmpty()
        ? List.of()
        : read(
            EDITIONS + " where e.id = any(?) and v.edition = e.edition",
            (Object) ids.toArray(UUID[]::new));
  }

  /** Episodes that were opened as the recurrence of another. */
  List<Episode> recurrences() {
    return read(
        EDITIONS + " where e.recurrence_of is not null and v.edition = e.edition order by e.id");
  }

  List<Episode> editions(UUID patientId, UUID episodeId) {
    return read(
        EDITIONS + " where e.id = ? and e.patient_id = ? order by v.edition desc",
        episodeId,
        patientId);
  }

  /** Ids of all episodes of the group with their patient. */
  Map<UUID, UUID> patientsById() {
    Map<UUID, UUID> ids = new LinkedHashMap<>();
    jdbc.sql("select id, patient_id from episode order by id")
        .query(
            row -> {
              ids.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
            });
    return ids;
  }

  private List<Episode> read(String sql, Object... params) {
    List<Episode> bare = jdbc.sql(sql).params(params).query(EpisodeTable::episode).list();
    if (bare.isEmpty()) {
      return bare;
    }
    UUID[] ids = bare.stream().map(Episode::id).distinct().toArray(UUID[]::new);
    List<Score> scores =
        jdbc.sql(
                """
                select episode_id, edition, goal_id, id, value, asked_at, asked_by from goal_score
                where episode_id = any(?) order by asked_at, id
                """)
            .param(ids)
            .query(EpisodeTable::score)
            .list();
    return bare.stream().map(episode -> withScores(episode, scores)).toList();
  }

  /** An edition knows the scores that were given up to it. */
  private static Episode withScores(Episode episode, List<Score> scores) {
    List<Goal> goals =
        episode.goals().stream()
            .map(
                goal ->
                    new Goal(
                        goal.id(),
                        goal.words(),
                        goal.wanted(),
                        scores.stream()
                            .filter(s -> s.episodeId().equals(episode.id()))
                            .filter(s -> s.goalId().equals(goal.id()))
                            .filter(s -> s.edition() <= episode.edition().number())
                            .map(Score::score)
                            .toList()))
            .toList();
    return episode.scored(episode.edition(), goals);
  }

  private static Episode episode(ResultSet row, int number) throws SQLException {
    Body body = JSON.readValue(row.getString("content"), Body.class);
    return new Episode(
        row.getObject("id", UUID.class),
        row.getObject("patient_id", UUID.class),
        new Edition(
            row.getInt("edition"),
            TimeColumn.at(row, "saved_at"),
            row.getObject("account_id", UUID.class),
            row.getString("saved_by")),
        body.complaint(),
        body.diagnoses(),
        body.goals().stream()
            .map(wanted -> new Goal(wanted.id(), wanted.words(), wanted.wanted(), List.of()))
            .toList(),
        body.plan(),
        body.discharge(),
        row.getObject("recurrence_of", UUID.class));
  }

  private static Score score(ResultSet row, int number) throws SQLException {
    return new Score(
        row.getObject("episode_id", UUID.class),
        row.getInt("edition"),
        row.getObject("goal_id", UUID.class),
        new GoalScore(
            row.getObject("id", UUID.class),
            row.getInt("value"),
            TimeColumn.at(row, "asked_at"),
            row.getString("asked_by")));
  }
}
