package org.tautband.evidence;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code schema.json} promises about each file.
 *
 * @param readOn last day on which sources were read; rows carry no date of their own
 */
record Schema(
    LocalDate readOn,
    List<String> statuses,
    List<String> conditions,
    List<String> options,
    List<String> equalDetail,
    Map<String, Table> tables) {
  /**
   * One CSV file.
   *
   * @param references column to the kind of thing its values must name
   */
  record Table(
      String key,
      List<String> columns,
      List<String> required,
      Map<String, List<String>> vocabulary,
      List<String> numbers,
      Map<String, String> references) {}

  /** What is promised about a file that was loaded by this schema. */
  Table table(String file) {
    return Objects.requireNonNull(tables.get(file), file);
  }

  static Schema read(byte[] json) {
    JsonNode root = JsonMapper.shared().readTree(json);
    Map<String, Table> tables = new TreeMap<>();
    root.get("files")
        .properties()
        .forEach(entry -> tables.put(entry.getKey(), table(entry.getValue())));
    return new Schema(
        LocalDate.parse(root.get("read_on").asString()),
        texts(root.get("status")),
        texts(root.get("conditions")),
        texts(root.get("options")),
        texts(root.get("equal_detail")),
        tables);
  }

  private static Table table(JsonNode node) {
    Map<String, List<String>> vocabulary = new LinkedHashMap<>();
    node.get("vocabulary")
        .properties()
        .forEach(entry -> vocabulary.put(entry.getKey(), texts(entry.getValue())));
    Map<String, String> references = new LinkedHashMap<>();
    node.get("references")
        .properties()
        .forEach(entry -> references.put(entry.getKey(), entry.getValue().asString()));
    return new Table(
        node.get("key").asString(),
        texts(node.get("columns")),
        texts(node.get("required")),
        vocabulary,
        texts(node.get("numbers")),
        references);
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }
}
