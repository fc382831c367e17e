package org.tautband.consent;

import static com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility.NONE;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tautband.database.TimeColumn;
import org.tautband.evidence.Place;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of consent: texts, decisions and what was taken back; appended only. */
@Component
class ConsentTable {
  private static final JsonMapper JSON =
      JsonMapper.builder().changeDefaultVisibility(v -> v.withIsGetterVisibility(NONE)).build();
  private static final TypeReference<Set<Place>> PLACES = new TypeReference<>() {};
  private static final String DECIDED =
      """
      select c.id, c.patient_id, c.practitioner_id, c.content,
             d.allowed, d.signer, d.assent, d.interpreter, d.read_aloud_by,
             d.signature_path, d.typed_name, d.witness, d.copy,
             d.decided_at, d.account_id, d.decided_by
      from consent c join consent_decision d
        on d.clinic_group_id = c.clinic_group_id and d.consent_id = c.id
      """;

  private final JdbcClient jdbc;

  ConsentTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Nobody decides or takes back for this patient until the transaction ends. */
  void holdStill(UUID patientId) {
    lock("pg_advisory_xact_lock_shared", patientId);
  }

  /** Waits for everybody who holds still, and lets nobody else decide meanwhile. */
  void take(UUID patientId) {
    lock("pg_advisory_xact_lock", patientId);
  }

  private void lock(String function, UUID patientId) {
    jdbc.sql("select " + function + "(hashtextextended(?, 0))")
        .param("consent of " + patientId)
        .query((row, n) -> true)
        .single();
  }

  /** False when a text of that id is there already. */
  boolean insert(OfferedText offered) {
    return jdbc.sql(
                """
                insert into consent
                  (id, patient_id, practitioner_id, places, alternatives, condition_id,
                   content, plain, sha256, offered_at, account_id, offered_by)
                values (?, ?, ?, ?::jsonb, ?, ?, ?::jsonb, ?, ?, ?, ?, ?) on conflict do nothing
                """)
            .params(
                offered.id(),
                offered.occasion().patientId(),
                offered.occasion().practitionerId(),
                JSON.writeValueAsString(offered.text().places()),
                offered.occasion().alternatives(),
                offered.occasion().conditionId(),
                JSON.writeValueAsString(offered.text()),
                offered.text().plain(),
                offered.text().sha256(),
                TimeColumn.utc(offered.at()),
                offered.accountId(),
                offered.by())
            .update()
        == 1;
  }

  Optional<OfferedText> offered(UUID patientId, UUID consentId) {
    return jdbc.sql(
            """
            select id, patient_id, practitioner_id, places, alternatives, condition_id,
                   content, offered_at, account_id, offered_by
            from consent where id = ? and patient_id = ?
            """)
        .params(consentId, patientId)
        .query(ConsentTable::offeredText)
        .optional();
  }

  /** Texts that nobody has decided on, newest first. */
  List<OfferedText> undecided(UUID patientId) {
    return jdbc.sql(
            """
            select id, patient_id, practitioner_id, places, alternatives, condition_id,
                   content, offered_at, account_id, offered_by
            from consent c where patient_id = ? and not exists (
              select from consent_decision d
              where d.clinic_group_id = c.clinic_group_id and d.consent_id = c.id)
            order by offered_at desc, id desc
            """)
        .param(patientId)
        .query(ConsentTable::offeredText)
        .list();
  }

  /** What the clinic last wrote about other ways; empty when it never did. */
  String lastAlternatives() {
    return jdbc.sql("select alternatives from consent order by offered_at desc, id desc limit 1")
        .query(String.class)
        .optional()
        .orElse("");
  }

  /** False when the text was decided on already. */
  boolean insert(UUID consentId, Decision decision, Instant at, UUID accountId, String by) {
    @Nullable String path = null;
    @Nullable String typed = null;
    @Nullable String witness = null;
    switch (decision.signature()) {
      case null -> {}
      case Signature.Drawn drawn -> path = drawn.path();
      case Signature.Typed written -> {
        typed = written.name();
        witness = written.witness();
      }
    }
    return jdbc.sql(
                """
                insert into consent_decision
                  (consent_id, allowed, signer, assent, interpreter, read_aloud_by,
                   signature_path, typed_name, witness, copy, decided_at, account_id, decided_by)
                values (?, ?::jsonb, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """)
            .param(consentId)
            .param(JSON.writeValueAsString(Telling.inOrder(decision.allowed())))
            .param(JSON.writeValueAsString(decision.signer()))
            .param(orNull(decision.assent()))
            .param(orNull(decision.interpreter()))
            .param(decision.readAloudBy())
            .param(path)
            .param(typed)
            .param(witness)
            .params(decision.copy(), TimeColumn.utc(at), accountId, by)
            .update()
        == 1;
  }

