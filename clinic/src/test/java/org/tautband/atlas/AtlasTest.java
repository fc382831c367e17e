package org.tautband.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.tautband.evidence.Content;
import org.tautband.evidence.Place;
import org.tautband.evidence.Side;

class AtlasTest {
  private static final Content CONTENT = Content.load();
  private static final Atlas ATLAS = new Atlas(CONTENT);

  @ParameterizedTest(name = "{0} finds {1}")
  @CsvFileSource(resources = "/atlas/muscle_searches.csv", numLinesToSkip = 1)
  void theRightMuscleIsAmongTheFirstThree(String typed, String muscleId) {
    assertThat(ATLAS.search(typed).stream().limit(3).map(Muscle::id)).contains(muscleId);
  }

  @Test
  void everyMuscleIsFoundByItsOwnNameFirst() {
    for (Muscle muscle : ATLAS.muscles()) {
      assertThat(ATLAS.search(muscle.name()).stream().limit(3).map(Muscle::name))
          .as(muscle.name())
          .contains(muscle.name());
    }
  }

  @Test
  void nothingIsFoundForNothingAndForNonsense() {
    assertThat(ATLAS.search("")).isEmpty();
    assertThat(ATLAS.search("   ,.;")).isEmpty();
    assertThat(ATLAS.search("xqzzv")).isEmpty();
    assertThat(ATLAS.search("x".repeat(10_000))).isEmpty();
  }

  @Test
  void aRegionNamesItsSide() {
    assertThat(ATLAS.searchRegions("left calf").getFirst().side()).isEqualTo(Side.LEFT);
    assertThat(ATLAS.regions()).hasSize(227).allMatch(r -> CONTENT.knowsBodyGroup(r.bodyGroup()));
  }

  @Test
  void aMuscleConcernsEveryBodyGroupItLiesIn() {
    Muscle temporalis = ATLAS.muscle("temporalis");
    assertThat(temporalis.places(Side.LEFT))
        .containsExactlyInAnyOrder(
            new Place("head-face", Side.LEFT), new Place("jaw-teeth", Side.LEFT));
  }
}
