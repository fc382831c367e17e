package org.tautband.kernel.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ReferralModelTest {
  private static final int ALL = 100;

  /** Records name the number: one that means two orders would tell a later reader a wrong one. */
  @Example
  void whoChangesWhatItAnswersRaisesItsNumberAndWritesBothHere() {
    double sum = 0;
    for (long seed = 1; seed <= 40; seed++) {
      SmallWorld world = new SmallWorld(seed);
      int place = 0;
      for (Candidate one : world.model().rank(world.drawing(), Priors.NONE, ALL).candidates()) {
        sum += one.score() / ++place;
      }
    }
    assertThat(ReferralModel.NUMBER).isEqualTo(1);
    assertThat(sum).isCloseTo(19.54887864360751, within(1e-9));
  }

  @Property(tries = 500)
  void mirroredDrawingGivesTheMirroredRankingToTheLastBit(@ForAll long seed) {
    SmallWorld world = new SmallWorld(seed);
    List<Area> drawing = world.drawing();
    List<Area> mirrored = drawing.stream().map(Area::mirrored).toList();
    Ranking one = world.model().rank(drawing, Priors.NONE, ALL);
    Ranking other = world.model().rank(mirrored, Priors.NONE, ALL);

    assertThat(other.noMap()).isEqualTo(one.noMap());
    assertThat(Set.copyOf(other.unexplained())).isEqualTo(Set.copyOf(mirrored(one.unexplained())));
    boolean ownMirrorImage = Set.copyOf(drawing).equals(Set.copyOf(mirrored));
    // A drawing that is its own mirror image ties both sides of every muscle: the same ranking, in
    // which a tie is listed right first.
    if (ownMirrorImage) {
      assertThat(other.candidates()).isEqualTo(one.candidates());
      for (int i = 0; i < one.candidates().size(); i += 2) {
        assertThat(one.candidates().get(i).score()).isEqualTo(one.candidates().get(i + 1).score());
      }
      return;
    }
    assertThat(other.candidates()).hasSameSizeAs(one.candidates());
    for (int i = 0; i < one.candidates().size(); i++) {
      Candidate a = one.candidates().get(i);
      Candidate b = other.candidates().get(i);
      assertThat(b.muscle()).isEqualTo(a.muscle());
      assertThat(b.side()).isEqualTo(a.side().mirrored());
      assertThat(b.score()).isEqualTo(a.score());
      assertThat(b.logRatio()).isEqualTo(a.logRatio());
      assertThat(Set.copyOf(b.covers())).isEqualTo(Set.copyOf(mirrored(a.covers())));
      assertThat(Set.copyOf(b.alsoExpected())).isEqualTo(Set.copyOf(mirrored(a.alsoExpected())));
    }
  }

  private static List<Area> mirrored(List<Area> areas) {
    return areas.stream().map(Area::mirrored).toList();
  }

  @Property(tries = 500)
  void oneMoreRegionThatAMuscleExplainsNeverLowersItsLogRatio(@ForAll long seed) {
    SmallWorld world = new SmallWorld(seed);
    ReferralModel model = world.model();
    List<Area> drawing = world.drawing();
    List<Area> notDrawn = world.areas.stream().filter(area -> !drawing.contains(area)).toList();
    Assume.that(!notDrawn.isEmpty());
    for (MuscleMap map : world.maps) {
      double before = model.logRatio(map.muscle(), Side.RIGHT, drawing);
      for (Area area : notDrawn) {
        List<Area> more = new ArrayList<>(drawing);
        more.add(area);
        double after = model.logRatio(map.muscle(), Side.RIGHT, more);
        assertThat(after).isGreaterThanOrEqualTo(before - 1e-12);
        boolean main = area.side() != Side.LEFT && map.whole().primary().contains(area.base());
        if (main) assertThat(after).isGreaterThan(before);
      }
    }
  }

  @Property(tries = 300)
  void orderAndRepetitionOfRegionsChangeNothing(@ForAll long seed) {
    SmallWorld world = new SmallWorld(seed);
    List<Area> drawing = world.drawing();
    Ranking one = world.model().rank(drawing, Priors.NONE, ALL);
    List<Area> shuffled = new ArrayList<>(drawing);
    shuffled.add(drawing.getFirst());
    Collections.shuffle(shuffled, world.random());
    assertThat(world.model().rank(shuffled, Priors.NONE, ALL)).isEqualTo(one);
  }

  @Property(tries = 300)
  void figuresAreThoseOfTheEquationsWrittenOut(@ForAll long seed) {
    SmallWorld world = new SmallWorld(seed);
    List<Area> drawing = world.drawing();
    ReferralModel model = world.model();
    NaiveReferral naive = new NaiveReferral(world);
    Ranking ranking = model.rank(drawing, Priors.NONE, ALL);
    for (MuscleMap map : world.maps) {
      for (Side side : List.of(Side.RIGHT, Side.LEFT)) {
        assertThat(model.logRatio(map.muscle(), side, drawing))
            .isCloseTo(naive.logRatio(map.muscle(), side, drawing), within(1e-9));
      }
    }
    if (ranking.together().size() == 3) return; // the naive one ends at two
    double[][] weights = naive.weights(drawing);
    double[] last = weights[world.maps.size()];
    assertThat(ranking.noMap()).isCloseTo(last[0] / last[1], within(1e-9));
    for (Candidate candidate : ranking.candidates()) {
      double expected =
          weights[Integer.parseInt(candidate.muscle().substring(1))][candidate.side().ordinal()];
      assertThat(candidate.score()).isCloseTo(expected / last[1], within(1e-9));
    }
  }

  @Property(tries = 200)
  void everyDrawnRegionIsCoveredOrLeft(@ForAll long seed) {
    SmallWorld world = new SmallWorld(seed);
    List<Area> drawing = world.drawing();
    for (Candidate candidate : world.model().rank(drawing, Priors.NONE, ALL).candidates()) {
      List<Area> both = new ArrayList<>(candidate.covers());
      both.addAll(candidate.doesNotExplain());
      assertThat(both).containsExactlyInAnyOrderElementsOf(drawing);
      assertThat(candidate.doesNotExplain()).containsAll(candidate.beside());
      assertThat(candidate.alsoExpected()).doesNotContainAnyElementsOf(drawing);
      assertThat(candidate.score()).isBetween(0.0, 1.0);
    }
  }

  @Example
  void emptyDrawingsAndUnknownAreasAreRefused() {
    ReferralModel model = new SmallWorld(1).model();
    assertThatThrownBy(() -> model.rank(List.of(), Priors.NONE, 1)).hasMessageContaining("empty");
    assertThatThrownBy(() -> model.rank(List.of(new Area("r0", Side.MIDLINE)), Priors.NONE, 1))
        .hasMessageContaining("r0");
  }

  @Example
  void aWeightBeforeTheDrawingRaisesItsMuscleOnly() {
    SmallWorld world = new SmallWorld(7);
    List<Area> drawing =
        List.of(new Area(world.maps.get(2).whole().primary().iterator().next(), side(world)));
    Ranking plain = world.model().rank(drawing, Priors.NONE, ALL);
    Ranking weighed = world.model().rank(drawing, new Priors(java.util.Map.of("m2", 3.0)), ALL);
    assertThat(score(weighed, "m2")).isGreaterThan(score(plain, "m2"));
  }

  private static Side side(SmallWorld world) {
    String base = world.maps.get(2).whole().primary().iterator().next();
    return world.body.base(world.body.of(base)).midline() ? Side.MIDLINE : Side.RIGHT;
  }

  private static double score(Ranking ranking, String muscle) {
    return ranking.candidates().stream()
        .filter(c -> c.muscle().equals(muscle))
        .mapToDouble(Candidate::score)
        .max()
        .orElse(0);
  }
}
