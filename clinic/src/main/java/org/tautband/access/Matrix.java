package org.tautband.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Who may use which route: {@code access/matrix.csv}, reviewed as data. A route without a row is
 * refused to everybody.
 */
public final class Matrix {
  /** One decision of the table. */
  public enum Cell {
    ALLOW,
    /** Only where the row's subject is the acting person: {@code {accountId}} in the path. */
    OWN,
    /** Only for a patient in whose care the acting person has a part: {@code {patientId}}. */
    CARE,
    DENY
  }

  /** One row: what people without sign-in and each role may do on a route. */
  public record Row(String method, PathPattern route, Cell anyone, Map<Role, Cell> cells) {
    boolean fits(String asked, PathContainer path) {
      return (method.equals("*") || method.equals(asked)) && route.matches(path);
    }
  }

  private final List<Row> rows;

  private Matrix(List<Row> rows) {
    this.rows = List.copyOf(rows);
  }

  /** The table that ships. */
  public static Matrix shipped() {
    try (var in = Matrix.class.getResourceAsStream("/access/matrix.csv")) {
      if (in == null) {
        throw new IllegalStateException("access/matrix.csv is missing from the application");
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Matrix parse(String csv) {
    var rows = new ArrayList<Row>();
    var lines = csv.lines().toList();
    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank() && !lines.get(i).startsWith("#")) {
        rows.add(row(lines.get(i), i + 1));
      }
    }
    return new Matrix(rows);
  }

  private static Row row(String line, int number) {
    var cells = line.split(",", 8);
    if (cells.length < 8) {
      throw new IllegalArgumentException("access/matrix.csv line " + number + ": needs 8 columns");
    }
    var roles = new EnumMap<Role, Cell>(Role.class);
    roles.put(Role.CLINICIAN, cell(cells[3]));
    roles.put(Role.FRONT_DESK, cell(cells[4]));
    roles.put(Role.MANAGER, cell(cells[5]));
    roles.put(Role.ADMINISTRATOR, cell(cells[6]));
    return new Row(
        cells[0].strip(),
        PathPatternParser.defaultInstance.parse(cells[1].strip()),
        cell(cells[2]),
        roles);
  }

  private static Cell cell(String text) {
    return Cell.valueOf(text.strip().toUpperCase(Locale.ROOT));
  }

  /** Every row, as it stands in the file. */
  public List<Row> rows() {
    return rows;
  }

  /** The most specific row for a request. */
  public Optional<Row> rowFor(String method, String path) {
    var container = PathContainer.parsePath(path);
    var asked = method.equals("HEAD") ? "GET" : method;
    return rows.stream()
        .filter(r -> r.fits(asked, container))
        .min((a, b) -> PathPattern.SPECIFICITY_COMPARATOR.compare(a.route(), b.route()));
  }

  /** Whether a person may open this page; for links that are shown only to those who may. */
  public boolean opens(String path, Actor actor) {
    return rowFor("GET", path)
        .map(
            row ->
                row.anyone() == Cell.ALLOW
                    || Set.of(Cell.ALLOW, Cell.CARE).contains(strongest(row, actor.roles())))
        .orElse(false);
  }

  /** The strongest cell among the roles somebody has. */
  static Cell strongest(Row row, Set<Role> roles) {
    return roles.stream()
        .map(role -> row.cells().getOrDefault(role, Cell.DENY))
        .min(Enum::compareTo)
        .orElse(Cell.DENY);
  }
}
