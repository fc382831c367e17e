package org.tautband.kernel.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;
import org.tautband.kernel.naive.NaiveCount;
import org.tautband.kernel.naive.NaiveCount.Entry;
import org.tautband.kernel.naive.NaiveCount.Needle;

/** Hazard H2: a needle left in. */
class TallyAgreesWithNaiveModelTest {
  @Property(tries = 12_000, shrinking = ShrinkingMode.BOUNDED)
  void stateEqualsTheNaiveModelAndNoUnexplainedNeedleIsSigned(
      @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 50_000) Integer> steps,
      @ForAll boolean tidy,
      @ForAll Set<@IntRange(min = 1, max = 3) Integer> explained) {
    List<Entry> entries = new TwoDevices().play(steps, tidy);
    Tally tally = Tally.of(entries.stream().map(TallyAgreesWithNaiveModelTest::event).toList());
    NaiveCount naive = new NaiveCount(entries);

    TreeMap<Integer, Needle> needles = new TreeMap<>();
    tally.needles().forEach((number, n) -> needles.put(number, told(n)));
    assertThat(needles).isEqualTo(naive.needles());
    assertThat(tally.opened()).isEqualTo(naive.opened());
    assertThat(tally.inPatient()).isEqualTo(naive.inPatient());
    assertThat(tally.inSharps()).isEqualTo(naive.inSharps());
    assertThat(missing(tally)).isEqualTo(naive.missing());
    assertThat(tally.stopped()).isEqualTo(naive.stopped());
    assertThat(tally.despiteStop()).isEqualTo(ids(naive.despiteStop()));

    boolean signable = tally.hindrances(explained, tally.recorded()).isEmpty();
    assertThat(signable).isEqualTo(naive.mayBeSigned(explained, naive.opened(), naive.inSharps()));
    OwnCount wrong = new OwnCount(tally.opened() + 1, tally.inSharps());
    assertThat(tally.hindrances(explained, wrong)).isNotEmpty();
    cover(tally, entries, signable);
  }

  /** The property is worth something only if every kind of record is met often. */
  private static void cover(Tally tally, List<Entry> entries, boolean signable) {
    boolean needles = !tally.needles().isEmpty();
    boolean twoOnOneNeedle =
        tally.needles().keySet().stream()
            .anyMatch(
                n ->
                    entries.stream()
                            .filter(e -> e.needle() == n)
                            .map(Entry::device)
                            .distinct()
                            .count()
                        == 2);
    Set<String> once = new HashSet<>();
    boolean twice = entries.stream().anyMatch(e -> !once.add(e.id()));
    share("signable with needles", signable && needles, 4);
    share("refused", !signable, 20);
    share("two devices on one needle", twoOnOneNeedle, 20);
    share("unordered", tally.needles().values().stream().anyMatch(n -> !n.settled()), 20);
    share("gap", !tally.missing().isEmpty(), 5);
    share("sent twice", twice, 20);
  }

  private static void share(String label, boolean met, double atLeastPercent) {
    Statistics.label(label)
        .collect(met)
        .coverage(c -> c.check(true).percentage(p -> p >= atLeastPercent));
  }

  private static Needle told(NeedleCount n) {
    return new Needle(word(n.at()), n.settled(), n.openings(), n.broken());
  }

  private static String word(Whereabouts at) {
    return at.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Set<String> missing(Tally tally) {
    Set<String> missing = new TreeSet<>();
    for (var gap : tally.missing()) {
      for (long s = gap.first(); s <= gap.last(); s++) {
        missing.add((gap.device().equals(uuid("A")) ? "A" : "B") + ":" + s);
      }
    }
    return missing;
  }

  private static Set<UUID> ids(Set<String> names) {
    Set<UUID> ids = new HashSet<>();
    names.forEach(n -> ids.add(uuid(n)));
    return ids;
  }

  static NeedleEvent event(Entry e) {
    UUID id = uuid(e.id());
    Stamp made = new Stamp(uuid(e.device()), e.sequence(), e.seen(), Instant.EPOCH);
    Receipt received = new Receipt(e.receipt(), Instant.EPOCH, uuid("Kim"));
    return switch (e.what()) {
      case "undo" -> new NeedleEvent.Undo(id, made, received, uuid(e.about()));
      case "stop" -> new NeedleEvent.PatientSaysStop(id, made, received);
      case "agrees" -> new NeedleEvent.PatientAgrees(id, made, received);
      case "device lost" ->
          new NeedleEvent.DeviceLost(id, made, received, uuid(e.about()), e.counted());
      default -> new NeedleEvent.OfNeedle(id, made, received, e.needle(), kind(e.what()), "");
    };
  }

  private static Kind kind(String what) {
    return Kind.valueOf(what.toUpperCase(Locale.ROOT).replace(' ', '_'));
  }

  static UUID uuid(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
