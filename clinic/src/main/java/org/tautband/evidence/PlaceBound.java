package org.tautband.evidence;

import java.util.List;
import java.util.Locale;

/**
 * Where a precaution holds.
 *
 * @param anyBodyGroup every body group may be meant
 * @param bodyGroups ids, empty exactly when {@code anyBodyGroup}
 * @param needsSide the side must be named too
 * @param rowsBoundToPlace of a {@link Binding#MIXED} question: the rows that hold for the body
 *     groups; the others concern the whole person
 * @param alsoAvoidFinding the place named is left out besides what the row asks for
 */
public record PlaceBound(
    String id,
    List<String> precautionIds,
    String questionId,
    Binding binding,
    boolean anyBodyGroup,
    List<String> bodyGroups,
    boolean needsSide,
    List<String> rowsBoundToPlace,
    boolean alsoAvoidFinding,
    String why) {
  /** How a precaution is tied to a place. */
  public enum Binding {
    /** Something the patient has somewhere: where is chosen when answered. */
    PLACE_OF_FINDING,
    /** Asked about the spot that shall be needled: where is chosen when answered. */
    ASKED_PER_SITE,
    /** Concerns the person, matters at these body groups only. */
    WHOLE_PERSON_FOR_SOME_SITES,
    /** Follows from what is planned, not from an answer about a place. */
    PLAN_OF_SESSION,
    /** Differs from row to row, see {@code rowsBoundToPlace}. */
    MIXED;
  }

  static PlaceBound of(Row row) {
    List<String> groups = row.list("body_groups");
    boolean any = groups.contains("any");
    return new PlaceBound(
        row.text("id"),
        row.list("precaution_ids"),
        row.text("question_id"),
        Binding.valueOf(row.text("binding").toUpperCase(Locale.ROOT)),
        any,
        any ? List.of() : groups,
        row.yes("needs_side"),
        row.list("rows_bound_to_place"),
        row.yes("also_avoid_finding"),
        row.text("why"));
  }

  public boolean covers(String bodyGroup) {
    return anyBodyGroup || bodyGroups.contains(bodyGroup);
  }
}
