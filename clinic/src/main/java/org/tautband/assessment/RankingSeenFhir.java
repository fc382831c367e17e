package org.tautband.assessment;

import java.util.Locale;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.tautband.atlas.Atlas;
import org.tautband.atlas.Muscle;
import org.tautband.atlas.Region;
import org.tautband.fhir.Names;

/** A proposal of the ranking as an Observation; nobody found these muscles by it. */
final class RankingSeenFhir {
  private RankingSeenFhir() {}

  /** Puts what was ranked, by what and in which order into an Observation. */
  static Observation fill(Observation observation, RankingSeen ranking, String by, Atlas atlas) {
    observation.getPerformerFirstRep().setDisplay("Tautband’s ranking of muscles, shown to " + by);
    RankingSeen.OfDrawing drawing = ranking.drawing();
    if (drawing != null) {
      observation.addDerivedFrom(
          new Reference("DocumentReference/" + drawing.id())
              .setDisplay("Drawing, version " + drawing.edition()));
    }
    for (String region : ranking.regions()) {
      component(observation, "ranked-region", "Region that was ranked")
          .setValue(
              new CodeableConcept(new Coding(Names.codeSystem("region"), region, null))
                  .setText(atlas.region(region).map(Region::name).orElse(region)));
    }
    if (!ranking.condition().isEmpty()) {
      component(observation, "ranked-condition", "Condition whose published shares weighed in")
          .setValue(new StringType(ranking.condition()));
    }
    component(observation, "ranked-by", "What ranked: equations, and hash of figures and maps")
        .setValue(
            new StringType(
                ranking.model().isEmpty()
                    ? "changed between looking and saving; places not told"
                    : ranking.model()));
    if (ranking.noGoodMatch()) {
      component(observation, "no-good-match", "No muscle, nor several together, explained it")
          .setValue(new BooleanType(true));
    }
    proposed(observation, ranking, atlas);
    return observation;
  }

  private static void proposed(Observation observation, RankingSeen ranking, Atlas atlas) {
    int place = 0;
    for (RankingSeen.Proposed one : ranking.proposed()) {
      String words =
          String.format(
              Locale.ROOT,
              "%d. %s, %s, score %.2f",
              ++place,
              atlas.find(one.muscleId()).map(Muscle::name).orElse(one.muscleId()),
              one.side().inWords(),
              one.score());
      component(observation, "proposed-muscle", "Proposed muscle with its place and score")
          .setValue(new StringType(words));
    }
  }

  private static ObservationComponentComponent component(
      Observation observation, String code, String words) {
    return observation.addComponent().setCode(AssessmentFhir.coded("care", code, words));
  }
}
