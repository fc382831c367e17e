package org.tautband.decide;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The pages in their order; each owns the fields that are asked on it. */
public enum Step {
  PROBLEM("Your problem", "condition", "area", "since", "tried", "flag"),
  DRAW("Where it hurts", Asked.DRAWING),
  OPTIONS("Your options"),
  NUMBERS("The numbers"),
  HEALTH("Your health", "h."),
  NEEDLES("Needles and you", "fear", "fainted", "way"),
  MATTERS("What matters to you", "v.", "own"),
  CHECK("Check what you know", "k."),
  STAND("Where you stand", "leaning", "sure", "support", "questions"),
  SUMMARY("Your summary");

  private final String title;
  private final List<String> fields;

  Step(String title, String... fields) {
    this.title = title;
    this.fields = List.of(fields);
  }

  public String title() {
    return title;
  }

  /** As it stands in a form. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Whether a field is asked on this page; a name that ends in a dot stands for all that begin so.
   */
  public boolean asks(String field) {
    return fields.stream().anyMatch(f -> f.endsWith(".") ? field.startsWith(f) : field.equals(f));
  }

  public static Optional<Step> of(String key) {
    return Arrays.stream(values()).filter(step -> step.key().equals(key)).findFirst();
  }
}
