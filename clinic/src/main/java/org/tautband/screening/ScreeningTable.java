package org.tautband.screening;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tautband.database.ReadsTogether;
import org.tautband.database.ReadsTogether.Select;
import org.tautband.database.TimeColumn;
import org.tautband.evidence.Outcome;
import org.tautband.evidence.Place;
import org.tautband.evidence.Side;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of a screening. Saves, answers and decisions are only ever added. */
@Component
class ScreeningTable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<List<Raised>> RAISED = new TypeReference<>() {};

  private static final String ANSWERS =
      """
      select a.*, s.at, s.account_id, s.by_name, s.on_tablet
      from screening p
        join screening_save s on s.clinic_group_id = p.clinic_group_id and s.screening_id = p.id
        join screening_answer a on a.clinic_group_id = s.clinic_group_id and a.save_id = s.id
      where p.patient_id = ? order by s.number, a.id
      """;
  private static final String SAVES =
      """
      select s.* from screening p
        join screening_save s on s.clinic_group_id = p.clinic_group_id and s.screening_id = p.id
      where p.patient_id = ? order by s.number
      """;
  private static final String DECISIONS =
      """
      select d.* from screening p join screening_decision d
        on d.clinic_group_id = p.clinic_group_id and d.screening_id = p.id
      where p.patient_id = ? order by d.at, d.id
      """;
  private static final String LAST_START =
      "select max(at) as at from screening_start where patient_id = ?";

  private final JdbcClient jdbc;
  private final ReadsTogether together;

  ScreeningTable(JdbcClient jdbc, ReadsTogether together) {
    this.jdbc = jdbc;
    this.together = together;
  }

  /** Makes the patient's row if there is none and holds it until the transaction ends. */
  Head lock(UUID idIfNew, UUID patientId) {
    jdbc.sql(
            """
            insert into screening (id, patient_id, saves) values (:id, :patient, 0)
            on conflict (clinic_group_id, patient_id) do nothing
            """)
        .param("id", idIfNew)
        .param("patient", patientId)
        .update();
    return jdbc.sql("select id, saves from screening where patient_id = :patient for update")
        .param("patient", patientId)
        .query((row, _) -> new Head(row.getObject("id", UUID.class), row.getInt("saves")))
        .single();
  }

  /** The row all saves hang from. */
  record Head(UUID id, int saves) {}

  Optional<Screening> find(UUID patientId) {
    return together.read(
        List.of(
            Select.of("select id from screening where patient_id = ?", patientId),
            Select.of(ANSWERS, patientId),
            Select.of(SAVES, patientId),
            Select.of(DECISIONS, patientId),
            Select.of(LAST_START, patientId)),
        results -> {
          Optional<UUID> id =
              results.next((row, _) -> row.getObject("id", UUID.class)).stream().findFirst();
          Map<UUID, List<GivenAnswer>> answers = new LinkedHashMap<>();
          results.next(
              (row, _) ->
                  answers
                      .computeIfAbsent(row.getObject("save_id", UUID.class), _ -> new ArrayList<>())
                      .add(answer(row)));
          List<Save> saves = results.next((row, _) -> save(row, answers));
          List<Decision> decisions = results.next((row, _) -> decision(row));
          Instant lastStart = results.next((row, _) -> startedAt(row)).getFirst().orElse(null);
          return id.map(known -> new Screening(known, patientId, saves, decisions, lastStart));
        });
  }

  List<UUID> patientsScreened() {
    return jdbc.sql("select patient_id from screening order by patient_id")
        .query(UUID.class)
        .list();
  }

  boolean isSaved(UUID saveId) {
    return jdbc.sql("select count(*) from screening_save where id = :id")
            .param("id", saveId)
            .query(Integer.class)
            .single()
        > 0;
  }

  void add(UUID screeningId, Save save) {
    jdbc.sql("update screening set saves = :number where id = :id")
        .param("number", save.number())
        .param("id", screeningId)
        .update();
    jdbc.sql(
            """
            insert into screening_save (id, screening_id, number, at, account_id, by_name, on_tablet,
              content_version, places)
            values (:id, :screening, :number, :at, :account, :by, :tablet, :content, :places)
            """)
        .param("id", save.id())
        .param("screening", screeningId)
        .param("number", save.number())
        .param("at", TimeColumn.utc(save.at()))
        .param("account", save.accountId())
        .param("by", save.by())
        .param("tablet", save.onTablet())
        .param("content", save.contentVersion())
        .param("places", written(save.places()))
        .update();
    add(save.id(), save.answers());
  }

  /** Sixty answers in one statement. */
  private void add(UUID saveId, List<GivenAnswer> answers) {
    jdbc.sql(
            """
            insert into screening_answer (save_id, id, question_id, answer, words, places,
              none_of_these, doubt, raised)
            select ?, * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[],
              ?::boolean[], ?::text[], ?::jsonb[])
            """)
        .param(saveId)
        .param(answers.stream().map(GivenAnswer::id).toArray(UUID[]::new))
        .param(answers.stream().map(GivenAnswer::questionId).toArray(String[]::new))
        .param(answers.stream().map(a -> a.answer().name()).toArray(String[]::new))
        .param(answers.stream().map(GivenAnswer::words).toArray(String[]::new))
        .param(answers.stream().map(ScreeningTable::placesOf).toArray(String[]::new))
        .param(answers.stream().map(GivenAnswer::noneOfThese).toArray(Boolean[]::new))
        .param(answers.stream().map(a -> a.doubt().name()).toArray(String[]::new))
        .param(
            answers.stream().map(a -> JSON.writeValueAsString(a.raised())).toArray(String[]::new))
        .update();
  }

  private static String placesOf(GivenAnswer answer) {
    return answer.places().stream()
        .map(FindingPlace::written)
        .sorted()
        .collect(Collectors.joining("|"));
  }

  boolean isDecided(UUID decisionId) {
    return jdbc.sql("select count(*) from screening_decision where id = :id")
            .param("id", decisionId)
            .query(Integer.class)
            .single()
        > 0;
  }

  void add(UUID screeningId, Decision decision) {
    Outcome step = decision.step();
    jdbc.sql(
            """
            insert into screening_decision (id, screening_id, answer_id, effect_key, kind, step,
              words, doctor, confirms, at, account_id, by_name)
            values (:id, :screening, :answer, :effect, :kind, :step, :words, :doctor, :confirms, :at,
              :account, :by)
            """)
        .param("id", decision.id())
        .param("screening", screeningId)
        .param("answer", decision.answerId())
        .param("effect", decision.effectKey())
        .param("kind", decision.kind().name())
        .param("step", step == null ? null : step.name())
        .param("words", decision.words())
        .param("doctor", decision.doctor())
        .param("confirms", decision.confirms())
        .param("at", TimeColumn.utc(decision.at()))
        .param("account", decision.accountId())
        .param("by", decision.by())
        .update();
  }

  void addStart(UUID sessionId, UUID patientId, Instant at) {
    jdbc.sql(
            """
            insert into screening_start (session_id, patient_id, at) values (:session, :patient, :at)
            on conflict (clinic_group_id, session_id) do nothing
            """)
        .param("session", sessionId)
        .param("patient", patientId)
        .param("at", TimeColumn.utc(at))
        .update();
  }

  void addHandover(Handover handover) {
    jdbc.sql(
            """
            insert into screening_handover (id, patient_id, what, at, account_id, by_name)
            values (:id, :patient, :what, :at, :account, :by)
            """)
        .param("id", handover.id())
        .param("patient", handover.patientId())
        .param("what", handover.what().name())
        .param("at", TimeColumn.utc(handover.at()))
        .param("account", handover.accountId())
        .param("by", handover.by())
        .update();
  }

  Optional<Instant> lastStart(UUID patientId) {
    return jdbc.sql(LAST_START).param(patientId).query((row, _) -> startedAt(row)).single();
  }

  private static Optional<Instant> startedAt(ResultSet row) throws SQLException {
    return Optional.ofNullable(TimeColumn.atOrNull(row, "at"));
  }

  private static Save save(ResultSet row, Map<UUID, List<GivenAnswer>> answers)
      throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    return new Save(
        id,
        row.getInt("number"),
        TimeColumn.at(row, "at"),
        row.getObject("account_id", UUID.class),
        row.getString("by_name"),
        row.getBoolean("on_tablet"),
        row.getString("content_version"),
        places(row.getString("places")),
        answers.getOrDefault(id, List.of()));
  }

  private static GivenAnswer answer(ResultSet row) throws SQLException {
    String places = row.getString("places");
    return new GivenAnswer(
        row.getObject("id", UUID.class),
        row.getString("question_id"),
        Answer.valueOf(row.getString("answer")),
        row.getString("words"),
        places.isEmpty()
            ? Set.of()
            : Arrays.stream(places.split("\\|"))
                .map(FindingPlace::read)
                .collect(Collectors.toSet()),
        row.getBoolean("none_of_these"),
        GivenAnswer.Doubt.valueOf(row.getString("doubt")),
        JSON.readValue(row.getString("raised"), RAISED),
        TimeColumn.at(row, "at"),
        row.getObject("account_id", UUID.class),
        row.getString("by_name"),
        row.getBoolean("on_tablet"));
  }

  private static Decision decision(ResultSet row) throws SQLException {
    String step = row.getString("step");
    return new Decision(
        row.getObject("id", UUID.class),
        row.getObject("answer_id", UUID.class),
        row.getString("effect_key"),
        Decision.Kind.valueOf(row.getString("kind")),
        step == null ? null : Outcome.valueOf(step),
        row.getString("words"),
        row.getString("doctor"),
        row.getObject("confirms", UUID.class),
        TimeColumn.at(row, "at"),
        row.getObject("account_id", UUID.class),
        row.getString("by_name"));
  }

  private static String written(Set<Place> places) {
    return places.stream()
        .map(place -> place.bodyGroup() + "/" + place.side().name())
        .sorted()
        .collect(Collectors.joining("|"));
  }

  private static Set<Place> places(@Nullable String written) {
    if (written == null || written.isEmpty()) {
      return Set.of();
    }
    return Arrays.stream(written.split("\\|"))
        .map(place -> place.split("/"))
        .map(parts -> new Place(parts[0], Side.valueOf(parts[1])))
        .collect(Collectors.toSet());
  }
}
