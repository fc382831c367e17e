package org.tautband.kernel.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.tautband.kernel.chart.Charts.CHART;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tautband.kernel.chart.ChartRegion.Side;

class LayeredPictureTest {
  private static final Set<Layer> ALL = EnumSet.allOf(Layer.class);
  private static final List<View> FIGURES = List.of(View.FRONT, View.BACK, View.LEFT, View.RIGHT);

  @Test
  void isTheSameTextForTheSameInputAndHasNoIdsOrStyles() {
    Layers layers = everything();
    Map<View, String> once = LayeredPicture.of(CHART, Set.of(View.values()), layers, ALL);
    assertThat(LayeredPicture.of(CHART, Set.of(View.values()), everything(), ALL)).isEqualTo(once);
    assertThat(once.values())
        .hasSize(View.values().length)
        .allSatisfy(
            svg ->
                assertThat(svg)
                    .contains("chart-letter", "role=\"img\"", "data-layer=\"needles\"")
                    .doesNotContain("style=", " id=", "NaN", "display=\"none\""));
  }

  @ParameterizedTest
  @EnumSource(Layer.class)
  void aLayerThatIsOffIsThereButNotShownAndMovesNothing(Layer off) {
    String on = front(everything(), ALL);
    String without = front(everything(), EnumSet.complementOf(EnumSet.of(off)));
    String group = "data-layer=\"" + off.code() + "\"";
    assertThat(without).contains(group + " display=\"none\"");
    assertThat(without.replace(" display=\"none\"", "")).isEqualTo(on);
  }

  @Test
  void everySymbolHasAShapeAndALabel() {
    List<Pin> pins = new ArrayList<>();
    for (Pin.Symbol symbol : Pin.Symbol.values()) {
      pins.add(
          pin(symbol, "s" + symbol.ordinal(), at(View.FRONT, 40, 500 + 90 * symbol.ordinal())));
    }
    String svg = front(layers(null, pins, List.of()), ALL);
    assertThat(svg).contains(">s0<", ">s1<", ">s2<", ">s3<", ">s4<", ">s5<", ">?<");
    assertThat(svg).contains("chart-full", "chart-hollow", "chart-cross", "chart-shaft");
  }

  @Test
  void aPointThatIsKnownIsDrawnOnItself() {
    Places places =
        Places.of(CHART, View.BACK, layers(null, List.of(pin(at(View.BACK, 90, 320))), List.of()));
    assertThat(places.fans(Layer.FINDINGS)).isEmpty();
    assertThat(places.spots(Layer.FINDINGS))
        .extracting(Places.Spot::at)
        .containsExactly(new Mark.Point(90, 320));
  }

  @Test
  void whatIsKnownOnlyByMuscleStandsBesideTheFigureWithItsPartOutlined() {
    Layers layers = layers(null, List.of(pin(inGroup("shoulder", Side.RIGHT))), List.of());
    Places back = Places.of(CHART, View.BACK, layers);
    Places front = Places.of(CHART, View.FRONT, layers);
    List<Fan> fans = new ArrayList<>(back.fans(Layer.FINDINGS));
    fans.addAll(front.fans(Layer.FINDINGS));
    assertThat(fans).as("on one view").hasSize(1);
    assertThat(back.spots(Layer.FINDINGS)).isEmpty();
    String svg = LayeredPicture.of(CHART, FIGURES, layers, ALL).toString();
    assertThat(svg).containsOnlyOnce("chart-leader").contains("chart-somewhere");
    assertThat(svg.split("chart-somewhere", -1)).as("outlined in front and behind").hasSize(3);
  }

  @Test
  void fortyFindingsOnOneSpotAreFannedOutWithoutLyingOverOneAnother() {
    List<Pin> pins = new ArrayList<>();
    for (int i = 1; i <= 40; i++) pins.add(pin(Pin.Symbol.ACTIVE, "" + i, at(View.BACK, 90, 320)));
    for (int i = 41; i <= 60; i++)
      pins.add(pin(Pin.Symbol.LATENT, "" + i, inGroup("thorax-back", Side.RIGHT)));
    Places places = Places.of(CHART, View.BACK, layers(null, pins, List.of()));
    List<Fan> fans = places.fans(Layer.FINDINGS);
    assertThat(fans).hasSize(2);
    assertThat(fans.stream().mapToInt(fan -> fan.pins().size()).sum()).isEqualTo(60);
    assertThat(fans.get(1).topMm()).isGreaterThanOrEqualTo(fans.get(0).bottomMm());
    assertThat(fans.get(0).rowMm()).isGreaterThan(2 * places.symbolMm());
    String svg = LayeredPicture.of(CHART, FIGURES, layers(null, pins, List.of()), ALL).toString();
    for (int i = 1; i <= 60; i++) assertThat(svg).containsOnlyOnce(">" + i + "<");
  }

  @Test
  void findingsFeltInOneRegionShareOneLineToIt() {
    List<Layers.Felt> felt = new ArrayList<>();
    for (int i = 1; i <= 8; i++) {
      felt.add(new Layers.Felt("felt " + i, null, List.of("jaw.R", "thumb.R")));
    }
    Layers layers = new Layers(null, List.of(), List.of(), felt, List.of(), List.of());
    List<Fan> fans = Places.of(CHART, View.FRONT, layers).fans(Layer.FELT);
    assertThat(fans).hasSize(2).allSatisfy(fan -> assertThat(fan.pins()).hasSize(8));
  }

