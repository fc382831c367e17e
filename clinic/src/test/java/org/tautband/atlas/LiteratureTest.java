package org.tautband.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tautband.evidence.Content;
import org.tautband.evidence.Row;

class LiteratureTest {
  private static final Content CONTENT = Content.load();
  private static final Atlas ATLAS = new Atlas(CONTENT);
  private static final Literature LITERATURE = new Literature(CONTENT);

  @Test
  void everyRowStandsOnThePageOfAMuscleOrOfAPlace() {
    var shown = new TreeSet<String>();
    ATLAS.muscles().forEach(muscle -> shown.addAll(LITERATURE.rowIds(muscle.id())));
    ATLAS
        .baseRegions()
        .forEach(r -> LITERATURE.depthsAt(r.id()).forEach(depth -> shown.add(depth.rowId())));
    LITERATURE.feltAnywhere().forEach(felt -> shown.add(felt.rowId()));
    var rows =
        Stream.of("site_hazards", "depth_measurements", "prevalence", "experimental_referral")
            .flatMap(file -> CONTENT.rows("atlas/" + file + ".csv").stream())
            .filter(row -> !row.cells().getOrDefault("muscle_ids", "some").isEmpty())
            .map(row -> row.cells().getOrDefault("id", row.cells().get("claim_id")));
    // The one study whose text names neither muscle nor place.
    assertThat(rows.filter(id -> !shown.contains(id))).containsExactly("DM054");
  }

  private static Hazard hazard(String muscle, String row) {
    return LITERATURE.hazards(muscle).stream()
        .filter(h -> h.rowId().equals(row))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "rhomboid_major; SH028; 19 mm: the most that the authors recommend",
        "trapezius_desc; SH018; 5 mm: a course’s way to needle near the skin instead",
        "infraspinatus; SH021; 15 mm: how far the muscle lay from the skin, no maximum",
        "iliocostalis_lum; SH041; 25 mm: the lower end of a published range, no maximum",
      })
  void aDepthSaysWhatItIs(String muscle, String row, String words) {
    assertThat(hazard(muscle, row).depth().words()).startsWith(words).contains("Source: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "suboccipitals; SH015; 40 mm: the authors say that the needle must be shorter; true",
        "multifidus_lum; SH040; 50 mm: this length reached what must not be reached; true",
        "scm_sternal; SH008; 15 mm, 0.12 mm thick: used in a study, no limit; false",
        "trapezius_desc; SH018; 30 mm: the longest that touched nothing; false",
        "gluteus_medius; SH049; 60 to 75 mm, 0.30 mm thick: what a maker of needles; false",
        "supraspinatus; SH020; 25 to 38 mm: what a textbook suggests; false",
        "pronator_teres; SH085; 13 to 25 mm: chosen by the rule in the technique; false",
      })
  void aLengthSaysWhetherItWarns(String muscle, String row, String words, boolean warns) {
    assertThat(hazard(muscle, row).length().words()).startsWith(words);
    assertThat(hazard(muscle, row).length().warns()).isEqualTo(warns);
  }

  @Test
  void whatIsRecalledWarnsButNeverAllows() {
    for (Row row : CONTENT.rows("atlas/site_hazards.csv")) {
      var hazard = Hazard.of(row, "", HowRead.of(CONTENT, row.status(), row.sourceKeys()));
      for (Hazard.How how : hazard.how()) {
        var column = how.part().cell().replaceFirst(".*\\.", "");
        assertThat(how.part().withheld()).as(how.part().cell()).isEqualTo(row.recalled(column));
        if (how.part().withheld()) assertThat(how.part().words()).isEmpty();
      }
      for (Part part : hazard.structures()) {
        assertThat(part.words()).isNotEmpty();
        assertThat(part.awaits())
            .as(part.cell())
            .isEqualTo(row.recalled(part.cell().replaceFirst(".*\\.", "")));
      }
      if (row.recalled("max_depth_mm")) assertThat(hazard.depth().isThere()).isFalse();
    }
  }

  @Test
  void aRecalledShareIsNoFigureAndAPublishedOneHasItsPeople() {
    var seen = LITERATURE.seen("infraspinatus");
    assertThat(seen)
        .anySatisfy(
            s -> {
              assertThat(s.rowId()).isEqualTo("PV004");
              assertThat(s.found().withheld()).isTrue();
              assertThat(s.found().words()).isEmpty();
            });
    assertThat(seen)
        .anySatisfy(
            s -> {
              assertThat(s.rowId()).isEqualTo("PV002");
              assertThat(s.found().words()).isEqualTo("42 % active");
              assertThat(s.who()).isEqualTo("12 patients");
            });
    assertThat(seen.getLast().who()).contains("people without the complaint");
    assertThat(LITERATURE.seen("quadratus_lumborum"))
        .anySatisfy(
            s -> assertThat(s.found().words()).contains("30 to 55 % active across studies"));
    assertThat(LITERATURE.seen("gluteus_medius"))
        .anySatisfy(
            s -> assertThat(s.found().words()).contains("34 to 45 % active").contains("74 %"));
  }

  @Test
  void aNameThatMeansMoreOrLessThanTheMuscleSaysSo() {
    assertThat(hazard("gastrocnemius", "SH067").meaning())
        .isEqualTo("Only a part of this muscle, “Gastrocnemius medial”: inner head.");
    assertThat(hazard("deltoid_ant", "SH026").meaning())
        .startsWith("More than this muscle, “Deltoid”");
    assertThat(hazard("masseter", "SH004").meaning()).isEmpty();
    assertThat(LITERATURE.depths("levator_scapulae"))
        .singleElement()
        .matches(Literature.Depth::gap);
    assertThat(LITERATURE.depthsAt("supraclav").stream().map(Literature.Depth::rowId))
        .contains("DM015", "DM016");
  }
}
