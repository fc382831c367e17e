package org.tautband.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Everything a row holds, line by line, with words for its columns. */
public final class Cells {
  /**
   * One line.
   *
   * @param printed the words or figures are those of the source
   * @param awaits only recalled: nobody has looked it up
   * @param rows ids of other rows that it names
   */
  public record Cell(
      String label, String text, boolean printed, boolean awaits, List<String> rows) {
    public Cell {
      rows = List.copyOf(rows);
    }
  }

  /** Words for a line, and how columns make it; the first one decides whether it is there. */
  private record Line(String label, String template) {
    private static final Pattern COLUMN = Pattern.compile("\\{(\\w+)}");

    List<String> columns() {
      return COLUMN.matcher(template).results().map(found -> found.group(1)).toList();
    }

    String of(Row row) {
      return COLUMN
          .matcher(template)
          .replaceAll(found -> Matcher.quoteReplacement(value(row, found.group(1))))
          .replaceAll("\\(\\s*\\)|\\bof\\s*$", "")
          .replaceAll("\\s+", " ")
          .strip();
    }
  }

  /** Their cells hold one of a few words with {@code _} between them. */
  private static final Set<String> VOCABULARY =
      Set.of(
          "kind",
          "action_code",
          "action_from_source",
          "ask_when",
          "better_when",
          "category",
          "cause_class",
          "figure_kind",
          "group",
          "length_kind",
          "max_depth_kind",
          "muscle_id",
          "only_if",
          "option",
          "outcome",
          "sample",
          "statistic",
          "step",
          "tier",
          "when");

  private static final Set<String> PRINTED =
      Set.of("estimate_text", "rate_text", "figure_text", "legal_position", "n_text");

  private static final Set<String> ROWS = Set.of("claim_ids", "figure_claim_ids");

