package org.tautband.shell.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tautband.access.Actor;
import org.tautband.access.CurrentActor;
import org.tautband.bookings.Visits;
import org.tautband.database.Ids;
import org.tautband.episodes.Activity;
import org.tautband.episodes.ActivityKind;
import org.tautband.episodes.Change;
import org.tautband.episodes.Complaint;
import org.tautband.episodes.Discharge;
import org.tautband.episodes.Episode;
import org.tautband.episodes.Episodes;
import org.tautband.episodes.Episodes.GoalWanted;
import org.tautband.episodes.Plan;
import org.tautband.evidence.Side;
import org.tautband.followup.Asking;
import org.tautband.followup.CheckIn;
import org.tautband.followup.Planning;
import org.tautband.followup.RecurrenceAnswer.Said;
import org.tautband.followup.RecurrenceAsking;
import org.tautband.followup.RecurrencePlanning;
import org.tautband.followup.Recurrences;
import org.tautband.followup.Replies;
import org.tautband.needling.NeedleProduct;
import org.tautband.needling.Sessions;
import org.tautband.patients.Patients;

/** What comes after sessions and after episodes: asked, answered, not answered, came back. */
@Component
class DemoAfterwards {
  private static final Duration FOUR_WEEKS = Duration.ofDays(28);
  private static final String NOBODYS_ADDRESS = "127.0.0.1";

  private final Patients patients;
  private final Visits visits;
  private final Episodes episodes;
  private final DemoCare care;
  private final DemoNeedling needling;
  private final Sessions sessions;
  private final Planning planning;
  private final Asking asking;
  private final Replies replies;
  private final RecurrencePlanning recurrencePlanning;
  private final RecurrenceAsking later;
  private final Recurrences recurrences;
  private final Clock clock;

  // Everything that happens after a session meets here; each has one line.
  DemoAfterwards(
      Patients patients,
      Visits visits,
      Episodes episodes,
      DemoCare care,
      DemoNeedling needling,
      Sessions sessions,
      Planning planning,
      Asking asking,
      Replies replies,
      RecurrencePlanning recurrencePlanning,
      RecurrenceAsking later,
      Recurrences recurrences,
      Clock clock) {
    this.patients = patients;
    this.visits = visits;
    this.episodes = episodes;
    this.care = care;
    this.needling = needling;
    this.sessions = sessions;
    this.planning = planning;
    this.asking = asking;
    this.replies = replies;
    this.recurrencePlanning = recurrencePlanning;
    this.later = later;
    this.recurrences = recurrences;
    this.clock = clock;
  }

  private Episode planned(
      DemoAway who, String words, String cause, String diagnosis, GoalWanted goal) {
    var patient = patients.register(who.identity(), Ids.next()).id();
    var origin = "Demonstration: wholly invented.";
    var episode =
        care.problem(
            patient,
            new Complaint(words, "two months", cause, origin, ""),
            diagnosis,
            List.of(goal));
    return care.plan(
        episode,
        new Plan(
            List.of(
                Activity.needling(
                    "Taut bands found", "once a week, up to 4", "", List.of(who.place())),
                Activity.of(ActivityKind.EXERCISE, "Strength at home", "2 × 10, daily", ""),
                Activity.of(ActivityKind.STRETCHING, "Breaks from the screen", "hourly", "")),
            care.inWeeks(4),
            List.of("Goal reached"),
            "",
            true));
  }

  /** Somebody who was well four weeks later. */
  Episode ended(DemoHouse house, Consumer<Duration> passing) {
    var open =
        CurrentActor.call(
            house.kim(),
            () ->
                planned(
                    DemoAway.IRIS,
                    "My neck is stiff and hurts at the desk",
                    "New desk with a low screen; eight hours without a break",
                    "Neck pain, right, with desk work",
                    new GoalWanted(null, "Work four hours at the desk", 3, 8)));
    visit(open.patientId(), house);
    passing.accept(FOUR_WEEKS);
    visit(open.patientId(), house);
    return CurrentActor.call(house.kim(), () -> discharged(open));
  }

  private void visit(UUID patient, DemoHouse house) {
    CurrentActor.call(
        house.frontDesk(),
        () -> visits.left(visits.arrive(patient, house.riverside().id(), Ids.next()).id()));
  }

