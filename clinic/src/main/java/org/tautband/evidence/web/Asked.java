package org.tautband.evidence.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.util.UriComponentsBuilder;
import org.tautband.access.FieldProblem;
import org.tautband.evidence.RowKind;
import org.tautband.evidence.Status;
import org.tautband.evidence.Wanted;

/** What was typed into the search of the store, read as far as it can be. */
record Asked(String q, String kind, String condition, String status, boolean overdue, int page) {
  private static final int MOST_CHARS = 200;
  private static final int MOST_WORDS = 20;

  /** What cannot be read is left out and named in {@code problems}. */
  static Asked of(Map<String, String> typed, List<String> conditions, List<FieldProblem> problems) {
    String q = typed.getOrDefault("q", "").replaceAll("[\\p{Cntrl}\\p{Cs}]", " ").strip();
    if (q.length() > MOST_CHARS) {
      q = q.substring(0, q.offsetByCodePoints(0, MOST_CHARS / 2));
      problems.add(
          new FieldProblem(
              "q", "That is too long to look for. The beginning was used; take fewer words."));
    }
    String kind = typed.getOrDefault("kind", "").strip();
    if (!kind.isEmpty() && RowKind.of(kind).isEmpty()) {
      kind = "";
      problems.add(new FieldProblem("kind", "There is no such kind of row. All kinds are shown."));
    }
    String condition = typed.getOrDefault("condition", "").strip();
    if (!condition.isEmpty() && !conditions.contains(condition)) {
      condition = "";
      problems.add(
          new FieldProblem("condition", "No row names this condition. All conditions are shown."));
    }
    String status = typed.getOrDefault("status", "").strip();
    if (!status.isEmpty() && statusOf(status).isEmpty()) {
      status = "";
      problems.add(new FieldProblem("status", "There is no such status. All rows are shown."));
    }
    return new Asked(
        q, kind, condition, status, typed.containsKey("overdue"), page(typed, problems));
  }

  private static int page(Map<String, String> typed, List<FieldProblem> problems) {
    String page = typed.getOrDefault("page", "1").strip();
    if (page.matches("[1-9]\\d{0,5}")) return Integer.parseInt(page);
    problems.add(new FieldProblem("results", "There is no such page. The first one is shown."));
    return 1;
  }

  private static Optional<Status> statusOf(String name) {
    return Arrays.stream(Status.values()).filter(s -> s.name().equals(name)).findFirst();
  }

  Wanted wanted() {
    List<String> words =
        q.isEmpty() ? List.of() : Arrays.stream(q.split("\\s+")).limit(MOST_WORDS).toList();
    return new Wanted(
        words, RowKind.of(kind).orElse(null), condition, statusOf(status).orElse(null), overdue);
  }

  /** Whether anything was asked for. */
  public boolean narrows() {
    return !(q + kind + condition + status).isEmpty() || overdue;
  }

  /** The address of another page of the same search. */
  public String address(int other) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath("/evidence");
    if (!q.isEmpty()) address.queryParam("q", "{q}");
    if (!kind.isEmpty()) address.queryParam("kind", kind);
    if (!condition.isEmpty()) address.queryParam("condition", condition);
    if (!status.isEmpty()) address.queryParam("status", status);
    if (overdue) address.queryParam("overdue", "yes");
    address.queryParam("page", other);
    return q.isEmpty()
        ? address.build().toUriString()
        : address.encode().buildAndExpand(Map.of("q", q)).toUriString();
  }
}
