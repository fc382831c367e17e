package org.tautband.evidence;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of a content file as it was read, for tables that have no record of their own.
 *
 * @param file path below {@code content/}
 * @param line number of the line the row starts on, the header is 1
 * @param cells column to text; an empty cell is an empty string
 */
public record Row(String file, int line, Map<String, String> cells) {

  /** The cell's text, empty when nothing is there. A column the file does not have is an error. */
  public String text(String column) {
    String cell = cells.get(column);
    if (cell == null) {
      throw new IllegalArgumentException(file + " has no column " + column);
    }
    return cell;
  }

  public List<String> list(String column) {
    String cell = text(column);
    return cell.isEmpty() ? List.of() : List.of(cell.split("\\|"));
  }

  public @Nullable BigDecimal number(String column) {
    String cell = text(column);
    return cell.isEmpty() ? null : new BigDecimal(cell);
  }

  public Status status() {
    return Status.of(text("status"));
  }

  public List<String> sourceKeys() {
    return list("source_keys");
  }

  /** Whether this cell is background knowledge that nobody looked up. */
  public boolean recalled(String column) {
    if (!cells.containsKey("recalled_fields")) {
      return cells.containsKey("status") && status() == Status.RECALLED;
    }
    List<String> fields = list("recalled_fields");
    return fields.contains("all") || fields.contains(column);
  }

  /** The cell unless it is recalled: then empty, because it must not be stated. */
  public String stated(String column) {
    return recalled(column) ? "" : text(column);
  }

  boolean yes(String column) {
    return text(column).equals("yes");
  }
}
