package org.tautband.shell.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.tautband.access.Actor;
import org.tautband.access.CurrentActor;
import org.tautband.assessment.PainRegion;
import org.tautband.bookings.Visits;
import org.tautband.database.Ids;
import org.tautband.episodes.Episode;
import org.tautband.evidence.Side;
import org.tautband.needling.NeedleProduct;
import org.tautband.patients.Patients;

/** Takes the invented patients in and brings each to its own stage. */
@Component
class DemoPatients {
  private static final Duration TWO_WEEKS = Duration.ofDays(14);
  private static final Duration HALF_A_YEAR = Duration.ofDays(185);

  /** A little more than a day: what was due after 24 hours is due. */
  private static final Duration A_DAY = Duration.ofHours(25);

  private final Patients patients;
  private final Visits visits;
  private final DemoStories stories;
  private final DemoCare care;
  private final DemoNeedling needling;
  private final DemoDecision decision;
  private final DemoDiary diary;
  private final DemoAfterwards afterwards;

  DemoPatients(
      Patients patients,
      Visits visits,
      DemoStories stories,
      DemoCare care,
      DemoNeedling needling,
      DemoDecision decision,
      DemoDiary diary,
      DemoAfterwards afterwards) {
    this.patients = patients;
    this.visits = visits;
    this.stories = stories;
    this.care = care;
    this.needling = needling;
    this.decision = decision;
    this.diary = diary;
    this.afterwards = afterwards;
  }

  void admit(DemoHouse house, Consumer<Duration> passing) {
    var ended = afterwards.ended(house, passing);
    passing.accept(HALF_A_YEAR);
    afterwards.askHalfAYearLater(ended);
    var ids = new EnumMap<DemoPerson, UUID>(DemoPerson.class);
    for (var person : DemoPerson.values()) {
      ids.put(person, patients.register(person.identity(), Ids.next()).id());
    }
    var promised = as(house.frontDesk(), () -> diary.promise(ids, house, TWO_WEEKS));
    var boxes = needling.stock();
    var robin = as(house.kim(), () -> robinsFirstVisit(ids, house, boxes.getFirst()));
    robinIsAsked(robin.episode(), passing);
    as(house.kim(), () -> robinComesAgain(robin.episode(), robin.session()));
    passing.accept(TWO_WEEKS.dividedBy(2).minus(A_DAY));
    var asked = as(house.kim(), () -> afterwards.yesterday(house, boxes.getFirst()));
    passing.accept(A_DAY);
    afterwards.theNextDay(asked);
    afterwards.cameBack(ended);
    as(house.frontDesk(), () -> arrivals(ids, promised, house));
    as(house.kim(), () -> today(ids, house));
    as(house.lee(), () -> planned(DemoPerson.TOVE, ids));
    as(house.lee(), () -> erikasSession(ids, house, boxes.getFirst()));
    decision.send(id(ids, DemoPerson.MARIA), DemoPerson.MARIA.identity().birthDate().getYear());
  }

  private static <T> T as(Actor actor, java.util.function.Supplier<T> work) {
    return CurrentActor.call(actor, work::get);
  }

  /** After 24 and 48 hours; the rest of the week passes too. */
  private void robinIsAsked(Episode robin, Consumer<Duration> passing) {
    passing.accept(A_DAY);
    afterwards.fine(robin, 5, 4);
    passing.accept(A_DAY);
    afterwards.fine(robin, 3, 6);
    passing.accept(TWO_WEEKS.dividedBy(2).minus(A_DAY.multipliedBy(2)));
  }

  private record FirstVisit(Episode episode, DemoNeedling.Open session) {}

  private FirstVisit robinsFirstVisit(
      Map<DemoPerson, UUID> ids, DemoHouse house, NeedleProduct box) {
    var episode = planned(DemoPerson.ROBIN, ids);
    care.examine(episode, 6, List.of(pain("scap", episode)), "infraspinatus");
    care.draw(episode, 6, "scap", "shoulder_post", "arm_lat");
    care.consent(episode, DemoPerson.ROBIN, house.kim());
    var session =
        needling
            .start(episode, house.kim(), house.riverside().id(), null, box)
            .in("infraspinatus", Side.RIGHT, "upper band")
            .in("infraspinatus", Side.RIGHT, "lower band")
            .out(1)
            .intoSharps(1)
            .out(2)
            .stuck(2)
            .intoSharps(2)
            .describe(18, 1, 3)
            .sign(2);
    return new FirstVisit(episode, session);
  }

