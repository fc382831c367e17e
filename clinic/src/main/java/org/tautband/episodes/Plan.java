package org.tautband.episodes;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tautband.evidence.Place;

/**
 * What is going to be done, and when it is looked at again.
 *
 * @param activities at least one
 * @param reviewOn day on which the plan is looked at again
 * @param dischargeCriteria what has to be reached to finish, at least one
 * @param whyNeedlingAlone the answer to "why alone?"; empty unless needling stands alone
 * @param agreed the patient has agreed to the plan
 */
public record Plan(
    List<Activity> activities,
    LocalDate reviewOn,
    List<String> dischargeCriteria,
    String whyNeedlingAlone,
    boolean agreed) {
  public Plan {
    activities = List.copyOf(activities);
    dischargeCriteria = dischargeCriteria.stream().map(String::strip).toList();
    whyNeedlingAlone = whyNeedlingAlone.strip();
    if (activities.isEmpty()) {
      throw new IllegalArgumentException("a plan needs an activity");
    }
    if (dischargeCriteria.isEmpty() || dischargeCriteria.contains("")) {
      throw new IllegalArgumentException("a plan says in words what ends it");
    }
  }

  /** Needling is planned and nothing else is. */
  public boolean needlingStandsAlone() {
    return activities.stream().allMatch(Activity::isNeedling);
  }

  /** Where needling is planned; empty when none is. */
  public Set<Place> places() {
    Set<Place> places = new LinkedHashSet<>();
    activities.forEach(activity -> places.addAll(activity.places()));
    return places;
  }
}
