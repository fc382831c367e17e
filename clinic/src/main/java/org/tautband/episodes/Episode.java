package org.tautband.episodes;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tautband.evidence.Place;
import org.tautband.evidence.Reason;

/**
 * One problem of one patient, as it stood at one save.
 *
 * @param id the same in every edition
 * @param plan null until one was made
 * @param discharge null while the episode is open
 * @param recurrenceOf the earlier episode whose problem came back; null for a new problem
 */
public record Episode(
    UUID id,
    UUID patientId,
    Edition edition,
    Complaint complaint,
    List<Diagnosis> diagnoses,
    List<Goal> goals,
    @Nullable Plan plan,
    @Nullable Discharge discharge,
    @Nullable UUID recurrenceOf) {
  public Episode {
    diagnoses = List.copyOf(diagnoses);
    goals = List.copyOf(goals);
  }

  public boolean isOpen() {
    return discharge == null;
  }

  /** Where needling is planned, or thought of while there is no plan. */
  public Set<Place> plannedPlaces() {
    return plan == null ? new LinkedHashSet<>(complaint.thoughtOf()) : plan.places();
  }

  Episode with(Edition next, Complaint complaint, List<Diagnosis> diagnoses, List<Goal> goals) {
    return new Episode(
        id, patientId, next, complaint, diagnoses, goals, plan, discharge, recurrenceOf);
  }

  Episode planned(Edition next, Plan plan) {
    return new Episode(
        id, patientId, next, complaint, diagnoses, goals, plan, discharge, recurrenceOf);
  }

  Episode scored(Edition next, List<Goal> goals) {
    return new Episode(
        id, patientId, next, complaint, diagnoses, goals, plan, discharge, recurrenceOf);
  }

  Episode discharged(Edition next, Discharge discharge) {
    return new Episode(
        id, patientId, next, complaint, diagnoses, goals, plan, discharge, recurrenceOf);
  }

  /** Why needling may not start under this episode; empty when nothing here stands against it. */
  List<Reason> reasonsAgainstNeedling() {
    List<Reason> reasons = new ArrayList<>();
    if (!isOpen()) {
      reasons.add(
          reason(
              "episode-discharged",
              "This episode has ended. Open a new one for the present problem.",
              "/patients/" + patientId + "/episodes/new",
              "Open an episode",
              "Needling belongs to an open episode with a plan."));
    }
    if (plan == null) {
      reasons.add(
          reason(
              "plan-missing",
              "There is no plan yet. Make one and name the body groups and sides to needle.",
              path("plan"),
              "Make the plan",
              "Screening, consent and start compare the places that the plan names."));
    } else if (plan.places().isEmpty()) {
      reasons.add(
          reason(
              "needling-not-planned",
              "The plan holds no needling. Add it with its body groups and sides, or treat without"
                  + " needles.",
              path("plan"),
              "Change the plan",
              "Screening, consent and start compare the places that the plan names."));
    } else if (plan.needlingStandsAlone() && plan.whyNeedlingAlone().isEmpty()) {
      reasons.add(
          reason(
              "needling-alone",
              "Needling stands alone in the plan. Add another activity, or write why alone.",
              path("plan"),
              "Change the plan",
              "Needling is one activity of a plan; where it stands alone the plan says why."));
    }
    return reasons;
  }

  private String path(String page) {
    return "/patients/" + patientId + "/episodes/" + id + "/" + page;
  }

  private static Reason reason(
      String code, String sentence, String path, String label, String rule) {
    return new Reason(code, sentence, path, label, rule, List.of("OWN"));
  }
}