  /** False when that withdrawal is there already. */
  boolean insert(Withdrawal withdrawal) {
    return jdbc.sql(
                """
                insert into consent_withdrawal
                  (id, consent_id, places, words, withdrawn_at, account_id, withdrawn_by)
                values (?, ?, ?::jsonb, ?, ?, ?, ?) on conflict do nothing
                """)
            .params(
                withdrawal.id(),
                withdrawal.consentId(),
                JSON.writeValueAsString(Telling.inOrder(withdrawal.places())),
                withdrawal.words(),
                TimeColumn.utc(withdrawal.at()),
                withdrawal.accountId(),
                withdrawal.by())
            .update()
        == 1;
  }

  /** Newest first. */
  List<Consent> of(UUID patientId) {
    return withWithdrawals(
        jdbc.sql(DECIDED + " where c.patient_id = ? order by d.decided_at desc, c.id desc")
            .param(patientId)
            .query(ConsentTable::consent)
            .list());
  }

  Optional<Consent> find(UUID patientId, UUID consentId) {
    return withWithdrawals(
            jdbc.sql(DECIDED + " where c.id = ? and c.patient_id = ?")
                .params(consentId, patientId)
                .query(ConsentTable::consent)
                .list())
        .stream()
        .findFirst();
  }

  /** All decisions of the group, for the drift check. */
  List<Consent> all() {
    return withWithdrawals(
        jdbc.sql(DECIDED + " order by c.id").query(ConsentTable::consent).list());
  }

  private List<Consent> withWithdrawals(List<Consent> consents) {
    if (consents.isEmpty()) {
      return consents;
    }
    List<Withdrawal> withdrawals =
        jdbc.sql(
                """
                select id, consent_id, places, words, withdrawn_at, account_id, withdrawn_by
                from consent_withdrawal where consent_id = any(?) order by withdrawn_at, id
                """)
            .param(consents.stream().map(Consent::id).toArray(UUID[]::new))
            .query(ConsentTable::withdrawal)
            .list();
    return consents.stream()
        .map(
            consent ->
                consent.with(
                    withdrawals.stream()
                        .filter(withdrawal -> withdrawal.consentId().equals(consent.id()))
                        .toList()))
        .toList();
  }

  private static OfferedText offeredText(ResultSet row, int number) throws SQLException {
    return new OfferedText(
        row.getObject("id", UUID.class),
        new Occasion(
            row.getObject("patient_id", UUID.class),
            row.getObject("practitioner_id", UUID.class),
            JSON.readValue(row.getString("places"), PLACES),
            row.getString("alternatives"),
            row.getString("condition_id")),
        JSON.readValue(row.getString("content"), ConsentText.class),
        TimeColumn.at(row, "offered_at"),
        row.getObject("account_id", UUID.class),
        row.getString("offered_by"));
  }

  private static Consent consent(ResultSet row, int number) throws SQLException {
    return new Consent(
        row.getObject("id", UUID.class),
        row.getObject("patient_id", UUID.class),
        row.getObject("practitioner_id", UUID.class),
        JSON.readValue(row.getString("content"), ConsentText.class),
        new Decision(
            JSON.readValue(row.getString("allowed"), PLACES),
            JSON.readValue(row.getString("signer"), Signer.class),
            read(row.getString("assent"), Assent.class),
            read(row.getString("interpreter"), Interpreter.class),
            row.getString("read_aloud_by"),
            signature(row),
            row.getString("copy")),
        TimeColumn.at(row, "decided_at"),
        row.getObject("account_id", UUID.class),
        row.getString("decided_by"),
        List.of());
  }

  private static @Nullable Signature signature(ResultSet row) throws SQLException {
    String path = row.getString("signature_path");
    if (path != null) {
      return new Signature.Drawn(path);
    }
    String typed = row.getString("typed_name");
    return typed == null ? null : new Signature.Typed(typed, row.getString("witness"));
  }

  private static Withdrawal withdrawal(ResultSet row, int number) throws SQLException {
    return new Withdrawal(
        row.getObject("id", UUID.class),
        row.getObject("consent_id", UUID.class),
        JSON.readValue(row.getString("places"), PLACES),
        row.getString("words"),
        TimeColumn.at(row, "withdrawn_at"),
        row.getObject("account_id", UUID.class),
        row.getString("withdrawn_by"));
  }

  private static @Nullable String orNull(@Nullable Object value) {
    return value == null ? null : JSON.writeValueAsString(value);
  }

  private static <T> @Nullable T read(@Nullable String json, Class<T> type) {
    return json == null ? null : JSON.readValue(json, type);
  }
}