  private Episode discharged(Episode open) {
    var better = saved(episodes.review(open, Map.of(open.goals().getFirst().id(), 8), null));
    var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
    return saved(
        episodes.discharge(
            better,
            new Discharge(
                today,
                Discharge.Outcome.GOALS_REACHED,
                "Works a day; screen raised, breaks kept.")));
  }

  /** Half a year later the question goes out. */
  void askHalfAYearLater(Episode ended) {
    recurrencePlanning.plan(ended.patientId(), ended.id());
    var question = recurrences.of(ended.patientId(), ended.id()).question();
    var due = Objects.requireNonNull(question).dueAt();
    CurrentActor.call(Actor.TAUTBAND, () -> later.askDue(notBefore(due)));
  }

  /** It came back. */
  void cameBack(Episode ended) {
    recurrences.told(
        recurrences.asked(ended.patientId(), ended.id()).orElseThrow(),
        Ids.next(),
        Said.CAME_BACK,
        "Since we moved offices my screen is low again.",
        NOBODYS_ADDRESS);
  }

  /** Two people needled near the lung and at the shoulder, who are asked a day later. */
  List<UUID> yesterday(DemoHouse house, NeedleProduct box) {
    var noor =
        needled(
            planned(
                DemoAway.NOOR,
                "It pulls between my shoulder blade and spine, right",
                "",
                "Muscle pain of the back of the chest, right",
                new GoalWanted(null, "Swim half an hour", 4, 8)),
            DemoAway.NOOR,
            "trapezius_trans",
            house,
            box);
    var piet =
        needled(
            planned(
                DemoAway.PIET,
                "My right shoulder hurts when I reach up",
                "",
                "Muscle pain of the shoulder, right",
                new GoalWanted(null, "Paint a ceiling", 2, 7)),
            DemoAway.PIET,
            "infraspinatus",
            house,
            box);
    return List.of(noor.patientId(), piet.patientId());
  }

  private Episode needled(
      Episode episode, DemoAway who, String muscle, DemoHouse house, NeedleProduct box) {
    care.examine(episode, 5, List.of(DemoCare.hurts("scap", who.place())), muscle);
    care.consent(episode, who.fullName(), house.kim());
    needling
        .start(episode, house.kim(), house.riverside().id(), null, box)
        .in(muscle, Side.RIGHT, "middle")
        .out(1)
        .intoSharps(1)
        .describe(15, 1, 2)
        .sign(1);
    return episode;
  }

  /** The first of the two has a fever; the other has not answered yet. */
  void theNextDay(List<UUID> asked) {
    asked.forEach(this::ask);
    answer(asked.getFirst(), "CK018", "38.6 this morning", null, Map.of());
  }

  /** As expected, with pain and goals. */
  void fine(Episode episode, int painNow, int goal) {
    ask(episode.patientId());
    var first = episode.goals().getFirst().id();
    answer(episode.patientId(), "CK041", "", painNow, Map.of(first, goal));
  }

  // The whole demonstration is one transaction: what listens to its end has planned nothing yet.
  private void ask(UUID patient) {
    sessions.of(patient).forEach(session -> planning.plan(patient, session.id(), clock.instant()));
    replies.of(patient).stream()
        .map(Replies.Answered::checkIn)
        .filter(one -> one.state() == CheckIn.State.PLANNED)
        .map(CheckIn::dueAt)
        .min(Instant::compareTo)
        .ifPresent(due -> CurrentActor.call(Actor.TAUTBAND, () -> asking.askDue(notBefore(due))));
  }

  /** Where a test's clock stands still, what is due later is asked now. */
  private Instant notBefore(Instant due) {
    return due.isAfter(clock.instant()) ? due : clock.instant();
  }

  private void answer(
      UUID patient,
      String rowId,
      String words,
      @Nullable Integer painNow,
      Map<UUID, Integer> goals) {
    replies.of(patient).stream()
        .map(Replies.Answered::checkIn)
        .filter(one -> one.state() == CheckIn.State.ASKED)
        .findFirst()
        .ifPresent(
            one -> {
              replies.answer(
                  one, Ids.next(), replies.ticked(one, Set.of(rowId)), words, NOBODYS_ADDRESS);
              if (painNow != null) {
                replies.scores(one, Ids.next(), painNow, new HashMap<>(goals), NOBODYS_ADDRESS);
              }
            });
  }

  private static Episode saved(Change change) {
    return switch (change) {
      case Change.Saved done -> done.episode();
      case Change.Stale stale -> throw new IllegalStateException("changed meanwhile: " + stale);
    };
  }
}
