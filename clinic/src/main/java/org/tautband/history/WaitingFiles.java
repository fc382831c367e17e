package org.tautband.history;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.CurrentActor;
import org.tautband.database.TimeColumn;

/** Uploaded files between the preview and the decision, for at most a day. */
@Component
@Transactional
public class WaitingFiles {
  private final JdbcClient jdbc;
  private final Clock clock;

  WaitingFiles(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A file that waits.
   *
   * @param fileName as the browser named it
   */
  public record Waiting(UUID id, String fileName, byte[] bytes) {}

  public void keep(UUID id, String fileName, byte[] bytes) {
    Instant at = clock.instant();
    jdbc.sql("delete from waiting_file where uploaded_at < ?")
        .param(TimeColumn.utc(at.minus(Duration.ofDays(1))))
        .update();
    jdbc.sql(
            """
            insert into waiting_file (id, file_name, bytes, uploaded_at, uploaded_by)
            values (?, ?, ?, ?, ?) on conflict do nothing
            """)
        .params(id, fileName, bytes, TimeColumn.utc(at), CurrentActor.get().accountId())
        .update();
  }

  @Transactional(readOnly = true)
  public Optional<Waiting> find(UUID id) {
    return jdbc.sql("select id, file_name, bytes from waiting_file where id = ?")
        .param(id)
        .query(
            (row, n) ->
                new Waiting(
                    row.getObject("id", UUID.class),
                    row.getString("file_name"),
                    row.getBytes("bytes")))
        .optional();
  }

  /** After the decision. */
  public void forget(UUID id) {
    jdbc.sql("delete from waiting_file where id = ?").param(id).update();
  }
}
