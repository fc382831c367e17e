package org.tautband.shell.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tautband.access.Actor;
import org.tautband.assessment.Assessment;
import org.tautband.assessment.Assessments;
import org.tautband.assessment.Finding;
import org.tautband.assessment.OnChart;
import org.tautband.assessment.Pain;
import org.tautband.assessment.PainQuality;
import org.tautband.assessment.PainRegion;
import org.tautband.consent.Consents;
import org.tautband.consent.Decided;
import org.tautband.consent.Decision;
import org.tautband.consent.Occasion;
import org.tautband.consent.Signature;
import org.tautband.consent.Signer;
import org.tautband.database.Ids;
import org.tautband.drawings.PainDrawing;
import org.tautband.drawings.PainDrawings;
import org.tautband.episodes.Change;
import org.tautband.episodes.Complaint;
import org.tautband.episodes.Diagnosis;
import org.tautband.episodes.Episode;
import org.tautband.episodes.Episodes;
import org.tautband.episodes.Plan;
import org.tautband.evidence.AskedOf;
import org.tautband.evidence.Place;
import org.tautband.evidence.Side;
import org.tautband.kernel.chart.Depth;
import org.tautband.kernel.chart.Drawing;
import org.tautband.kernel.chart.Drawing.Says;
import org.tautband.kernel.chart.DrawingWriter;
import org.tautband.kernel.chart.Mark;
import org.tautband.kernel.chart.Quality;
import org.tautband.redflags.RedFlagAnswer;
import org.tautband.redflags.RedFlags;
import org.tautband.screening.Answer;
import org.tautband.screening.Round;
import org.tautband.screening.Said;
import org.tautband.screening.Screenings;

/** The steps before the needle, one by one, as a clinician would take them. */
@Component
class DemoCare {
  private final Clock clock;
  private final Episodes episodes;
  private final Screenings screenings;
  private final Assessments assessments;
  private final RedFlags redFlags;
  private final PainDrawings drawings;
  private final Consents consents;

  DemoCare(
      Clock clock,
      Episodes episodes,
      Screenings screenings,
      Assessments assessments,
      RedFlags redFlags,
      PainDrawings drawings,
      Consents consents) {
    this.clock = clock;
    this.episodes = episodes;
    this.screenings = screenings;
    this.assessments = assessments;
    this.redFlags = redFlags;
    this.drawings = drawings;
    this.consents = consents;
  }

  Episode problem(
      UUID patient, Complaint complaint, String diagnosis, List<Episodes.GoalWanted> goals) {
    return episodes.open(
        patient, Ids.next(), complaint, List.of(new Diagnosis(diagnosis, null)), goals);
  }

  Episode plan(Episode episode, Plan plan) {
    return saved(episodes.plan(episode, plan));
  }

  LocalDate inWeeks(int weeks) {
    return LocalDate.ofInstant(clock.instant(), clock.getZone()).plusWeeks(weeks);
  }

  private static Episode saved(Change change) {
    return switch (change) {
      case Change.Saved done -> done.episode();
      case Change.Stale stale -> throw new IllegalStateException("changed meanwhile: " + stale);
    };
  }

  /** A no to every question that fits the plan. */
  void screen(Episode episode) {
    var places = episode.plannedPlaces();
    var seen =
        screenings
            .of(episode.patientId())
            .flatMap(s -> s.lastSave())
            .map(s -> s.number())
            .orElse(0);
    var answers =
        screenings.questionsFor(places).stream()
            .map(q -> new Said(q.id(), Answer.NO, "", Set.of(), false))
            .toList();
    screenings.save(episode.patientId(), new Round(Ids.next(), places, seen, false, answers));
  }

  /** A no to every red flag that fits. */
  void redFlags(Episode episode) {
    var answers = new ArrayList<RedFlagAnswer>();
    for (var askedOf : AskedOf.values()) {
      redFlags
          .questions(episode.patientId(), episode.plannedPlaces(), askedOf)
          .forEach(
              group ->
                  group
                      .questions()
                      .forEach(
                          flag ->
                              answers.add(
                                  new RedFlagAnswer(
                                      flag.questionId(), RedFlagAnswer.Answer.NO, ""))));
    }
    redFlags.answer(
        episode.patientId(), episode.id(), Ids.next(), episode.plannedPlaces(), answers);
  }

