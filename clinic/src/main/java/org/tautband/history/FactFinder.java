package org.tautband.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tautband.evidence.Content;
import org.tautband.evidence.Row;
import tools.jackson.databind.JsonNode;

/**
 * Reads entries of a record against {@code record_facts.csv} and {@code record_negation.csv}. Pure:
 * the same entry, lists and day give the same hits. A hit raises a question; nothing here answers
 * one.
 */
final class FactFinder {
  private final List<FactRow> rows;
  private final Wording wording;
  private final Standing standing;

  /** What one entry says about one kind. */
  record Hit(
      String kind,
      List<String> questionIds,
      List<String> rules,
      List<String> sourceKeys,
      boolean pastCounts,
      boolean unreviewed) {}

  private record Match(FactRow row, boolean unreviewed) {}

  private FactFinder(List<FactRow> rows, Wording wording, Standing standing) {
    this.rows = rows;
    this.wording = wording;
    this.standing = standing;
  }

  static FactFinder of(Content content) {
    List<Row> negation = content.rows("record-facts/record_negation.csv");
    return new FactFinder(
        content.rows("record-facts/record_facts.csv").stream().map(FactRow::of).toList(),
        Wording.of(negation.stream().filter(r -> r.text("scope").equals("text")).toList()),
        Standing.of(negation.stream().filter(r -> r.text("scope").equals("element")).toList()));
  }

  /**
   * What a FHIR R4 entry raises.
   *
   * @param resource any type; types that assert nothing about the patient raise nothing
   * @param referred the entries that references in it lead to, by reference
   */
  List<Hit> in(JsonNode resource, Map<String, JsonNode> referred, LocalDate today) {
    Standing.Effect effect = standing.of(resource, today);
    if (effect == Standing.Effect.NONE) {
      return List.of();
    }
    Stated stated = Stated.of(resource, referred);
    String type = resource.path("resourceType").asString("");
    List<Match> matches = new ArrayList<>();
    for (FactRow row : rows) {
      boolean counts =
          effect == Standing.Effect.CURRENT || row.past().counts(type.startsWith("Medication"));
      if (counts && row.resources().contains(type)) {
        match(row, stated).ifPresent(matches::add);
      }
    }
    return merged(matches);
  }

  /** What a sentence of a letter raises, of any kind. */
  List<Hit> in(String text) {
    List<Match> matches = new ArrayList<>();
    for (FactRow row : rows) {
      wording
          .asserted(text, row)
          .ifPresent(word -> matches.add(new Match(row, row.wordsUnreviewed())));
    }
    return merged(matches);
  }

  /** The kinds whose lists know this medicine, taken or not. */
  List<String> kindsOf(JsonNode medicine, Map<String, JsonNode> referred) {
    Stated stated = Stated.of(medicine, referred);
    String type = medicine.path("resourceType").asString("");
    return rows.stream()
        .filter(row -> row.resources().contains(type) && match(row, stated).isPresent())
        .map(FactRow::kind)
        .distinct()
        .toList();
  }

  Standing.Effect standing(JsonNode resource, LocalDate today) {
    return standing.of(resource, today);
  }

  private Optional<Match> match(FactRow row, Stated stated) {
    if (row.match() == FactRow.Match.WORD) {
      return stated.words().stream()
          .flatMap(text -> wording.asserted(text, row).stream())
          .findFirst()
          .map(word -> new Match(row, row.wordsUnreviewed()));
    }
    boolean coded = stated.codings().stream().anyMatch(c -> row.hasCode(c.system(), c.code()));
    boolean valued =
        row.valueCodes().isEmpty()
            ? coded
            : coded && stated.values().stream().anyMatch(c -> row.valueCodes().contains(c.code()));
    return valued ? Optional.of(new Match(row, row.codesUnreviewed())) : Optional.empty();
  }

  private static List<Hit> merged(List<Match> matches) {
    Map<String, List<Match>> byKind = new TreeMap<>();
    matches.forEach(m -> byKind.computeIfAbsent(m.row().kind(), _ -> new ArrayList<>()).add(m));
    List<Hit> hits = new ArrayList<>();
    byKind.forEach((kind, found) -> hits.add(hit(kind, found)));
    return hits;
  }

  private static Hit hit(String kind, List<Match> found) {
    Set<String> questions = new LinkedHashSet<>();
    Set<String> sources = new LinkedHashSet<>();
    found.forEach(m -> questions.addAll(m.row().questionIds()));
    found.forEach(m -> sources.addAll(m.row().sourceKeys()));
    return new Hit(
        kind,
        List.copyOf(questions),
        found.stream().map(m -> m.row().id()).toList(),
        List.copyOf(sources),
        found.stream().anyMatch(m -> m.row().past() != FactRow.Past.NO),
        found.stream().allMatch(Match::unreviewed));
  }
}
