package org.tautband.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tautband.evidence.Content;
import org.tautband.evidence.Side;

class ZonePicturesTest {
  private static final Atlas ATLAS = new Atlas(Content.load());
  private static final BodyChart CHART = new BodyChart();
  private static final ZonePictures PICTURES = new ZonePictures(ATLAS, CHART);

  @ParameterizedTest
  @EnumSource(names = {"RIGHT", "LEFT"})
  void everyRegionOfEveryMapIsOnAPictureThatSaysModel(Side side) {
    for (MuscleSheet sheet : ATLAS.find(new Sought("", "", null, "", ""))) {
      var pictures = PICTURES.of(sheet.map(), side);
      var shown =
          pictures.stream()
              .map(picture -> picture.name().replaceFirst(":.*", ""))
              .collect(Collectors.toSet());
      assertThat(shown).as(sheet.muscle().id()).contains("Front", "Back");
      Stream.concat(sheet.map().main().stream(), sheet.map().lessOften().stream())
          .map(id -> ATLAS.baseRegion(id).orElseThrow())
          .map(r -> r.midline() ? r.id() : r.id() + (side == Side.LEFT ? ".L" : ".R"))
          .forEach(
              id ->
                  assertThat(CHART.chart().viewsOf(id))
                      .as(sheet.muscle().id() + " " + id)
                      .anyMatch(view -> shown.contains(view.inWords())));
      assertThat(pictures).allMatch(picture -> picture.svg().contains(">MODEL</text>"));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"RIGHT", "LEFT"})
  void aPictureNamesRegionsOfItsSideOnly(Side side) {
    var other = side == Side.LEFT ? "right" : "left";
    var map = ATLAS.sheet("infraspinatus").orElseThrow().map();
    for (var picture : PICTURES.of(map, side)) {
      var told = Jsoup.parse(picture.svg()).select("svg").attr("aria-label");
      assertThat(told).contains("Model, not a drawing of a patient");
      assertThat(told.replaceFirst(".*Main zone", ""))
          .contains(side.inWords() + " front of shoulder", side.inWords() + " thumb")
          .doesNotContain(other);
    }
  }
}