  private boolean robinComesAgain(Episode robin, DemoNeedling.Open session) {
    needling.amend(session);
    care.assess(
        robin, 5, List.of(pain("scap", robin)), List.of(DemoCare.infraspinatusFeltInTheArm()));
    care.draw(robin, 5, "scap", "shoulder_post");
    return true;
  }

  private boolean arrivals(
      Map<DemoPerson, UUID> ids, Map<DemoPerson, UUID> promised, DemoHouse house) {
    // Robin, with a signed session and an incident behind, is the first of the day.
    var order = new ArrayList<>(List.of(DemoPerson.values()));
    order.remove(DemoPerson.ROBIN);
    order.addFirst(DemoPerson.ROBIN);
    for (var person : order) {
      var clinic =
          switch (person) {
            case LUCA, TOVE -> house.hillside();
            case JAN, ANA, OTTO, ROBIN, ERIKA, MARTA, MARIA -> house.riverside();
          };
      var booking = promised.get(person);
      if (booking != null) {
        diary.arrive(id(ids, person), clinic.id(), booking);
      } else {
        visits.arrive(id(ids, person), clinic.id(), Ids.next());
      }
    }
    return true;
  }

  /** Screened; assessed; refused twice; ready to start. */
  private boolean today(Map<DemoPerson, UUID> ids, DemoHouse house) {
    care.screen(planned(DemoPerson.JAN, ids));
    var ana = planned(DemoPerson.ANA, ids);
    care.examine(ana, 5, List.of(pain("temple", ana)), "scm_sternal");
    for (var person : List.of(DemoPerson.OTTO, DemoPerson.LUCA)) {
      var both = planned(person, ids);
      care.examine(both, 6, List.of(pain("thor_mid", both)), "multifidus_thor");
      care.consent(both, person, house.kim());
    }
    var marta = planned(DemoPerson.MARTA, ids);
    care.examine(marta, 4, List.of(pain("fore_rad", marta)), "ecrb");
    care.consent(marta, DemoPerson.MARTA, house.kim());
    return true;
  }

  /** Lee is in the middle of it: two needles in, one already in the sharps box. */
  private boolean erikasSession(Map<DemoPerson, UUID> ids, DemoHouse house, NeedleProduct box) {
    var erika = planned(DemoPerson.ERIKA, ids);
    care.examine(erika, 5, List.of(pain("temple", erika)), "trapezius_desc");
    care.consent(erika, DemoPerson.ERIKA, house.lee());
    var visit = visits.currentOf(erika.patientId()).orElseThrow();
    visits.toRoom(visit.id(), house.riversideRooms().get(1).id(), house.lee().practitionerId());
    needling
        .start(erika, house.lee(), house.riverside().id(), visit.id(), box)
        .in("trapezius_desc", Side.RIGHT, "front border")
        .in("trapezius_desc", Side.RIGHT, "middle of the upper border")
        .in("trapezius_desc", Side.RIGHT, "near the neck")
        .out(1)
        .intoSharps(1);
    return true;
  }

  private Episode planned(DemoPerson person, Map<DemoPerson, UUID> ids) {
    var episode =
        care.problem(
            id(ids, person),
            stories.complaint(person),
            stories.diagnosis(person),
            stories.goals(person));
    return care.plan(episode, stories.plan(person, care.inWeeks(3)));
  }

  private static UUID id(Map<DemoPerson, UUID> ids, DemoPerson person) {
    return Objects.requireNonNull(ids.get(person));
  }

  private static PainRegion pain(String region, Episode episode) {
    return DemoCare.hurts(region, episode.plannedPlaces().iterator().next());
  }
}
