package org.tautband.screening.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tautband.evidence.Content;
import org.tautband.evidence.PlaceBound;
import org.tautband.evidence.Question;
import org.tautband.screening.Raised;

/**
 * One question on the page with what was typed.
 *
 * @param answer name of the answer chosen, empty when none
 * @param where up to {@link #PLACES} places as typed
 * @param bodyGroups what may be chosen as a place, empty when no place is asked
 */
record QuestionView(
    String id,
    String ask,
    String answer,
    String words,
    List<Where> where,
    Map<String, String> bodyGroups,
    List<Raised> raised) {
  /** How many places one answer can name on this page. */
  static final int PLACES = 2;

  /** A place as typed; both may be empty. */
  record Where(String bodyGroup, String side) {
    static final Where NOWHERE = new Where("", "");
  }

  public boolean asksPlace() {
    return !bodyGroups.isEmpty();
  }

  /** The body groups a question's finding can be in; empty when it does not matter where it is. */
  static Map<String, String> bodyGroups(Question question, Content content) {
    Map<String, String> groups = new LinkedHashMap<>();
    for (PlaceBound bound : question.bound()) {
      boolean asked =
          switch (bound.binding()) {
            case PLACE_OF_FINDING, ASKED_PER_SITE -> true;
            case MIXED -> bound.needsSide();
            case WHOLE_PERSON_FOR_SOME_SITES, PLAN_OF_SESSION -> false;
          };
      if (asked) {
        content.bodyGroups().stream()
            .filter(group -> bound.covers(group.id()))
            .forEach(group -> groups.put(group.id(), group.name()));
      }
    }
    return groups;
  }
}
