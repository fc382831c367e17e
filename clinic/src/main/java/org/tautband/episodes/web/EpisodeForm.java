package org.tautband.episodes.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.tautband.access.TypedForm;
import org.tautband.episodes.Complaint;
import org.tautband.episodes.Diagnosis;
import org.tautband.episodes.DiagnosisCodes;
import org.tautband.episodes.Discharge;
import org.tautband.episodes.Episode;
import org.tautband.episodes.Episodes.GoalWanted;
import org.tautband.episodes.Goal;
import org.tautband.episodes.GoalScore;
import org.tautband.evidence.Content;

/** Problem, diagnoses and goals as they are typed, and what they mean once they are good. */
final class EpisodeForm {
  static final int TEXT = 4000;
  static final int LINE = 300;
  private static final int MOST_ROWS = 12;

  final TypedForm form = new TypedForm();
  private final MultiValueMap<String, String> typed;
  private final DiagnosisCodes codes;
  private final Content content;

  EpisodeForm(MultiValueMap<String, String> typed, DiagnosisCodes codes, Content content) {
    this.content = content;
    this.typed = typed;
    this.codes = codes;
  }

  /** How many rows of that kind the form shows; one more when it was asked for. */
  static int rows(MultiValueMap<String, String> typed, String kind) {
    int rows = 1;
    String count = typed.getFirst(kind);
    if (count != null && count.matches("\\d{1,2}")) {
      rows = Math.clamp(Integer.parseInt(count), 1, MOST_ROWS);
    }
    return kind.equals(typed.getFirst("add")) ? Math.min(rows + 1, MOST_ROWS) : rows;
  }

  static MultiValueMap<String, String> of(Episode episode) {
    MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
    Complaint complaint = episode.complaint();
    typed.add("words", complaint.words());
    typed.add("since", complaint.since());
    typed.add("causeAndLoad", complaint.causeAndLoad());
    typed.add("alsoConsidered", complaint.alsoConsidered());
    typed.add("preferences", complaint.preferences());
    complaint.thoughtOf().forEach(place -> typed.add("place", place.key()));
    typed.add("edition", String.valueOf(episode.edition().number()));
    int row = 0;
    for (Diagnosis diagnosis : episode.diagnoses()) {
      typed.add("diagnosis" + row + ".text", diagnosis.text());
      String code = diagnosis.icd10();
      if (code != null) {
        typed.add("diagnosis" + row + ".code", code);
      }
      row++;
    }
    typed.add("diagnosis", String.valueOf(Math.max(1, row)));
    row = 0;
    for (Goal goal : episode.goals()) {
      typed.add("goal" + row + ".id", goal.id().toString());
      typed.add("goal" + row + ".words", goal.words());
      typed.add("goal" + row++ + ".wanted", String.valueOf(goal.wanted()));
    }
    typed.add("goal", String.valueOf(Math.max(1, row)));
    return typed;
  }

  Optional<Complaint> complaint() {
    String words = form.lines("words", "The problem", typed.getFirst("words"), TEXT);
    if (words.isEmpty() && form.isGood()) {
      form.refuse("words", "The problem is missing. Write it in the patient's own words.");
    }
    String since = form.line("since", "Since when", typed.getFirst("since"), LINE);
    String load =
        form.lines("causeAndLoad", "Cause and load", typed.getFirst("causeAndLoad"), TEXT);
    String also =
        form.lines("alsoConsidered", "Also considered", typed.getFirst("alsoConsidered"), TEXT);
    String preferences =
        form.lines("preferences", "Preferences", typed.getFirst("preferences"), TEXT);
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Complaint(
                words,
                since,
                load,
                also,
                preferences,
                List.copyOf(PlanForm.places(typed.get("place"), content))));
  }

  List<Diagnosis> diagnoses() {
    List<Diagnosis> diagnoses = new ArrayList<>();
    for (int row = 0; row < rows(typed, "diagnosis"); row++) {
      String field = "diagnosis" + row + ".text";
      String text = form.line(field, "The diagnosis", typed.getFirst(field), LINE);
      String code = code("diagnosis" + row + ".code", typed.getFirst("diagnosis" + row + ".code"));
      if (!text.isEmpty()) {
        diagnoses.add(new Diagnosis(text, code));
      } else if (code != null) {
        form.refuse(field, "The diagnosis is missing. Write it in words beside its code.");
      }
    }
    return diagnoses;
  }

  private @Nullable String code(String field, @Nullable String code) {
    if (code == null || code.isBlank()) {
      return null;
    }
    Optional<DiagnosisCodes.Code> known = codes.find(code);
    if (known.isEmpty()) {
      form.refuse(
          field, "This code is not in the clinic's list. Leave it empty, or take one of the list.");
      return null;
    }
    return known.get().code();
  }

  List<GoalWanted> goals() {
    List<GoalWanted> goals = new ArrayList<>();
    for (int row = 0; row < rows(typed, "goal"); row++) {
      String prefix = "goal" + row;
      String words =
          form.line(prefix + ".words", "The goal", typed.getFirst(prefix + ".words"), LINE);
      String now = typed.getFirst(prefix + ".now");
      String wanted = typed.getFirst(prefix + ".wanted");
      String id = typed.getFirst(prefix + ".id");
      if (words.isEmpty()) {
        if (now != null || wanted != null) {
          form.refuse(prefix + ".words", "The goal is missing. Write it in the patient's words.");
        }
        continue;
      }
      UUID known = id == null || id.isEmpty() ? null : uuid(id);
      goals.add(
          new GoalWanted(
              known,
              words,
              now == null && known != null
                  ? null
                  : Integer.valueOf(form.whole(prefix + ".now", "How it is now", now, 0, 10)),
              form.whole(prefix + ".wanted", "What is wanted", wanted, 0, 10)));
    }
    return goals;
  }

  Optional<Discharge> discharge() {
    LocalDate on = form.neededDate("on", "The day", dateTyped(typed, "on"));
    Optional<Discharge.Outcome> outcome =
        form.choice(
            "outcome", "How it turned out", typed.getFirst("outcome"), Discharge.Outcome.class);
    String reason = form.lines("reason", "The reason", typed.getFirst("reason"), TEXT);
    if (reason.isEmpty()) {
      form.refuse("reason", "The reason is missing. Write why the episode ends now.");
    }
    return on == null || outcome.isEmpty() || reason.isEmpty()
        ? Optional.empty()
        : Optional.of(new Discharge(on, outcome.get(), reason));
  }

  static TypedForm.DateTyped dateTyped(MultiValueMap<String, String> typed, String field) {
    return new TypedForm.DateTyped(
        typed.getFirst(field + ".day"),
        typed.getFirst(field + ".month"),
        typed.getFirst(field + ".year"));
  }

  static void putDate(MultiValueMap<String, String> typed, String field, LocalDate date) {
    typed.set(field + ".day", String.valueOf(date.getDayOfMonth()));
    typed.set(field + ".month", String.valueOf(date.getMonthValue()));
    typed.set(field + ".year", String.valueOf(date.getYear()));
  }

  /** The goals' last answers, as the review page starts from nothing. */
  static @Nullable Integer last(Goal goal) {
    List<GoalScore> scores = goal.scores();
    return scores.isEmpty() ? null : scores.getLast().value();
  }

  static UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new org.springframework.web.server.ResponseStatusException(
          org.springframework.http.HttpStatus.BAD_REQUEST, "an id is broken", e);
    }
  }
}
