package org.tautband.screening;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tautband.evidence.Content;
import org.tautband.evidence.Place;
import org.tautband.evidence.Precaution;
import org.tautband.evidence.Reason;

/** Puts what screening finds against a start into sentences. */
final class Refusals {
  private static final String UNREVIEWED = " No clinician has reviewed this list.";
  private static final int NAMED = 3;

  private final Content content;
  private final String path;

  Refusals(Content content, String path) {
    this.content = content;
    this.path = path;
  }

  Reason missing() {
    return new Reason(
        "screening.missing",
        "Screening has not been done. Ask the questions before needling.",
        path,
        "Ask the screening questions",
        "Unanswered screening refuses the start and nothing lifts it." + UNREVIEWED,
        List.of("OWN"));
  }

  /** One reason for what was never answered and one for what must be asked again. */
  List<Reason> due(List<Due> due) {
    List<Reason> reasons = new ArrayList<>();
    List<Due> never = due.stream().filter(d -> d.why() == Due.Why.NEVER_ASKED).toList();
    List<Due> each = due.stream().filter(d -> d.why() == Due.Why.EACH_SESSION).toList();
    List<Due> again =
        due.stream()
            .filter(d -> d.why() != Due.Why.NEVER_ASKED && d.why() != Due.Why.EACH_SESSION)
            .toList();
    if (!never.isEmpty()) {
      reasons.add(
          new Reason(
              "screening.unanswered",
              count(never, "is not answered yet", "are not answered yet"),
              path,
              "Ask the screening questions",
              "Unanswered screening refuses the start and nothing lifts it." + UNREVIEWED,
              List.of("OWN")));
    }
    if (!again.isEmpty()) reasons.add(askAgain("screening.stale", again));
    if (!each.isEmpty()) reasons.add(askAgain(Screenings.ASKED_EACH_SESSION, each));
    return reasons;
  }

  private Reason askAgain(String code, List<Due> due) {
    return new Reason(
        code,
        count(due, "must be asked again", "must be asked again"),
        path,
        "Ask them again",
        due.getFirst().inWords()
            + " How long an answer holds is our proposal; the clinic may shorten it."
            + UNREVIEWED,
        List.of("OWN"));
  }

  private static String count(List<Due> due, String one, String many) {
    String named =
        due.stream()
            .limit(NAMED)
            .map(d -> "“" + d.question().ask() + "”")
            .collect(Collectors.joining(", "));
    String more = due.size() > NAMED ? " and " + (due.size() - NAMED) + " more" : "";
    return due.size()
        + (due.size() == 1 ? " screening question " + one : " screening questions " + many)
        + ": "
        + named
        + more
        + ".";
  }

  /** One reason per precaution that stands open, with all places it holds for. */
  List<Reason> open(List<PlaceOutcome> outcomes) {
    Map<String, Concern> concerns = new LinkedHashMap<>();
    Map<String, Set<Place>> places = new LinkedHashMap<>();
    for (PlaceOutcome outcome : outcomes) {
      for (Concern concern : outcome.concerns()) {
        if (concern.standing().isOpen()) {
          String key = concern.effect().key();
          concerns.put(key, concern);
          places.computeIfAbsent(key, _ -> new java.util.HashSet<>()).add(outcome.place());
        }
      }
    }
    return concerns.entrySet().stream()
        .sorted(Comparator.comparing(e -> e.getValue().outcome(), Comparator.reverseOrder()))
        .map(e -> reason(e.getValue(), places.getOrDefault(e.getKey(), Set.of()), outcomes.size()))
        .toList();
  }

  private Reason reason(Concern concern, Set<Place> at, int planned) {
    Precaution precaution = concern.effect().precaution();
    String where =
        at.size() == planned
            ? ""
            : " at "
                + at.stream().map(content::inWords).sorted().collect(Collectors.joining(" and "));
    String todo = concern.standing() instanceof Standing.Open open ? open.todo() : "";
    return new Reason(
        "screening." + concern.effect().key(),
        precaution.condition()
            + said(concern)
            + ": "
            + concern.outcome().inWords().toLowerCase(Locale.ROOT)
            + where
            + ". "
            + todo,
        path + "#" + concern.question().id(),
        "Open this question",
        rule(concern),
        precaution.unsourced() ? List.of("OWN") : precaution.sourceKeys());
  }

  private static String said(Concern concern) {
    GivenAnswer answer = concern.answer();
    if (answer == null) {
      return " (by the plan)";
    }
    return switch (answer.answer()) {
      case YES -> " (yes)";
      case UNSURE -> " (unsure, counts as yes until cleared in words)";
      case NO ->
          switch (answer.doubt()) {
            case NONE -> " (no)";
            case UNSURE_BEFORE -> " (no after unsure, counts as yes until cleared in words)";
            case RECORD_SAYS_OTHERWISE ->
                " (no, but the record says otherwise; counts as yes until cleared in words)";
          };
    };
  }

  /** The rule as it may be stated, and whose wording the step is. */
  String rule(Concern concern) {
    Precaution precaution = concern.effect().precaution();
    if (precaution.unsourced()) {
      return content.action("unsourced").meaning() + UNREVIEWED;
    }
    if (concern.effect().isTheFindingItself()) {
      return precaution.id()
          + ": the place named is left out. "
          + content.action("avoid_site").meaning()
          + " This is our own mapping."
          + UNREVIEWED;
    }
    String detail =
        precaution.detail().isEmpty()
            ? content.action(precaution.actionCode()).meaning()
            : precaution.detail() + ".";
    String whose =
        precaution.stepFromSource() ? "" : " The source names it; the step is our wording.";
    return precaution.id() + ": " + detail + whose + UNREVIEWED;
  }
}
