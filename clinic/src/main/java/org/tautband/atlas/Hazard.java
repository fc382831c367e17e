package org.tautband.atlas;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.tautband.evidence.Row;

/**
 * What was published about the dangers of needling somewhere. A depth or a length is never a limit
 * for a patient: its kind says what it is, and kinds have opposite meanings.
 *
 * @param meaning whom the source means when not just this muscle; may be empty
 * @param depth what the source's depth is, in words with the unit; empty where it has none
 * @param length what the source's needle length is, in words with the unit; empty where none
 * @param risk as we grade it, from the structures at risk
 */
public record Hazard(
    String rowId,
    String meaning,
    List<Part> structures,
    Part technique,
    Part techniqueAddition,
    Part position,
    Part grip,
    Figure depth,
    Figure length,
    String risk,
    String note,
    HowRead reading) {
  /**
   * A figure with what it is.
   *
   * @param warns its source puts it there as a danger
   */
  public record Figure(String words, boolean warns) {
    static final Figure NONE = new Figure("", false);

    public boolean isThere() {
      return !words.isEmpty();
    }
  }

  /** What a published depth is. */
  private enum DepthKind {
    RECOMMENDED_MAXIMUM("the most that the authors recommend for the people they measured"),
    SUPERFICIAL_ALTERNATIVE("a course’s way to needle near the skin instead"),
    SKIN_TO_MUSCLE("how far the muscle lay from the skin, no maximum"),
    RANGE_LOW_END("the lower end of a published range, no maximum");

    private final String words;

    DepthKind(String words) {
      this.words = words;
    }
  }

  /** What a published needle length is. */
  private enum LengthKind {
    USED_IN_STUDY("used in a study, no limit", false),
    SHORTER_THAN("the authors say that the needle must be shorter", true),
    LONGEST_WITHOUT_CONTACT("the longest that touched nothing in the donors of one study", false),
    TEXTBOOK_SUGGESTION("what a textbook suggests", false),
    MAKER_SUGGESTION("what a maker of needles suggests", false),
    HAZARD_SEEN("this length reached what must not be reached", true),
    RULE_IN_TECHNIQUE("chosen by the rule in the technique", false);

    private final String words;
    private final boolean warns;

    LengthKind(String words, boolean warns) {
      this.words = words;
      this.warns = warns;
    }
  }

  public Hazard {
    structures = List.copyOf(structures);
  }

  static Hazard of(Row row, String meaning, HowRead reading) {
    String id = row.text("id");
    return new Hazard(
        id,
        meaning,
        Stream.of("danger_structures", "danger_structures_recalled")
            .map(column -> Part.warning(id, row, column))
            .filter(Part::isThere)
            .toList(),
        Part.allowing(id, row, "technique_direction"),
        Part.allowing(id, row, "technique_recalled"),
        Part.allowing(id, row, "patient_position"),
        Part.allowing(id, row, "grip"),
        depth(row),
        length(row),
        row.text("risk_level"),
        row.stated("note"),
        reading);
  }

  private static Figure depth(Row row) {
    String mm = row.stated("max_depth_mm");
    if (mm.isEmpty()) return Figure.NONE;
    DepthKind kind = DepthKind.valueOf(row.text("max_depth_kind").toUpperCase(Locale.ROOT));
    return new Figure(mm + " mm: " + kind.words + qualifier(row, "max_depth_qualifier"), false);
  }

  private static Figure length(Row row) {
    String to = row.stated("needle_length_mm_max");
    if (to.isEmpty()) return Figure.NONE;
    String from = row.stated("needle_length_mm_min");
    String gauge = row.stated("gauge_mm");
    LengthKind kind = LengthKind.valueOf(row.text("length_kind").toUpperCase(Locale.ROOT));
    return new Figure(
        (from.isEmpty() || from.equals(to) ? to : from + " to " + to)
            + " mm"
            + (gauge.isEmpty() ? "" : ", " + gauge + " mm thick")
            + ": "
            + kind.words
            + qualifier(row, "length_role"),
        kind.warns);
  }

  private static String qualifier(Row row, String column) {
    return row.text(column).isEmpty() ? "." : ". Source: " + row.text(column) + ".";
  }

  /** What may be known of how to needle, in the order of doing it. */
  public List<How> how() {
    return Stream.of(
            new How("Position", position),
            new How("Direction", technique),
            new How("Direction, more", techniqueAddition),
            new How("Grip", grip))
        .filter(how -> how.part().isThere())
        .toList();
  }

  /** A cell of {@link #how} with its name. */
  public record How(String name, Part part) {}
}
