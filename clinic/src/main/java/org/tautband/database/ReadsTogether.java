package org.tautband.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Several selects that go to the database and come back in one round trip. */
@Component
public class ReadsTogether {
  private final JdbcTemplate jdbc;

  ReadsTogether(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** One select with the values of its question marks. */
  public record Select(String sql, List<?> values) {
    public static Select of(String sql, Object... values) {
      return new Select(sql, List.of(values));
    }
  }

  /** Puts the results together, which come in the order of the selects. */
  public interface Reading<T> {
    T from(Results results) throws SQLException;
  }

  /** Sends the selects and reads their results. */
  public <T> T read(List<Select> selects, Reading<T> reading) {
    String sql = selects.stream().map(Select::sql).collect(Collectors.joining(";\n"));
    List<Object> values = new ArrayList<>();
    selects.forEach(select -> values.addAll(select.values()));
    T read =
        jdbc.execute(
            sql,
            (PreparedStatement all) -> {
              for (int i = 0; i < values.size(); i++) {
                all.setObject(i + 1, values.get(i));
              }
              all.execute();
              return reading.from(new Results(all));
            });
    return Objects.requireNonNull(read);
  }

  /** What came back. */
  public static final class Results {
    private final PreparedStatement statement;

    private Results(PreparedStatement statement) {
      this.statement = statement;
    }

    /** All rows of the result that is next. */
    public <R> List<R> next(RowMapper<R> mapper) throws SQLException {
      List<R> rows = new ArrayList<>();
      try (ResultSet row = statement.getResultSet()) {
        while (row.next()) {
          rows.add(mapper.mapRow(row, rows.size()));
        }
      }
      statement.getMoreResults();
      return rows;
    }
  }
}