  /** Pain of that size in the regions, with a taut band found in the muscles. */
  void assess(Episode episode, int painNow, List<PainRegion> regions, List<Finding> muscles) {
    assessments.record(
        episode.patientId(),
        episode.id(),
        Ids.next(),
        new Assessment.Findings(
            "Told as written under the problem.",
            new Pain(painNow, Math.min(10, painNow + 2), painNow),
            regions,
            muscles,
            List.of(),
            ""));
  }

  /** The patient draws an ache over these regions of the chart, on the planned side. */
  void draw(Episode episode, int worst, String... regions) {
    Place place = episode.plannedPlaces().iterator().next();
    var ache = new Mark.Brush(Quality.ACHE, worst, Depth.DEEP);
    List<Mark> marks =
        Stream.of(regions)
            .<Mark>map(region -> new Mark.Whole(region + "." + place.side().code(), ache))
            .toList();
    var drawing = new Drawing("chart-1", Says.DRAWN, marks, null);
    drawings.draw(
        episode.patientId(),
        episode.id(),
        Ids.next(),
        new PainDrawings.Shown(drawing, PainDrawing.Hand.PATIENT, ""));
  }

  static PainRegion hurts(String region, Place place) {
    return new PainRegion(region, place.side(), List.of(PainQuality.ACHE), null);
  }

  static Finding band(String muscle, Place place) {
    return new Finding(
        muscle,
        place.side(),
        Finding.Sign.PRESENT,
        2,
        Finding.Sign.PRESENT,
        Finding.Sign.NOT_EXAMINED,
        Finding.Sign.PRESENT,
        List.of(),
        "");
  }

  /** Pressed below the ridge of the right shoulder blade, and felt down the outside of the arm. */
  static Finding infraspinatusFeltInTheArm() {
    var ache = new Mark.Brush(Quality.ACHE, 4, Depth.DEEP);
    var felt = new Drawing("chart-1", Says.DRAWN, List.of(new Mark.Whole("arm_lat.R", ache)), null);
    return new Finding(
        "infraspinatus",
        Side.RIGHT,
        Finding.Sign.PRESENT,
        2,
        Finding.Sign.PRESENT,
        Finding.Sign.PRESENT,
        Finding.Sign.NOT_EXAMINED,
        List.of(),
        "",
        new OnChart(
            new OnChart.Pressed("chart-1", "scap.R", new OnChart.Point("back", 105, 400)),
            DrawingWriter.write(felt)));
  }

  /** A yes to needling all planned places by that clinician, signed with a witness. */
  void consent(Episode episode, DemoPerson person, Actor clinician) {
    consent(episode, person.fullName(), clinician);
  }

  void consent(Episode episode, String name, Actor clinician) {
    var practitioner = java.util.Objects.requireNonNull(clinician.practitionerId());
    var places = episode.plannedPlaces();
    var id = Ids.next();
    consents.offer(
        id,
        new Occasion(
            episode.patientId(),
            practitioner,
            places,
            "Exercise and hands-on care without needles, or waiting and seeing how it goes.",
            ""));
    var decided =
        consents.decide(
            episode.patientId(),
            id,
            new Decision(
                places,
                Signer.patient(name),
                null,
                null,
                "",
                new Signature.Typed(name, "Frankie Desk"),
                "Printed and handed over"));
    if (!(decided instanceof Decided.Kept)) {
      throw new IllegalStateException("no consent for " + name + ": " + decided);
    }
  }

  /** Everything before the needle but consent. */
  void examine(Episode episode, int painNow, List<PainRegion> regions, String... muscles) {
    screen(episode);
    redFlags(episode);
    var places = episode.plannedPlaces();
    assess(
        episode,
        painNow,
        regions,
        Stream.of(muscles).flatMap(m -> places.stream().map(p -> band(m, p))).distinct().toList());
  }
}
