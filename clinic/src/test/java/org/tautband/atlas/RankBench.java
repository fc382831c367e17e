package org.tautband.atlas;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.tautband.evidence.Content;
import org.tautband.kernel.referral.Area;
import org.tautband.kernel.referral.Priors;

/**
 * Bench R: one ranking of a simulated drawing, by the model, by the naive baseline as the floor,
 * and with warnings and words as {@code rank} gives it. After warm-up, one thread.
 */
@SuppressWarnings({"NullAway", "SystemOut"})
class RankBench {
  private static final int DRAWINGS = Integer.getInteger("tautband.bench.drawings", 20_000);
  private static long kept;

  @Test
  void ranking() {
    Content content = Content.load();
    var variants = new RankingVariants(content);
    var model = variants.model();
    var naive = new NaiveRanking(ReferralMaps.of(content));
    var rankings = new Rankings(content);
    var drawings = new SimulatedDrawings(content, 1);
    List<Set<Area>> small = new ArrayList<>();
    List<Set<Area>> large = new ArrayList<>();
    for (int i = 0; i < DRAWINGS; i++) {
      small.add(drawings.ofMuscles(1 + i % 2, SimulatedDrawings.Error.USUAL).areas());
      large.add(drawings.ofMuscles(6, SimulatedDrawings.Error.LARGE).areas());
    }
    report("model, pain of one or two muscles", small, d -> keep(model.rank(d, Priors.NONE, 10)));
    report("model, pain of six muscles", large, d -> keep(model.rank(d, Priors.NONE, 10)));
    report("naive baseline, pain of one or two muscles", small, d -> keep(naive.rank(d)));
    report("with warnings, pain of one or two muscles", small, d -> keep(asked(rankings, d)));
    System.out.printf(
        "bench R load of the machine %.1f (%d)%n",
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), kept % 10);
  }

  private static RankingAnswer asked(Rankings rankings, Set<Area> drawing) {
    return rankings.answer(RankingCase.of(drawing.stream().map(Area::id).toList()), 10);
  }

  private static void keep(Object answer) {
    kept += answer.hashCode();
  }

  private static void report(String what, List<Set<Area>> drawings, Consumer<Set<Area>> rank) {
    drawings.forEach(rank); // warms up
    var thread = ManagementFactory.getThreadMXBean();
    long[] nanos = new long[drawings.size()];
    long[] cpu = new long[drawings.size()];
    for (int i = 0; i < nanos.length; i++) {
      long beganCpu = thread.getCurrentThreadCpuTime();
      long began = System.nanoTime();
      rank.accept(drawings.get(i));
      nanos[i] = System.nanoTime() - began;
      cpu[i] = thread.getCurrentThreadCpuTime() - beganCpu;
    }
    Arrays.sort(nanos);
    Arrays.sort(cpu);
    System.out.printf(
        "bench R %s: median %.3f ms, 99th percentile %.3f ms; of processor time %.3f ms, %.3f ms"
            + " (%d drawings)%n",
        what,
        nanos[nanos.length / 2] / 1e6,
        nanos[nanos.length * 99 / 100] / 1e6,
        cpu[cpu.length / 2] / 1e6,
        cpu[cpu.length * 99 / 100] / 1e6,
        nanos.length);
  }
}
