package org.tautband.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tautband.atlas.BodyChart;
import org.tautband.database.TimeColumn;
import org.tautband.kernel.chart.Drawing;
import org.tautband.kernel.chart.DrawingWriter;
import org.tautband.kernel.chart.Reading;

/** The SQL of pain drawings: every edition in full. */
@Component
class PainDrawingTable {
  private static final String EDITIONS =
      """
      select id, edition, patient_id, episode_id, started_at, saved_at, account_id, saved_by,
             drawn_by, drawing, side_words
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
    return jdbc.sql(
                """
                insert into pain_drawing
                  (id, edition, patient_id, episode_id, started_at, saved_at, account_id, saved_by,
                   drawn_by, drawing, side_words)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
            .params(
                drawing.id(),
                drawing.edition(),
                drawing.patientId(),
                drawing.episodeId(),
                TimeColumn.utc(drawing.startedAt()),
                TimeColumn.utc(drawing.savedAt()),
                drawing.accountId(),
                drawing.by(),
                drawing.hand().name(),
                DrawingWriter.write(drawing.drawing()),
                drawing.sideWords())
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
        row.getString("side_words"));
  }

  private Drawing read(String json) {
    return switch (chart.read(json)) {
      case Reading.Read read -> read.drawing();
      case Reading.Refused refused -> throw new IllegalStateException(refused.inWords());
    };
  }
}
