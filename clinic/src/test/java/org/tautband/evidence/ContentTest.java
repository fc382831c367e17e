package org.tautband.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContentTest {
  private static final Content CONTENT = Content.load();

  @Test
  void theContentOfThisRepositoryIsWhole() {
    assertThat(CONTENT.questions()).hasSize(60);
    assertThat(CONTENT.questions().stream().mapToInt(q -> q.precautions().size()).sum())
        .isEqualTo(67);
    assertThat(CONTENT.bodyGroups()).hasSize(18);
    assertThat(CONTENT.redFlags()).hasSize(80);
    assertThat(CONTENT.version()).hasSize(64);
  }

  @Test
  void loadingTwiceGivesTheSameVersion() {
    assertThat(Content.load().version()).isEqualTo(CONTENT.version());
  }

  @Test
  void aRecalledPrecautionKeepsItsQuestionButLosesItsRule() {
    Precaution severeBloodIllness = CONTENT.question("q-blood-illness").precautions().getFirst();
    assertThat(severeBloodIllness.unsourced()).isTrue();
    assertThat(severeBloodIllness.actionCode()).isEqualTo("unsourced");
    assertThat(severeBloodIllness.condition()).doesNotContain("severe (haemophilia");
    assertThat(CONTENT.action("unsourced").outcome()).isEqualTo(Outcome.ASK_FURTHER);
  }

  @Test
  void aRecalledCellOfAReadRowIsNotStated() {
    assertThat(CONTENT.question("q-epilepsy").precautions().getFirst().detail()).isEmpty();
    assertThat(CONTENT.question("q-blood-thinner").precautions().getFirst().detail()).isNotEmpty();
  }
}
