package org.tautband.episodes;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Goal.GoalLifecycleStatus;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.tautband.evidence.Place;
import org.tautband.fhir.Names;
import org.tautband.fhir.Rendering;

/**
 * An episode as FHIR: the problem is a Condition, each goal a Goal with an Observation per score,
 * the plan a CarePlan. Condition and CarePlan have the episode's id.
 */
final class EpisodeFhir {
  private final Episode episode;
  private final Reference subject;
  private final Reference condition;

  private EpisodeFhir(Episode episode) {
    this.episode = episode;
    subject = new Reference("Patient/" + episode.patientId());
    condition = new Reference("Condition/" + episode.id());
  }

  /**
   * @param dropped goals of earlier editions that were taken out since
   */
  static Rendering of(Episode episode, List<Goal> dropped) {
    EpisodeFhir fhir = new EpisodeFhir(episode);
    List<Resource> resources = new ArrayList<>();
    resources.add(fhir.problem());
    for (Goal goal : episode.goals()) {
      resources.add(fhir.goal(goal, false));
      goal.scores().forEach(score -> resources.add(fhir.score(goal.id(), score)));
    }
    for (Goal goal : dropped) {
      resources.add(fhir.goal(goal, true));
      goal.scores().forEach(score -> resources.add(fhir.score(goal.id(), score)));
    }
    Plan plan = episode.plan();
    if (plan != null) {
      resources.add(fhir.plan(plan));
    }
    return Rendering.of(resources);
  }

  /** Goals that stood in an earlier edition and no longer do, each as it last stood. */
  static List<Goal> dropped(List<Episode> editionsNewestFirst) {
    List<Goal> dropped = new ArrayList<>();
    List<UUID> known =
        new ArrayList<>(editionsNewestFirst.getFirst().goals().stream().map(Goal::id).toList());
    for (Episode edition : editionsNewestFirst) {
      for (Goal goal : edition.goals()) {
        if (!known.contains(goal.id())) {
          known.add(goal.id());
          dropped.add(goal);
        }
      }
    }
    return dropped;
  }

  private Condition problem() {
    Condition problem = new Condition();
    problem.setId(episode.id().toString());
    problem.setSubject(subject);
    Discharge discharge = episode.discharge();
    String status =
        discharge == null
            ? (episode.recurrenceOf() == null ? "active" : "recurrence")
            : discharge.outcome() == Discharge.Outcome.GOALS_REACHED ? "resolved" : "inactive";
    problem.setClinicalStatus(
        new CodeableConcept(
            new Coding("http://terminology.hl7.org/CodeSystem/condition-clinical", status, null)));
    Complaint complaint = episode.complaint();
    CodeableConcept code = new CodeableConcept().setText(complaint.words());
    for (Diagnosis diagnosis : episode.diagnoses()) {
      if (diagnosis.icd10() != null) {
        code.addCoding(
            new Coding("http://hl7.org/fhir/sid/icd-10", diagnosis.icd10(), diagnosis.text()));
      }
      note(problem, "Diagnosis: ", diagnosis.text());
    }
    problem.setCode(code);
    if (!complaint.since().isEmpty()) {
      problem.setOnset(new StringType(complaint.since()));
    }
    note(problem, "Cause and load: ", complaint.causeAndLoad());
    note(problem, "Also considered: ", complaint.alsoConsidered());
    note(problem, "Preferences: ", complaint.preferences());
    complaint.thoughtOf().forEach(place -> extend(problem, "needling-place", place(place)));
    if (episode.recurrenceOf() != null) {
      extend(problem, "recurrence-of", new Reference("Condition/" + episode.recurrenceOf()));
    }
    problem.setRecorder(new Reference().setDisplay(episode.edition().by()));
    if (discharge != null) {
      problem.setAbatement(new DateTimeType(discharge.on().toString()));
      extend(
          problem,
          "episode-outcome",
          coded("episode-outcome", discharge.outcome().code(), discharge.outcome().inWords()));
      note(problem, "Ended because: ", discharge.reason());
    }
    return problem;
  }

  private static void note(Condition problem, String what, String words) {
    if (!words.isEmpty()) {
      problem.addNote().setText(what + words);
    }
  }

