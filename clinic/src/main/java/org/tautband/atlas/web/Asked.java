package org.tautband.atlas.web;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.tautband.access.FieldProblem;
import org.tautband.atlas.Atlas;
import org.tautband.atlas.Movement;
import org.tautband.atlas.Sought;
import org.tautband.evidence.Content;

/** What was typed into the search of the atlas, read as far as it can be. */
record Asked(String q, String region, String movement, String root, String group) {
  private static final int MOST_CHARS = 100;

  /** What cannot be read is left out and named in {@code problems}. */
  static Asked of(
      Map<String, String> typed, Atlas atlas, Content content, List<FieldProblem> problems) {
    return new Asked(
        words(typed, problems),
        known(typed, "region", id -> atlas.baseRegion(id).isPresent(), problems),
        known(typed, "movement", code -> Movement.of(code).isPresent(), problems),
        known(typed, "root", atlas.roots()::contains, problems),
        known(typed, "group", content::knowsBodyGroup, problems));
  }

  private static String words(Map<String, String> typed, List<FieldProblem> problems) {
    String q = typed.getOrDefault("q", "").replaceAll("[\\p{Cntrl}\\p{Cs}\\p{Cf}]", " ").strip();
    if (q.length() <= MOST_CHARS) return q;
    problems.add(
        new FieldProblem(
            "q", "That is too long for a name. The beginning was used; take fewer words."));
    return q.substring(0, q.offsetByCodePoints(0, MOST_CHARS / 2));
  }

  private static String known(
      Map<String, String> typed,
      String field,
      Predicate<String> isKnown,
      List<FieldProblem> problems) {
    String code = typed.getOrDefault(field, "").strip();
    if (code.isEmpty() || isKnown.test(code)) return code;
    problems.add(
        new FieldProblem(field, "The atlas does not have this one. Choose one from the list."));
    return "";
  }

  Sought sought() {
    return new Sought(q, region, Movement.of(movement).orElse(null), root, group);
  }
}
