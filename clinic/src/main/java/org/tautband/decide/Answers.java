package org.tautband.decide;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tautband.access.TypedForm;

/** What somebody said so far: field to values, only fields that are asked and values that fit. */
public record Answers(Map<String, List<String>> values) {
  public Answers {
    values = Map.copyOf(values);
  }

  private static final int LONGEST_DRAWING = 400_000;
  static final Answers NONE = new Answers(Map.of());

  /** A field of a form as it is carried on. */
  public record Field(String name, String value) {}

  /**
   * Reads what a form brought. Text that does not fit is kept as typed, with a problem in {@code
   * form}.
   */
  public static Answers read(Map<String, List<String>> typed, Asked asked, TypedForm form) {
    var values = new LinkedHashMap<String, List<String>>();
    for (var field : asked.fields()) {
      var given = typed.getOrDefault(field, List.of());
      if (given.isEmpty()) continue;
      if (field.equals(Asked.DRAWING)) {
        drawing(given.getLast(), asked, form).ifPresent(json -> values.put(field, List.of(json)));
      } else if (asked.isFree(field)) {
        String text = given.getFirst();
        int before = form.problems().size();
        String read = form.lines(field, label(field), text, asked.longest(field));
        String kept = form.problems().size() > before ? text : read;
        if (!kept.isEmpty()) values.put(field, List.of(kept));
      } else {
        var fitting = given.stream().filter(v -> asked.fits(field, v)).distinct().toList();
        if (!fitting.isEmpty()) {
          values.put(field, asked.several(field) ? fitting : List.of(fitting.getLast()));
        }
      }
    }
    return new Answers(values);
  }

  /** One that is none comes back as it came, unless no drawing is as long. */
  private static Optional<String> drawing(String json, Asked asked, TypedForm form) {
    if (json.isBlank()) return Optional.empty();
    var read = asked.readDrawing(json, why -> form.refuse(Asked.DRAWING, why));
    return read.or(() -> Optional.of(json).filter(text -> text.length() <= LONGEST_DRAWING));
  }

  private static String label(String field) {
    return switch (field) {
      case "area" -> "Where it hurts";
      case "own" -> "What else matters to you";
      default -> "Your questions";
    };
  }

  /** The one answer of a field, or an empty string. */
  public String get(String field) {
    var given = values.getOrDefault(field, List.of());
    return given.isEmpty() ? "" : given.getFirst();
  }

  public List<String> all(String field) {
    return values.getOrDefault(field, List.of());
  }

  public boolean says(String field, String value) {
    return all(field).contains(value);
  }

  /** Everything that is not asked on this page, to be carried along in its form. */
  public List<Field> besides(Step step) {
    var carried = new ArrayList<Field>();
    values.keySet().stream()
        .sorted()
        .filter(field -> !step.asks(field))
        .forEach(field -> all(field).forEach(value -> carried.add(new Field(field, value))));
    return carried;
  }

  /** The condition's id in the evidence store; empty for something else. */
  public String conditionId() {
    String condition = get("condition");
    return condition.equals("other") ? "" : condition;
  }

  public boolean fearsNeedlesALot() {
    return says("fear", "lot");
  }
}