  private org.hl7.fhir.r4.model.Goal goal(Goal goal, boolean dropped) {
    org.hl7.fhir.r4.model.Goal fhir = new org.hl7.fhir.r4.model.Goal();
    fhir.setId(goal.id().toString());
    fhir.setLifecycleStatus(
        dropped
            ? GoalLifecycleStatus.CANCELLED
            : episode.isOpen() ? GoalLifecycleStatus.ACTIVE : GoalLifecycleStatus.COMPLETED);
    fhir.setDescription(new CodeableConcept().setText(goal.words()));
    fhir.setSubject(subject);
    fhir.addTarget()
        .setMeasure(
            coded("care", "goal-score", "How far a goal is reached, 0 cannot do it, 10 as before"))
        .setDetail(new IntegerType(goal.wanted()));
    fhir.addAddresses(condition);
    goal.scores()
        .forEach(score -> fhir.addOutcomeReference(new Reference("Observation/" + score.id())));
    return fhir;
  }

  private Observation score(UUID goalId, GoalScore score) {
    Observation observation = new Observation();
    observation.setId(score.id().toString());
    observation.setStatus(Observation.ObservationStatus.FINAL);
    observation.setCode(
        coded("care", "goal-score", "How far a goal is reached, 0 cannot do it, 10 as before"));
    observation.setSubject(subject);
    observation.addFocus(new Reference("Goal/" + goalId));
    observation.setEffective(new DateTimeType(Date.from(score.at())).setTimeZoneZulu(true));
    observation.addPerformer(new Reference().setDisplay(score.by()));
    observation.setValue(new IntegerType(score.value()));
    return observation;
  }

  private CarePlan plan(Plan plan) {
    CarePlan fhir = new CarePlan();
    fhir.setId(episode.id().toString());
    fhir.setStatus(
        episode.isOpen() ? CarePlan.CarePlanStatus.ACTIVE : CarePlan.CarePlanStatus.COMPLETED);
    fhir.setIntent(CarePlan.CarePlanIntent.PLAN);
    fhir.setSubject(subject);
    fhir.addAddresses(condition);
    episode.goals().forEach(goal -> fhir.addGoal(new Reference("Goal/" + goal.id())));
    extend(fhir, "review-on", new DateType(plan.reviewOn().toString()));
    extend(fhir, "agreed-with-patient", new BooleanType(plan.agreed()));
    plan.dischargeCriteria()
        .forEach(criterion -> extend(fhir, "discharge-criterion", new StringType(criterion)));
    if (!plan.whyNeedlingAlone().isEmpty()) {
      fhir.addNote().setText("Why needling alone: " + plan.whyNeedlingAlone());
    }
    for (Activity activity : plan.activities()) {
      CarePlan.CarePlanActivityDetailComponent detail = fhir.addActivity().getDetail();
      detail.setStatus(
          episode.isOpen()
              ? CarePlan.CarePlanActivityStatus.INPROGRESS
              : CarePlan.CarePlanActivityStatus.COMPLETED);
      detail.setCode(coded("plan-activity", activity.kind().code(), activity.kind().inWords()));
      detail.setDescription(activity.what());
      detail.setScheduled(new StringType(activity.dose()));
      if (!activity.until().isEmpty()) {
        detail.addExtension(Names.extension("activity-until"), new StringType(activity.until()));
      }
      activity
          .places()
          .forEach(place -> detail.addExtension(Names.extension("needling-place"), place(place)));
    }
    return fhir;
  }

  private static CodeableConcept place(Place place) {
    return new CodeableConcept()
        .addCoding(new Coding(Names.codeSystem("body-group"), place.bodyGroup(), null))
        .addCoding(
            new Coding(Names.codeSystem("side"), place.side().inWords(), place.side().inWords()));
  }

  private static CodeableConcept coded(String system, String code, String display) {
    return new CodeableConcept(new Coding(Names.codeSystem(system), code, display));
  }

  private static void extend(
      org.hl7.fhir.r4.model.DomainResource resource, String name, Type value) {
    resource.addExtension(Names.extension(name), value);
  }
}
