package org.tautband.shell.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * As much of JSON Schema as {@code docs/ranking/answer.schema.json} uses; other words are faults.
 */
final class SmallSchema {
  private static final Set<String> KNOWN =
      Set.of(
          "$schema",
          "$defs",
          "$ref",
          "title",
          "description",
          "oneOf",
          "type",
          "required",
          "additionalProperties",
          "properties",
          "items",
          "minItems",
          "enum",
          "pattern",
          "minimum",
          "maximum");

  private final JsonNode root;
  private final List<String> faults = new ArrayList<>();

  private SmallSchema(JsonNode root) {
    this.root = root;
  }

  static List<String> faults(JsonNode schema, JsonNode value) {
    var check = new SmallSchema(schema);
    check.check(schema, value, "");
    return check.faults;
  }

  private void check(JsonNode schema, JsonNode value, String at) {
    for (String word : schema.propertyNames()) {
      if (!KNOWN.contains(word)) throw new IllegalStateException("schema word " + word);
    }
    if (schema.has("$ref")) {
      var name = schema.get("$ref").asString().replace("#/$defs/", "");
      check(root.get("$defs").get(name), value, at);
    }
    if (schema.has("oneOf")) oneOf(schema.get("oneOf"), value, at);
    if (schema.has("type") && !isOf(schema.get("type").asString(), value)) {
      faults.add(at + " is no " + schema.get("type").asString());
      return;
    }
    if (schema.has("enum") && schema.get("enum").valueStream().noneMatch(value::equals)) {
      faults.add(at + ": " + value + " is none of the values");
    }
    if (schema.has("pattern")
        && !Pattern.compile(schema.get("pattern").asString()).matcher(value.asString()).find()) {
      faults.add(at + ": " + value + " does not look right");
    }
    bounds(schema, value, at);
    parts(schema, value, at);
  }

  private void oneOf(JsonNode choices, JsonNode value, String at) {
    var fitting = 0;
    var why = new ArrayList<String>();
    for (JsonNode choice : choices) {
      var check = new SmallSchema(root);
      check.check(choice, value, at);
      if (check.faults.isEmpty()) fitting++;
      why.addAll(check.faults);
    }
    if (fitting != 1) faults.add(at + " fits " + fitting + " choices: " + why);
  }

  private void bounds(JsonNode schema, JsonNode value, String at) {
    if (!value.isNumber()) return;
    BigDecimal number = value.decimalValue();
    if (schema.has("minimum") && number.compareTo(schema.get("minimum").decimalValue()) < 0
        || schema.has("maximum") && number.compareTo(schema.get("maximum").decimalValue()) > 0) {
      faults.add(at + ": " + value + " is out of bounds");
    }
  }

  private void parts(JsonNode schema, JsonNode value, String at) {
    if (value.isArray() && schema.has("items")) {
      if (schema.has("minItems") && value.size() < schema.get("minItems").asInt()) {
        faults.add(at + " is too short");
      }
      for (int i = 0; i < value.size(); i++) {
        check(schema.get("items"), value.get(i), at + "[" + i + "]");
      }
    }
    if (!value.isObject() || !schema.has("properties")) return;
    var missing = new TreeSet<String>();
    schema.get("required").forEach(name -> missing.add(name.asString()));
    for (String name : value.propertyNames()) {
      missing.remove(name);
      if (schema.get("properties").has(name)) {
        check(schema.get("properties").get(name), value.get(name), at + "." + name);
      } else {
        faults.add(at + " has an unknown " + name);
      }
    }
    if (!missing.isEmpty()) faults.add(at + " lacks " + missing);
  }

  private static boolean isOf(String type, JsonNode value) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isString();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      default -> throw new IllegalStateException("schema type " + type);
    };
  }
}
