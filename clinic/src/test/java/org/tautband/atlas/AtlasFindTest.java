package org.tautband.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tautband.atlas.MuscleSheet.Reach;
import org.tautband.evidence.Content;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finding muscles by region, movement, root and name, each against a plainer way to say the same.
 */
class AtlasFindTest {
  private static final Content CONTENT = Content.load();
  private static final Atlas ATLAS = new Atlas(CONTENT);

  private static Sought all() {
    return new Sought("", "", null, "", "");
  }

  private static Sought region(String id) {
    return new Sought("", id, null, "", "");
  }

  private static List<String> ids(List<MuscleSheet> sheets) {
    return sheets.stream().map(sheet -> sheet.muscle().id()).toList();
  }

  /** The nested file says the same as the flat one, and is read here in the plainest way. */
  private static JsonNode nested() {
    try (var in = Content.class.getResourceAsStream("/content/atlas/atlas.json")) {
      return JsonMapper.shared().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyRegionFindsExactlyTheMusclesWhoseMapsNameIt() {
    var main = new HashMap<String, TreeSet<String>>();
    var either = new HashMap<String, TreeSet<String>>();
    for (JsonNode muscle : nested().path("muscles")) {
      for (JsonNode zone : muscle.path("primary")) {
        main.computeIfAbsent(zone.asString(), z -> new TreeSet<>())
            .add(muscle.path("id").asString());
      }
      for (String zone : List.of("primary", "secondary")) {
        for (JsonNode id : muscle.path(zone)) {
          either
              .computeIfAbsent(id.asString(), z -> new TreeSet<>())
              .add(muscle.path("id").asString());
        }
      }
    }
    assertThat(ATLAS.baseRegions()).hasSize(119);
    for (BaseRegion region : ATLAS.baseRegions()) {
      List<MuscleSheet> found = ATLAS.find(region(region.id()));
      assertThat(ids(found))
          .as(region.id())
          .containsExactlyInAnyOrderElementsOf(either.getOrDefault(region.id(), new TreeSet<>()));
      assertThat(
              found.stream()
                  .filter(s -> s.reach(region.id()) == Reach.MAIN)
                  .map(s -> s.muscle().id()))
          .as(region.id())
          .containsExactlyInAnyOrderElementsOf(main.getOrDefault(region.id(), new TreeSet<>()));
      assertThat(found)
          .isSortedAccordingTo((a, b) -> a.reach(region.id()).compareTo(b.reach(region.id())));
    }
  }

  @Test
  void everyTraditionalPointIsReadWithItsZones() {
    int points = 0;
    for (JsonNode muscle : nested().path("muscles")) {
      var read = ATLAS.sheet(muscle.path("id").asString()).orElseThrow().map().points();
      var expected = new ArrayList<ReferralMap.Point>();
      for (JsonNode point : muscle.path("trigger_points")) {
        expected.add(
            new ReferralMap.Point(
                point.path("trp").asString(),
                point.path("location").asString(),
                words(point.path("primary")),
                words(point.path("secondary"))));
      }
      assertThat(read).isEqualTo(expected);
      points += read.size();
    }
    assertThat(points).isEqualTo(204);
  }

  private static List<String> words(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  @Test
  void everyActionIsSomeMovementAndOnlyTheNamedOnesAreNone() {
    var none =
        ATLAS.find(new Sought("", "", Movement.OTHER, "", "")).stream()
            .map(sheet -> sheet.anatomy().action().words())
            .distinct();
    assertThat(none).containsExactlyInAnyOrder("uncertain", "unlocks knee");
    for (Movement movement : Movement.values()) {
      assertThat(ATLAS.find(new Sought("", "", movement, "", ""))).as(movement.name()).isNotEmpty();
      assertThat(Movement.of(movement.code())).contains(movement);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "externally rotates, abducts flexed hip; OUTWARD_ROTATION ABDUCTION ROTATION",
        "assists plantarflexion; PLANTARFLEXION",
        "everts, plantarflexes; PLANTARFLEXION EVERSION",
        "flexes elbow, supinates; FLEXION SUPINATION",
        "extends, rotates opposite; EXTENSION ROTATION",
        "opposes thumb; OPPOSITION",
        "lifts ribs; ELEVATION BREATHING",
      })
  void anActionIsReadAsItsMovements(String action, String movements) {
    assertThat(Movement.in(action).stream().map(Enum::name))
        .containsExactlyInAnyOrder(movements.split(" "));
  }

  @Property(tries = 200)
  void aRangeOfRootsHasEveryRootBetween(
      @ForAll @IntRange(min = 3, max = 32) int from, @ForAll @IntRange(max = 10) int more) {
    int to = Math.min(from + more, 32);
    var expected = IntStream.rangeClosed(from, to).mapToObj(Roots.ALL::get).toList();
    String cell = Roots.ALL.get(from) + (to == from ? "" : "-" + Roots.ALL.get(to));
    assertThat(Roots.of(cell)).isEqualTo(expected);
    assertThat(Roots.of("CN XI, " + cell)).startsWith("CN XI").hasSize(expected.size() + 1);
  }

  @Test
  void everyMuscleButTheVariableOneHasRootsAndIsFoundByEachOfThem() {
    for (MuscleSheet sheet : ATLAS.find(all())) {
      var codes = sheet.anatomy().rootCodes();
      if (sheet.anatomy().roots().words().equals("variable")) continue;
      assertThat(codes).as(sheet.muscle().id()).isNotEmpty();
      for (String code : codes) {
        assertThat(ATLAS.find(new Sought("", "", null, code, ""))).contains(sheet);
      }
    }
    assertThat(Roots.of("CN V3, VII")).containsExactly("CN V", "CN VII");
    assertThat(Roots.of("S2-L1")).isEmpty();
  }

  /** One wrong letter in one word of a name, as a finger slips. */
  @Property(tries = 300)
  void aNameWithOneWrongLetterStillFindsItsMuscle(
      @ForAll @IntRange(max = 130) int which, @ForAll @IntRange(max = 40) int at) {
    Muscle muscle = ATLAS.muscles().get(which);
    char[] typed = muscle.latin().toCharArray();
    int place = at % typed.length;
    if (!Character.isLetter(typed[place]) || wordAt(muscle.latin(), place).length() < 4) return;
    typed[place] = 'q';
    assertThat(ids(ATLAS.find(new Sought(new String(typed), "", null, "", ""))))
        .contains(muscle.id());
  }

  private static String wordAt(String text, int place) {
    int start = text.lastIndexOf(' ', place) + 1;
    int end = text.indexOf(' ', place);
    return text.substring(start, end < 0 ? text.length() : end);
  }

  @Property(tries = 100)
  void askingForMoreNeverFindsMore(
      @ForAll @IntRange(max = 118) int region,
      @ForAll @IntRange(max = 24) int movement,
      @ForAll @IntRange(max = 32) int root) {
    var id = ATLAS.baseRegions().get(region).id();
    var moved = Movement.values()[movement];
    var code = Roots.ALL.get(root);
    var both = ATLAS.find(new Sought("", id, moved, code, ""));
    assertThat(ATLAS.find(region(id))).containsAll(both);
    assertThat(ATLAS.find(new Sought("", "", moved, "", ""))).containsAll(both);
    assertThat(ATLAS.find(new Sought("", "", null, code, ""))).containsAll(both);
    assertThat(both).allMatch(s -> s.moves(moved) && s.anatomy().rootCodes().contains(code));
  }

  @ParameterizedTest
  @CsvSource({
    "infaspunktus, infraspinatus",
    "gastroknemeous muskle, gastrocnemius",
    "upper trapezoid of the shoulder blade, trapezius_desc",
    "piriphormus, piriformis"
  })
  void wordsThatFindNothingAreAnsweredWithNamesNearThem(String typed, String muscleId) {
    assertThat(ATLAS.find(new Sought(typed, "", null, "", ""))).isEmpty();
    assertThat(ATLAS.near(typed).stream().map(Muscle::id)).contains(muscleId);
  }

  @Test
  void nonsenseIsNearNothing() {
    assertThat(ATLAS.near("xqzzv wwkkj")).isEmpty();
    assertThat(ATLAS.near("")).isEmpty();
    assertThat(ATLAS.near("<script>")).hasSizeLessThanOrEqualTo(6);
  }

  @Test
  void comparingPartsTheRegionsOfBothMaps() {
    for (Map.Entry<String, String> pair :
        Map.of("infraspinatus", "teres_minor", "piriformis", "gluteus_minimus").entrySet()) {
      var a = ATLAS.sheet(pair.getKey()).orElseThrow();
      var b = ATLAS.sheet(pair.getValue()).orElseThrow();
      var c = Comparison.of(a, b);
      assertThat(c.both()).allMatch(r -> a.reach(r) != Reach.NONE && b.reach(r) != Reach.NONE);
      assertThat(c.onlyA()).allMatch(r -> a.reach(r) != Reach.NONE && b.reach(r) == Reach.NONE);
      assertThat(c.onlyB()).allMatch(r -> a.reach(r) == Reach.NONE && b.reach(r) != Reach.NONE);
      assertThat(c.both().size() + c.onlyA().size())
          .isEqualTo(a.map().main().size() + a.map().lessOften().size());
      var turned = Comparison.of(b, a);
      assertThat(turned.both()).containsExactlyInAnyOrderElementsOf(c.both());
      assertThat(turned.onlyA()).isEqualTo(c.onlyB());
    }
  }
}
