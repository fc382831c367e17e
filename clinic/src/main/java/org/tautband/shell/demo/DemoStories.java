package org.tautband.shell.demo;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tautband.episodes.Activity;
import org.tautband.episodes.ActivityKind;
import org.tautband.episodes.Complaint;
import org.tautband.episodes.Episodes.GoalWanted;
import org.tautband.episodes.Plan;
import org.tautband.evidence.Place;
import org.tautband.evidence.Side;

/** What brings the invented people, and what is planned for them: texts only. */
@Component
class DemoStories {
  private final PublishedCases cases;

  DemoStories(PublishedCases cases) {
    this.cases = cases;
  }

  /** Body group and side of each plan. */
  private static final Map<DemoPerson, List<Place>> PLACES =
      Map.of(
          DemoPerson.JAN, List.of(new Place("neck", Side.RIGHT)),
          DemoPerson.ANA, List.of(new Place("neck", Side.LEFT)),
          DemoPerson.OTTO,
              List.of(new Place("thorax-back", Side.RIGHT), new Place("thorax-back", Side.LEFT)),
          DemoPerson.LUCA,
              List.of(new Place("thorax-back", Side.RIGHT), new Place("thorax-back", Side.LEFT)),
          DemoPerson.ROBIN, List.of(new Place("shoulder", Side.RIGHT)),
          DemoPerson.ERIKA,
              List.of(new Place("shoulder", Side.RIGHT), new Place("neck", Side.RIGHT)),
          DemoPerson.MARTA, List.of(new Place("forearm", Side.RIGHT)),
          DemoPerson.TOVE, List.of(new Place("neck", Side.RIGHT)));

  List<Place> places(DemoPerson person) {
    return PLACES.getOrDefault(person, List.of());
  }

  Complaint complaint(DemoPerson person) {
    return switch (person) {
      case JAN ->
          told(person, "My neck hurts and it runs down the outside of my right arm", "six weeks");
      case ANA -> told(person, "Headache on the left, it comes up from my neck", "two years");
      case OTTO -> told(person, "Both sides of my lower chest hurt at the back", "four months");
      case LUCA -> told(person, "Pain between my shoulder blades, on both sides", "eight weeks");
      case ROBIN ->
          told(person, "It hurts on my right shoulder blade and down the arm", "three months");
      case ERIKA -> told(person, "A tight band around my head most days", "since school");
      case MARTA -> told(person, "My right forearm is tight after typing", "May");
      case MARIA -> told(person, "Nothing told yet", "");
      case TOVE -> told(person, "My neck is stiff on the right every morning", "a month");
    };
  }

  private Complaint told(DemoPerson person, String words, String since) {
    var caseId = person.caseId();
    var origin =
        caseId == null
            ? "Demonstration: wholly invented."
            : "Demonstration: follows a published report, told in our own words ("
                + cases.get(caseId).source()
                + ").";
    return new Complaint(words, since, "", origin, "");
  }

  String diagnosis(DemoPerson person) {
    return switch (person) {
      case JAN -> "Neck and arm pain, right; nerve root not yet ruled out";
      case ANA -> "Headache that starts in the neck, left";
      case OTTO, LUCA -> "Muscle pain of the back of the chest, both sides";
      case ROBIN -> "Muscle pain of the shoulder blade, right";
      case ERIKA -> "Tension-type headache with neck and shoulder pain, right";
      case MARTA -> "Overuse pain of the forearm, right";
      case MARIA -> "None yet";
      case TOVE -> "Stiff neck, right";
    };
  }

  List<GoalWanted> goals(DemoPerson person) {
    return switch (person) {
      case ROBIN -> List.of(new GoalWanted(null, "Put a bag into the overhead rack", 3, 8));
      case ERIKA -> List.of(new GoalWanted(null, "Read for an hour", 4, 8));
      case MARTA -> List.of(new GoalWanted(null, "Type for two hours", 4, 9));
      case JAN, ANA, OTTO, LUCA, MARIA, TOVE -> List.of(new GoalWanted(null, "A day’s work", 4, 8));
    };
  }

  /** Needling never alone: exercise stands beside it. */
  Plan plan(DemoPerson person, java.time.LocalDate reviewOn) {
    return new Plan(
        List.of(
            Activity.needling(
                "Taut bands found today",
                "1 session a week, up to 5",
                "no change after 3",
                places(person)),
            Activity.of(
                ActivityKind.EXERCISE, "Strength and movement at home", "2 × 10, daily", ""),
            Activity.of(
                ActivityKind.STRETCHING,
                "Slow stretch of the same muscles",
                "30 s, 3 times a day",
                "")),
        reviewOn,
        List.of("Goal reached, or no change after 3 sessions"),
        "",
        true);
  }
}
