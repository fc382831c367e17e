package org.tautband.atlas;

import java.util.List;
import java.util.Locale;
import org.tautband.evidence.Row;

/**
 * A name that published hazards and depths use, and what of the atlas it means ({@code
 * muscle_map.csv}).
 *
 * @param note where name and atlas differ; may be empty
 */
record Named(
    String name, Match match, List<String> muscleIds, List<String> baseRegions, String note) {
  enum Match {
    EXACT,
    PART,
    GROUP,
    SITE_ONLY,
    NONE
  }

  static Named of(Row row) {
    return new Named(
        row.text("name"),
        Match.valueOf(row.text("match").toUpperCase(Locale.ROOT)),
        row.list("atlas_ids"),
        row.list("base_region_ids"),
        row.text("note"));
  }

  /** What the source means when that is not just this muscle; empty when it is. */
  String meaning() {
    String more = note.isEmpty() ? "" : ": " + note;
    return switch (match) {
      case EXACT -> note;
      case PART -> "Only a part of this muscle, “" + name + "”" + more + ".";
      case GROUP -> "More than this muscle, “" + name + "”" + more + ".";
      case SITE_ONLY, NONE -> "A place, not a muscle: “" + name + "”" + more + ".";
    };
  }
}
