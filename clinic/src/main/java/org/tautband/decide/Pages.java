package org.tautband.decide;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The pages that somebody goes through: a drawing is asked for only where it can be sent. */
public record Pages(List<Step> all) {
  public Pages {
    all = List.copyOf(all);
  }

  public static Pages of(boolean byLink) {
    return new Pages(
        Arrays.stream(Step.values()).filter(step -> byLink || step != Step.DRAW).toList());
  }

  public boolean has(Step step) {
    return all.contains(step);
  }

  /** From 1. */
  public int number(Step step) {
    return all.indexOf(step) + 1;
  }

  public Optional<Step> next(Step step) {
    return at(all.indexOf(step) + 1);
  }

  public Optional<Step> before(Step step) {
    return at(all.indexOf(step) - 1);
  }

  private Optional<Step> at(int index) {
    return index >= 0 && index < all.size() ? Optional.of(all.get(index)) : Optional.empty();
  }
}
