package org.tautband.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why needling may not start.
 *
 * @param code stable name of the kind of reason, for programs and tests
 * @param sentence what is missing and what to do about it, for the clinician
 * @param mendPath path of the page that mends it; null where nothing in the record can
 * @param mendLabel verb and object for that link, null exactly when {@code mendPath} is
 * @param rule the rule in words, shown under "Why?"
 * @param sourceKeys keys of {@code sources.csv} the rule rests on
 */
public record Reason(
    String code,
    String sentence,
    @Nullable String mendPath,
    @Nullable String mendLabel,
    String rule,
    List<String> sourceKeys) {
  public Reason {
    sourceKeys = List.copyOf(sourceKeys);
    if ((mendPath == null) != (mendLabel == null)) {
      throw new IllegalArgumentException("a link needs both path and label");
    }
  }
}
