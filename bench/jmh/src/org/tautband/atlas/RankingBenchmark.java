package org.tautband.atlas;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.tautband.evidence.Content;
import org.tautband.kernel.chart.Chart;
import org.tautband.kernel.chart.Coverage;
import org.tautband.kernel.chart.Drawing;
import org.tautband.kernel.chart.DrawingReader;
import org.tautband.kernel.chart.Raster;
import org.tautband.kernel.chart.Reading;
import org.tautband.kernel.referral.Area;
import org.tautband.kernel.referral.Priors;
import org.tautband.kernel.referral.Ranking;
import org.tautband.kernel.referral.ReferralModel;

/** One ranking, beside the naive baseline; and the regions of a drawing of thirty strokes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 3, time = 3)
public class RankingBenchmark {
  private static final int DRAWINGS = 1_000;

  private ReferralModel model;
  private NaiveRanking naive;
  private Chart chart;
  private Drawing strokes;
  private final List<Set<Area>> drawings = new ArrayList<>();
  private int turn;

  @Setup
  public void content() {
    Content content = Content.load();
    model = new RankingVariants(content).model();
    naive = new NaiveRanking(ReferralMaps.of(content));
    var simulated = new SimulatedDrawings(content, 1);
    for (int i = 0; i < DRAWINGS; i++) {
      drawings.add(simulated.ofMuscles(1 + i % 2, SimulatedDrawings.Error.USUAL).areas());
    }
    chart = BodyChart.load();
    strokes = strokes();
  }

  private Drawing strokes() {
    StringBuilder marks = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      int y = 330 + 20 * i;
      marks
          .append(i == 0 ? "" : ",")
          .append("{\"view\":\"back\",\"widthMm\":20,\"quality\":\"ache\",\"points\":[[-150,")
          .append(y)
          .append("],[150,")
          .append(y + 40)
          .append("]]}");
    }
    String json = "{\"chart\":\"" + chart.version() + "\",\"says\":\"drawn\",\"marks\":[" + marks + "]}";
    return switch (DrawingReader.read(chart, json)) {
      case Reading.Read read -> read.drawing();
      case Reading.Refused refused -> throw new IllegalStateException(refused.inWords());
    };
  }

  private Set<Area> next() {
    return drawings.get(turn++ % DRAWINGS);
  }

  @Benchmark
  public Ranking model() {
    return model.rank(next(), Priors.NONE, 10);
  }

  @Benchmark
  public List<NaiveRanking.Placed> naive() {
    return naive.rank(next());
  }

  @Benchmark
  public Raster rasterOfADrawing() {
    return Raster.of(chart, strokes);
  }

  @Benchmark
  public List<Coverage> regionsOfADrawing() {
    return Coverage.of(chart, strokes);
  }
}