  private static final List<Line> LINES =
      List.of(
          new Line("Question", "{ask}"),
          new Line("Asked of", "{asked_of}"),
          new Line("Asked when", "{when} {when_condition}"),
          new Line("Part of the consent text", "{part}"),
          new Line("Told only if", "{only_if}"),
          new Line("Effect", "{what}"),
          new Line("Words", "{words}"),
          new Line("Who counted", "{who_counted}"),
          new Line("Body groups", "{body_groups}"),
          new Line("Body group", "{body_group}"),
          new Line("Regions", "{regions}"),
          new Line("May mean", "{may_mean}"),
          new Line("Kind of cause", "{cause_class}"),
          new Line("Step", "{step}"),
          new Line("Step is the source’s own", "{step_from_source}"),
          new Line("How soon", "{tier}"),
          new Line("Told to the patient", "{tell}"),
          new Line("How soon is the source’s own", "{tier_from_source}"),
          new Line("Applies to", "{applies_to}"),
          new Line("Why", "{why}"),
          new Line("Words a referrer might write", "{features}"),
          new Line("Sentence", "{sentence}"),
          new Line("Cited as", "{cited_as}"),
          new Line("Rests on", "{claim_ids}"),
          new Line("Group", "{group}"),
          new Line("Item", "{item}"),
          new Line("Detail", "{detail}"),
          new Line("Figure printed", "{figure_text}"),
          new Line("Kind of figure", "{figure_kind}"),
          new Line("Rows that carry the figure", "{figure_claim_ids}"),
          new Line("Option", "{option}"),
          new Line("Treatment", "{modality}"),
          new Line("What happened", "{event}"),
          new Line("How serious", "{severity}"),
          new Line("Topic", "{topic}"),
          new Line("Condition", "{condition}"),
          new Line("Joins other rows by", "{condition_ids}"),
          new Line("Statement", "{statement}"),
          new Line("Who was studied", "{population}"),
          new Line("What was done", "{intervention}"),
          new Line("Compared with", "{comparator}"),
          new Line("Category", "{category}"),
          new Line("What was measured", "{outcome}"),
          new Line("What the source says to do", "{action_detail}"),
          new Line("Code of the step", "{action_code}"),
          new Line("Step is the source’s own", "{action_from_source}"),
          new Line("Asked without a source", "{asked_but_unsourced}"),
          new Line("Limit", "{threshold_text}"),
          new Line("Limit as a number", "{threshold_value} {threshold_unit} ({threshold_bound})"),
          new Line("When it was measured", "{follow_up}"),
          new Line("Place", "{site}"),
          new Line("Muscle", "{muscle}"),
          new Line("Muscle", "{muscle_as_reported}"),
          new Line("Muscle in the atlas", "{muscle_id}"),
          new Line("Muscles in the atlas", "{muscle_ids}"),
          new Line("Stimulus", "{stimulus}"),
          new Line("Where it was felt", "{zone_as_reported}"),
          new Line("Regions in the atlas", "{base_region_ids}"),
          new Line("Sample", "{sample}"),
          new Line("Measured", "{measure}"),
          new Line("Method", "{method}"),
          new Line("How many", "{n} {n_of}"),
          new Line("Subgroup", "{subgroup}"),
          new Line("Kind of number", "{kind}"),
          new Line("Statistic", "{statistic}"),
          new Line("Printed in the source", "{estimate_text}"),
          new Line("Printed in the source", "{rate_text}"),
          new Line("Value", "{value} {unit} ({bound})"),
          new Line("Lowest to highest", "{low} to {high} {unit}"),
          new Line("Before, or in the other group", "{comparator_value}"),
          new Line("Interval, 95 %", "{ci95_low} to {ci95_high}"),
          new Line("Spread (SD)", "{sd}"),
          new Line("Out of", "{per_n} {counted_in}"),
          new Line("Counted", "{numerator} of {denominator}"),
          new Line("Worked out by", "{computed_by}"),
          new Line("Better when", "{better_when}"),
          new Line("Mean", "{mean_mm} mm"),
          new Line("Spread (SD)", "{sd_mm} mm"),
          new Line("Lowest to highest", "{min_mm} to {max_mm} mm"),
          new Line("Interval, 95 %", "{ci95_low_mm} to {ci95_high_mm} mm"),
          new Line("Result or rule", "{result_or_rule}"),
          new Line("Active points", "{active_pct} %"),
          new Line("Active points, lowest to highest", "{active_low_pct} to {active_high_pct} %"),
          new Line("Latent points", "{latent_pct} %"),
          new Line("Latent points, lowest to highest", "{latent_low_pct} to {latent_high_pct} %"),
          new Line("Active or latent points", "{active_or_latent_pct} %"),
          new Line("People with points", "{n_positive}"),
          new Line("Share of those asked", "{pct_of_subjects} %"),
          new Line("Structures at risk", "{danger_structures}"),
          new Line("Structures at risk, recalled", "{danger_structures_recalled}"),
          new Line("Position", "{patient_position}"),
          new Line("Technique", "{technique_direction}"),
          new Line("Technique, recalled", "{technique_recalled}"),
          new Line("Grip", "{grip}"),
          new Line("Depth", "{max_depth_mm} mm"),
          new Line("What that depth is", "{max_depth_kind} {max_depth_qualifier}"),
          new Line("Needle length", "{needle_length_mm_min} to {needle_length_mm_max} mm"),
          new Line("Needle gauge", "{gauge_mm} mm"),
          new Line("What that length is", "{length_kind} {length_role}"),
          new Line("Risk as we grade it", "{risk_level}"),
          new Line("Country", "{country}"),
          new Line("Region", "{region}"),
          new Line("Profession", "{profession}"),
          new Line("Our reading", "{legal_code}"),
          new Line("Position as read", "{legal_position}"),
          new Line("Hours", "{hours}"),
          new Line("What comes first", "{prerequisites}"),
          new Line("Title", "{title_rule}"),
          new Line("Reports and papers", "{reporting_or_documents}"),
          new Line("As of", "{as_of}"),
          new Line("Studies", "{n_studies}"),
          new Line("People", "{n_patients}"),
          new Line("Studies and people, as printed", "{n_text}"),
          new Line("Kind of study", "{study_type}"),
          new Line("Read in", "{source_detail}"),
          new Line("In plain words", "{plain_note}"),
          new Line("Note", "{note}"));

  private Cells() {}

  /** The lines of a row that hold something. */
  public static List<Cell> of(Row row) {
    List<Cell> cells = new ArrayList<>();
    for (Line line : LINES) {
      String first = line.columns().getFirst();
      if (value(row, first).isEmpty()) continue;
      cells.add(
          new Cell(
              label(line, row),
              line.of(row),
              PRINTED.contains(first),
              row.recalled(first),
              ROWS.contains(first) ? row.list(first) : List.of()));
    }
    return cells;
  }

  /** The outcome of a precaution is a step, not a measurement. */
  private static String label(Line line, Row row) {
    boolean step = line.columns().contains("outcome") && row.cells().containsKey("action_code");
    return step ? "What a yes leads to" : line.label();
  }

  /** Columns that no line shows; the page has another place for them. */
  static boolean shows(String column) {
    return LINES.stream().anyMatch(line -> line.columns().contains(column));
  }

  /** A column as its name reads: "ci95 low". */
  static String name(String column) {
    return column.replace('_', ' ');
  }

  static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static String value(Row row, String column) {
    String cell = row.cells().getOrDefault(column, "");
    String listed = Arrays.stream(cell.split("\\|")).map(String::strip).reduce("", Cells::comma);
    return VOCABULARY.contains(column) ? listed.replace('_', ' ') : listed;
  }

  private static String comma(String before, String next) {
    return before.isEmpty() ? next : before + ", " + next;
  }
}
