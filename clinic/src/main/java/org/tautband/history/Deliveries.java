package org.tautband.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tautband.database.TimeColumn;
import tools.jackson.databind.json.JsonMapper;

/** Which file came when, by whom, and what came of it. */
@Component
class Deliveries {
  private static final JsonMapper JSON = JsonMapper.shared();
  private final JdbcClient jdbc;

  Deliveries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One delivery. */
  record Delivery(
      UUID id,
      @Nullable UUID clinicId,
      @Nullable UUID patientId,
      String fileName,
      byte[] sha256,
      Instant at,
      UUID byId,
      String byName,
      String outcomeJson) {}

  static String json(Imported.Kept kept) {
    return JSON.writeValueAsString(kept);
  }

  private static Imported.Kept outcome(Delivery delivery) {
    return JSON.readValue(delivery.outcomeJson(), Imported.Kept.class);
  }

  void insert(Delivery delivery) {
    jdbc.sql(
            """
            insert into received_file (id, clinic_id, patient_id, file_name, sha256, received_at,
              received_by, received_by_name, outcome)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
            """)
        .param(delivery.id())
        .param(delivery.clinicId())
        .param(delivery.patientId())
        .param(delivery.fileName())
        .param(delivery.sha256())
        .param(TimeColumn.utc(delivery.at()))
        .param(delivery.byId())
        .param(delivery.byName())
        .param(delivery.outcomeJson())
        .update();
  }

  List<Imported.Kept> of(UUID patientId) {
    return jdbc
        .sql("select * from received_file where patient_id = ? order by received_at desc")
        .param(patientId)
        .query(Deliveries::delivery)
        .list()
        .stream()
        .map(Deliveries::outcome)
        .toList();
  }

  Optional<Imported.Kept> one(UUID fileId) {
    return jdbc.sql("select * from received_file where id = ?")
        .param(fileId)
        .query(Deliveries::delivery)
        .optional()
        .map(Deliveries::outcome);
  }

  private static Delivery delivery(ResultSet row, int n) throws SQLException {
    return new Delivery(
        row.getObject("id", UUID.class),
        row.getObject("clinic_id", UUID.class),
        row.getObject("patient_id", UUID.class),
        row.getString("file_name"),
        row.getBytes("sha256"),
        TimeColumn.at(row, "received_at"),
        row.getObject("received_by", UUID.class),
        row.getString("received_by_name"),
        row.getString("outcome"));
  }
}
