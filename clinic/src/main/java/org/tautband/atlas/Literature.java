package org.tautband.atlas;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tautband.evidence.Content;
import org.tautband.evidence.Row;
import org.tautband.evidence.Status;

/**
 * What was published about each muscle: hazards, depths, how often points were found, where pain
 * was felt in experiments. Hazards and depths use names of their own, joined by {@code
 * muscle_map.csv}.
 */
@Component
public final class Literature {
  private final Content content;
  private final Map<String, Named> names;
  private final List<Row> hazards;
  private final List<Row> depths;
  private final List<Row> prevalence;
  private final List<Row> experiments;

  Literature(Content content) {
    this.content = content;
    names =
        content.rows("atlas/muscle_map.csv").stream()
            .map(Named::of)
            .collect(Collectors.toMap(Named::name, name -> name, (a, b) -> a, LinkedHashMap::new));
    hazards = content.rows("atlas/site_hazards.csv");
    depths = content.rows("atlas/depth_measurements.csv");
    prevalence = content.rows("atlas/prevalence.csv");
    experiments = content.rows("atlas/experimental_referral.csv");
  }

  /**
   * A depth that was measured, or a rule on it.
   *
   * @param what what was measured, how and in whom
   * @param found figure with unit, or the result in words; empty for a gap
   * @param gap somebody looked for it and found nothing
   */
  public record Depth(
      String rowId,
      String what,
      String meaning,
      String found,
      String note,
      boolean gap,
      HowRead reading) {}

  /**
   * How often a muscle had points.
   *
   * @param who whom they examined, with their number
   * @param together the names when several muscles were counted as one; may be empty
   * @param found shares in percent by kind of point; withheld while it awaits review
   */
  public record Seen(
      String rowId,
      String condition,
      String who,
      String together,
      Part found,
      String note,
      HowRead reading) {}

  /** Where pain was felt when a muscle was provoked. */
  public record Felt(
      String rowId, String done, String zone, String share, String note, HowRead reading) {}

  public List<Hazard> hazards(String muscleId) {
    return named(hazards, "muscle", name -> name.muscleIds().contains(muscleId))
        .map(row -> Hazard.of(row, name(row, "muscle").meaning(), reading(row)))
        .toList();
  }

  public List<Depth> depths(String muscleId) {
    return named(depths, "site", name -> name.muscleIds().contains(muscleId))
        .map(this::depth)
        .toList();
  }

  /** Depths published for a place of the body, not for a muscle. */
  public List<Depth> depthsAt(String baseRegion) {
    return named(
            depths,
            "site",
            name -> name.muscleIds().isEmpty() && name.baseRegions().contains(baseRegion))
        .map(this::depth)
        .toList();
  }

  /** People with a complaint first, then those without. */
  public List<Seen> seen(String muscleId) {
    return prevalence.stream()
        .filter(row -> row.list("muscle_ids").contains(muscleId))
        .sorted(Comparator.comparing((Row row) -> !row.text("sample").equals("patients")))
        .map(this::seenIn)
        .toList();
  }

  public List<Felt> felt(String muscleId) {
    return felt(row -> row.text("muscle_id").equals(muscleId));
  }

  /** Experiments on several muscles at once: they hold against or for every map. */
  public List<Felt> feltAnywhere() {
    return felt(row -> row.text("muscle_id").isEmpty());
  }

  /** Ids of all rows that stand on the page of a muscle. */
  public List<String> rowIds(String muscleId) {
    return Stream.of(
            hazards(muscleId).stream().map(Hazard::rowId),
            depths(muscleId).stream().map(Depth::rowId),
            seen(muscleId).stream().map(Seen::rowId),
            felt(muscleId).stream().map(Felt::rowId))
        .flatMap(Function.identity())
        .toList();
  }

  private Stream<Row> named(List<Row> rows, String column, Predicate<Named> wanted) {
    return rows.stream().filter(row -> wanted.test(name(row, column)));
  }

  private Named name(Row row, String column) {
    return Objects.requireNonNull(names.get(row.text(column)), row.text(column));
  }

  private HowRead reading(Row row) {
    return HowRead.of(content, row.status(), row.sourceKeys());
  }

  private Depth depth(Row row) {
    boolean gap = row.status() == Status.GAP;
    return new Depth(
        row.text("claim_id"),
        joined(
            ", ",
            gap ? row.text("site") : row.text("measure"),
            row.text("method"),
            number(row),
            row.text("subgroup")),
        gap ? "" : name(row, "site").meaning(),
        gap ? "" : DepthInWords.of(row),
        row.stated("note"),
        gap,
        reading(row));
  }

  private Seen seenIn(Row row) {
    String id = row.text("id");
    boolean several = row.list("muscle_ids").size() > 1;
    String found = shares(row);
    boolean awaits = row.recalled("active_pct");
    return new Seen(
        id,
        row.text("condition").replaceFirst("^CONTROL: ", ""),
        who(row),
        several ? row.text("muscle_as_reported") : "",
        new Part(id + ".active_pct", awaits ? "" : found, awaits, awaits),
        row.stated("note"),
        reading(row));
  }

  private static String who(Row row) {
    String people =
        switch (row.text("sample")) {
          case "control" -> "people without the complaint";
          case "unaffected_side" -> "patients, the other side";
          default -> "patients";
        };
    return row.text("n").isEmpty() ? people + ", number not read" : row.text("n") + " " + people;
  }

  private static String shares(Row row) {
    return joined(
        "; ",
        share(row, "active", "active"),
        share(row, "latent", "latent"),
        row.text("active_or_latent_pct").isEmpty()
            ? ""
            : row.text("active_or_latent_pct") + " % active or latent");
  }

  private static String share(Row row, String kind, String words) {
    String low = row.text(kind + "_low_pct");
    String range = low.isEmpty() ? "" : low + " to " + row.text(kind + "_high_pct") + " % " + words;
    String one = row.text(kind + "_pct");
    if (one.isEmpty()) return range.isEmpty() ? "" : range + " across studies";
    return one + " % " + words + (range.isEmpty() ? "" : " (" + range + " across studies)");
  }

  private List<Felt> felt(Predicate<Row> wanted) {
    return experiments.stream()
        .filter(wanted)
        .map(
            row ->
                new Felt(
                    row.text("id"),
                    joined(", ", row.text("stimulus"), number(row)),
                    row.text("zone_as_reported"),
                    row.text("pct_of_subjects").isEmpty() ? "" : row.text("pct_of_subjects") + " %",
                    row.stated("note"),
                    reading(row)))
        .toList();
  }

  private static String number(Row row) {
    String of = row.cells().getOrDefault("n_of", "");
    if (row.text("n").isEmpty()) return "number not read";
    return "n = " + row.text("n") + (of.isEmpty() ? "" : " " + of);
  }

  private static String joined(String between, String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(between));
  }
}
