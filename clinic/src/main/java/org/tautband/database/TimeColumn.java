package org.tautband.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * An instant on its way into a {@code timestamptz} column and back. The driver takes an {@code
 * OffsetDateTime} as it stands; a {@code java.sql.Timestamp} would pass through the zone of the
 * machine.
 */
public final class TimeColumn {
  private TimeColumn() {}

  /** The parameter for a column that is never empty. */
  public static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  /** The parameter for a column that may be empty. */
  public static @Nullable OffsetDateTime utcOrNull(@Nullable Instant at) {
    return at == null ? null : utc(at);
  }

  /**
   * What stands in a column that is never empty.
   *
   * @throws IllegalStateException when it is empty all the same
   */
  public static Instant at(ResultSet row, String column) throws SQLException {
    var at = atOrNull(row, column);
    if (at == null) throw new IllegalStateException("No time in the column " + column);
    return at;
  }

  /** What stands in a column that may be empty. */
  public static @Nullable Instant atOrNull(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
