package org.tautband.evidence;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The evidence store: every row a sentence may rest on, by its id. */
public final class Findings {
  /** Tables whose rows a text may name, with the column of their id. */
  private static final Map<String, String> TABLES =
      Map.ofEntries(
          Map.entry("evidence/efficacy.csv", "claim_id"),
          Map.entry("evidence/other_options.csv", "claim_id"),
          Map.entry("evidence/mechanism.csv", "claim_id"),
          Map.entry("evidence/facts.csv", "claim_id"),
          Map.entry("evidence/adverse_event_rates.csv", "claim_id"),
          Map.entry("consent/consent_items.csv", "claim_id"),
          Map.entry("screening/precautions.csv", "id"),
          Map.entry("screening/red_flags.csv", "id"),
          Map.entry("checkin/checkin_answers.csv", "id"),
          Map.entry("atlas/depth_measurements.csv", "claim_id"),
          Map.entry("atlas/site_hazards.csv", "id"),
          Map.entry("jurisdictions/jurisdictions.csv", "id"));

  private final @Nullable Content content;
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final Map<String, Claim> claims = new LinkedHashMap<>();
  private final Map<String, Rate> rates;
  private final Map<String, Conflict> conflicts;

  public Findings(Content content) {
    this(content, content::rows);
  }

  /** Of tables that nobody has made content of yet. */
  Findings(Map<String, List<Row>> tables) {
    this(null, file -> tables.getOrDefault(file, List.of()));
  }

  private Findings(@Nullable Content content, Function<String, List<Row>> tables) {
    this.content = content;
    TABLES.forEach(
        (file, column) -> tables.apply(file).forEach(row -> rows.put(row.text(column), row)));
    add(tables.apply("evidence/efficacy.csv"), Claim::efficacy);
    add(tables.apply("evidence/other_options.csv"), Claim::otherOption);
    add(tables.apply("evidence/mechanism.csv"), Claim::mechanism);
    add(tables.apply("evidence/facts.csv"), Claim::fact);
    rates =
        tables.apply("evidence/adverse_event_rates.csv").stream()
            .map(Rate::of)
            .collect(toMap(Rate::id, Function.identity()));
    conflicts =
        Conflict.all(tables.apply("evidence/conflicts.csv")).stream()
            .collect(toMap(Conflict::id, Function.identity(), (a, b) -> a, LinkedHashMap::new));
  }

  private void add(List<Row> found, Function<Row, Claim> of) {
    found.stream().map(of).forEach(claim -> claims.put(claim.id(), claim));
  }

  public Content content() {
    return Objects.requireNonNull(content, "these rows are no content yet");
  }

  /** Any row a text may name. */
  public Optional<Row> row(String id) {
    return Optional.ofNullable(rows.get(id));
  }

  public Optional<Claim> claim(String id) {
    return Optional.ofNullable(claims.get(id));
  }

  public Optional<Rate> rate(String id) {
    return Optional.ofNullable(rates.get(id));
  }

  public Optional<Conflict> conflict(String id) {
    return Optional.ofNullable(conflicts.get(id));
  }

  public List<Claim> claims() {
    return List.copyOf(claims.values());
  }

  public List<Conflict> conflicts() {
    return List.copyOf(conflicts.values());
  }

  /** Conflicts that this row takes part in. */
  public List<Conflict> conflictsOf(String rowId) {
    return conflicts.values().stream()
        .filter(c -> c.sides().stream().anyMatch(s -> s.rowIds().contains(rowId)))
        .toList();
  }

  /** What may be stated about a condition, needling first, in the order of the files. */
  public List<Claim> ofCondition(String conditionId) {
    List<Claim> found = new ArrayList<>();
    for (Claim claim : claims.values()) {
      if (claim.conditionIds().contains(conditionId) && claim.status().mayBeStated()) {
        found.add(claim);
      }
    }
    return found;
  }
}
