package org.tautband.episodes.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.tautband.access.TypedForm;
import org.tautband.episodes.Activity;
import org.tautband.episodes.ActivityKind;
import org.tautband.episodes.Plan;
import org.tautband.evidence.Content;
import org.tautband.evidence.Place;

/** The plan as it is typed: rows of each kind of activity, where to needle, when it ends. */
final class PlanForm {
  final TypedForm form = new TypedForm();
  private final MultiValueMap<String, String> typed;
  private final Content content;

  PlanForm(MultiValueMap<String, String> typed, Content content) {
    this.typed = typed;
    this.content = content;
  }

  static MultiValueMap<String, String> of(Plan plan) {
    MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
    for (ActivityKind kind : ActivityKind.values()) {
      int row = 0;
      for (Activity activity : plan.activities()) {
        if (activity.kind() == kind) {
          String prefix = kind.code() + row++;
          typed.add(prefix + ".what", activity.what());
          typed.add(prefix + ".dose", activity.dose());
          typed.add(prefix + ".until", activity.until());
          activity.places().forEach(place -> typed.add("place", place.key()));
        }
      }
      typed.add(kind.code(), String.valueOf(Math.max(1, row)));
    }
    int row = 0;
    for (String criterion : plan.dischargeCriteria()) {
      typed.add("criterion" + row++, criterion);
    }
    typed.add("criterion", String.valueOf(Math.max(1, row)));
    typed.add("whyAlone", plan.whyNeedlingAlone());
    if (plan.agreed()) {
      typed.add("agreed", "yes");
    }
    EpisodeForm.putDate(typed, "reviewOn", plan.reviewOn());
    return typed;
  }

  /** Empty when something has to be mended first; {@link #form} says what. */
  Optional<Plan> plan(LocalDate today) {
    Set<Place> places = places(typed.get("place"), content);
    List<Activity> activities = new ArrayList<>();
    for (ActivityKind kind : ActivityKind.values()) {
      activities.addAll(activities(kind, places));
    }
    boolean needling = activities.stream().anyMatch(Activity::isNeedling);
    if (!needling && !places.isEmpty() && form.isGood()) {
      form.refuse(
          "needling0.what", "Write what is needled at these places, or take the places out.");
    }
    if (activities.isEmpty() && form.isGood()) {
      form.refuse("needling0.what", "The plan is empty. Write at least one activity.");
    }
    LocalDate reviewOn =
        form.neededDate("reviewOn", "The review", EpisodeForm.dateTyped(typed, "reviewOn"));
    if (reviewOn != null && reviewOn.isBefore(today)) {
      form.refuse("reviewOn", "The review lies in the past. Choose a day from today on.");
    }
    List<String> criteria = criteria();
    String whyAlone =
        form.lines("whyAlone", "Why alone", typed.getFirst("whyAlone"), EpisodeForm.TEXT);
    boolean alone = needling && activities.stream().allMatch(Activity::isNeedling);
    if (alone && whyAlone.isEmpty()) {
      form.refuse(
          "whyAlone", "Needling stands alone. Why alone? Write it, or add another activity.");
    }
    return form.isGood() && reviewOn != null
        ? Optional.of(
            new Plan(
                activities,
                reviewOn,
                criteria,
                alone ? whyAlone : "",
                typed.getFirst("agreed") != null))
        : Optional.empty();
  }

  private List<Activity> activities(ActivityKind kind, Set<Place> places) {
    List<Activity> activities = new ArrayList<>();
    for (int row = 0; row < EpisodeForm.rows(typed, kind.code()); row++) {
      String prefix = kind.code() + row;
      String what = line(prefix + ".what", kind.inWords() + ", what");
      String dose = line(prefix + ".dose", kind.inWords() + ", dose");
      String until = line(prefix + ".until", kind.inWords() + ", until");
      if (what.isEmpty() && dose.isEmpty() && until.isEmpty()) {
        continue;
      }
      if (what.isEmpty()) {
        form.refuse(prefix + ".what", kind.inWords() + ": write what is done.");
      } else if (dose.isEmpty()) {
        form.refuse(
            prefix + ".dose",
            kind.inWords() + ": write the dose, for example 3 × 30 s, every day.");
      } else if (kind == ActivityKind.NEEDLING && places.isEmpty()) {
        form.refuse("place", "Tick where needling is planned: body group and side.");
      } else if (kind == ActivityKind.NEEDLING) {
        activities.add(Activity.needling(what, dose, until, places));
      } else {
        activities.add(Activity.of(kind, what, dose, until));
      }
    }
    return activities;
  }

  private List<String> criteria() {
    List<String> criteria = new ArrayList<>();
    for (int row = 0; row < EpisodeForm.rows(typed, "criterion"); row++) {
      String criterion = line("criterion" + row, "Finished when");
      if (!criterion.isEmpty()) {
        criteria.add(criterion);
      }
    }
    if (criteria.isEmpty()) {
      form.refuse("criterion0", "Write what has to be reached to finish.");
    }
    return criteria;
  }

  private String line(String field, String label) {
    return form.line(field, label, typed.getFirst(field), EpisodeForm.LINE);
  }

  /** Ticked places that the content knows; anything else was not ticked on our page. */
  static Set<Place> places(@org.jspecify.annotations.Nullable List<String> keys, Content content) {
    Set<Place> places = new LinkedHashSet<>();
    if (keys != null) {
      keys.stream()
          .flatMap(key -> Place.ofKey(key).stream())
          .filter(place -> content.knowsBodyGroup(place.bodyGroup()))
          .forEach(places::add);
    }
    return places;
  }
}
