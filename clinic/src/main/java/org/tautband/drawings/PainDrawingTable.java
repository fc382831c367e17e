package org.tautband.drawings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tautband.atlas.BodyChart;
import org.tautband.database.TimeColumn;
import org.tautband.drawings.PainDrawing.ByLink;
import org.tautband.drawings.PainDrawing.With;
import org.tautband.kernel.chart.Drawing;
import org.tautband.kernel.chart.DrawingWriter;
import org.tautband.kernel.chart.Reading;

/** The SQL of pain drawings: every edition in full. */
@Component
class PainDrawingTable {
  private static final String EDITIONS =
      """
      select id, edition, patient_id, episode_id, started_at, saved_at, account_id, saved_by,
             drawn_by, drawing, side_words, sent_with, sent_for, asked_at
      from pain_drawing
      """;

  private final JdbcClient jdbc;
  private final BodyChart chart;

  PainDrawingTable(JdbcClient jdbc, BodyChart chart) {
    this.jdbc = jdbc;
    this.chart = chart;
  }

  /** False when that edition is there already. */
  boolean insert(PainDrawing drawing) {
    ByLink sent = drawing.sent();
    return jdbc.sql(
                """
                insert into pain_drawing
                  (id, edition, patient_id, episode_id, started_at, saved_at, account_id, saved_by,
                   drawn_by, drawing, side_words, sent_with, sent_for, asked_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
            .params(drawing.id(), drawing.edition(), drawing.patientId())
            .param(drawing.episodeId())
            .params(
                TimeColumn.utc(drawing.startedAt()),
                TimeColumn.utc(drawing.savedAt()),
                drawing.accountId(),
                drawing.by(),
                drawing.hand().name(),
                DrawingWriter.write(drawing.drawing()),
                drawing.sideWords())
            .param(sent == null ? null : sent.with().name())
            .param(sent == null ? null : sent.of())
            .param(sent == null ? null : TimeColumn.utc(sent.askedAt()))
            .update()
        == 1;
  }

  /** Newest edition first. */
  List<PainDrawing> editions(UUID patientId, UUID id) {
    return read(EDITIONS + " where id = ? and patient_id = ? order by edition desc", id, patientId);
  }

  /** Each as it stands, newest first. */
  List<PainDrawing> of(UUID patientId, UUID episodeId) {
    return read(
        EDITIONS
            + """
               d where episode_id = ? and patient_id = ? and edition =
                (select max(edition) from pain_drawing where id = d.id)
              order by started_at desc, id desc
              """,
        episodeId,
        patientId);
  }

  /** What the patient sent by links, each as it stands, newest first. */
  List<PainDrawing> sent(UUID patientId) {
    return read(
        EDITIONS
            + """
               d where patient_id = ? and sent_with is not null and edition =
                (select max(edition) from pain_drawing where id = d.id)
              order by started_at desc, id desc
              """,
        patientId);
  }

  Map<UUID, UUID> patientsById() {
    Map<UUID, UUID> patients = new LinkedHashMap<>();
    jdbc.sql("select id, patient_id from pain_drawing where edition = 1 order by id")
        .query(
            row -> {
              patients.put(
                  row.getObject("id", UUID.class), row.getObject("patient_id", UUID.class));
            });
    return patients;
  }

  private List<PainDrawing> read(String sql, Object... parameters) {
    return jdbc.sql(sql).params(parameters).query((row, n) -> drawing(row)).list();
  }

  private PainDrawing drawing(ResultSet row) throws SQLException {
    return new PainDrawing(
        row.getObject("id", UUID.class),
        row.getObject("patient_id", UUID.class),
        row.getObject("episode_id", UUID.class),
        row.getInt("edition"),
        TimeColumn.at(row, "started_at"),
        TimeColumn.at(row, "saved_at"),
        row.getObject("account_id", UUID.class),
        row.getString("saved_by"),
        PainDrawing.Hand.valueOf(row.getString("drawn_by")),
        read(row.getString("drawing")),
        row.getString("side_words"),
        sent(row));
  }

  private static @Nullable ByLink sent(ResultSet row) throws SQLException {
    String with = row.getString("sent_with");
    return with == null
        ? null
        : new ByLink(
            With.valueOf(with),
            row.getObject("sent_for", UUID.class),
            TimeColumn.at(row, "asked_at"));
  }

  private Drawing read(String json) {
    return switch (chart.read(json)) {
      case Reading.Read read -> read.drawing();
      case Reading.Refused refused -> throw new IllegalStateException(refused.inWords());
    };
  }
}