  @Test
  void mirroredFindingsStandAtMirroredPlaces() {
    for (View view : View.values()) {
      Places one = Places.of(CHART, view, layers(null, some(false), List.of()));
      Places other = Places.of(CHART, mirrored(view), layers(null, some(true), List.of()));
      assertThat(other.asideMm()).isEqualTo(one.asideMm());
      assertThat(other.belowMm()).isEqualTo(one.belowMm());
      assertThat(other.spots(Layer.FINDINGS))
          .extracting(Places.Spot::at)
          .containsExactlyElementsOf(
              one.spots(Layer.FINDINGS).stream()
                  .map(s -> new Mark.Point(-s.at().xMm(), s.at().yMm()))
                  .toList());
      List<Fan> fans = one.fans(Layer.FINDINGS);
      List<Fan> others = other.fans(Layer.FINDINGS);
      assertThat(others).hasSameSizeAs(fans);
      for (int i = 0; i < fans.size(); i++) {
        assertThat(others.get(i).toRight()).isNotEqualTo(fans.get(i).toRight());
        assertThat(others.get(i).topMm()).isEqualTo(fans.get(i).topMm());
        assertThat(others.get(i).area())
            .isEqualTo(
                CHART
                    .surface(view)
                    .grid()
                    .mirrored(fans.get(i).area(), CHART.surface(mirrored(view)).grid()));
      }
    }
  }

  @Test
  void enlargedPartsComeWhereSomethingLies() {
    Layers none = layers(null, List.of(), List.of());
    assertThat(LayeredPicture.views(CHART, none, Set.of()))
        .containsExactlyInAnyOrderElementsOf(FIGURES);
    assertThat(LayeredPicture.views(CHART, none, Set.of(View.FACE))).contains(View.FACE);
    Layers onPalm = layers(null, List.of(pin(at(View.HAND_PALM, 90, 60))), List.of());
    assertThat(LayeredPicture.views(CHART, onPalm, Set.of())).contains(View.HAND_PALM);
    Layers drawn =
        layers(Charts.drawing(Charts.stroke(View.FOOT_SOLE, 6, 60, 40)), List.of(), List.of());
    assertThat(LayeredPicture.views(CHART, drawn, Set.of())).contains(View.FOOT_SOLE);
  }

  @Test
  void aPartOfTheBodyThatIsNotThereIsABrokenInvariant() {
    Layers layers = layers(null, List.of(pin(inGroup("tail", Side.LEFT))), List.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LayeredPicture.of(CHART, FIGURES, layers, ALL))
        .withMessageContaining("tail");
  }

  static Layers everything() {
    return new Layers(
        Charts.drawing(Charts.stroke(View.BACK, 16, 20, 260, 120, 330), Charts.whole("temple.R")),
        some(false),
        List.of(
            pin(Pin.Symbol.NEEDLE_IN, "n1 in", inGroup("shoulder", Side.RIGHT)),
            pin(Pin.Symbol.NEEDLE_OUT, "n2", inGroup("shoulder", Side.RIGHT))),
        List.of(
            new Layers.Felt(
                "felt 1",
                Charts.drawing(Charts.stroke(View.FRONT, 16, -90, 60, -90, 120)),
                List.of("jaw.R"))),
        List.of("temple.R", "occiput.R"),
        List.of("jaw.R"));
  }

  private static List<Pin> some(boolean mirrored) {
    int m = mirrored ? -1 : 1;
    Side right = mirrored ? Side.LEFT : Side.RIGHT;
    return List.of(
        pin(Pin.Symbol.ACTIVE, "1", at(View.BACK, 90 * m, 320)),
        pin(Pin.Symbol.LATENT, "2", at(View.BACK, 70 * m, 330)),
        pin(Pin.Symbol.NOTHING, "3", at(View.FRONT, -60 * m, 700)),
        pin(Pin.Symbol.NOT_JUDGED, "4", inGroup("shoulder", right)),
        pin(Pin.Symbol.ACTIVE, "5", inGroup("thigh", right.other())),
        pin(Pin.Symbol.ACTIVE, "6", new Pin.Lies.InRegion("temple" + right.suffix())),
        pin(Pin.Symbol.LATENT, "7", at(mirrored ? View.LEFT : View.RIGHT, 20 * m, 900)));
  }

  private static View mirrored(View view) {
    return view == View.LEFT ? View.RIGHT : view == View.RIGHT ? View.LEFT : view;
  }

  private static String front(Layers layers, Set<Layer> shown) {
    return LayeredPicture.of(CHART, Set.of(View.FRONT), layers, shown).values().iterator().next();
  }

  private static Layers layers(@Nullable Drawing drawing, List<Pin> findings, List<Pin> needles) {
    return new Layers(drawing, findings, needles, List.of(), List.of(), List.of());
  }

  private static Pin pin(Pin.Lies lies) {
    return pin(Pin.Symbol.ACTIVE, "1", lies);
  }

  private static Pin pin(Pin.Symbol symbol, String label, Pin.Lies lies) {
    return new Pin(symbol, label, lies);
  }

  private static Pin.Lies at(View view, int xMm, int yMm) {
    return new Pin.Lies.At(new Drawing.Spot(view, new Mark.Point(xMm, yMm)));
  }

  private static Pin.Lies inGroup(String group, Side side) {
    return new Pin.Lies.InGroup(group, side);
  }
}
