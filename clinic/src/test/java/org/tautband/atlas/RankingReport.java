package org.tautband.atlas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tautband.atlas.SimulatedDrawings.Drawing;
import org.tautband.atlas.SimulatedDrawings.Error;
import org.tautband.evidence.Content;
import org.tautband.kernel.referral.Area;
import org.tautband.kernel.referral.Assumptions;
import org.tautband.kernel.referral.Priors;
import org.tautband.kernel.referral.Ranking;
import org.tautband.kernel.referral.ReferralModel;

/**
 * Works out every figure of {@code docs/ranking.md} and its picture anew: {@code ./tautband bench
 * RankingReport}. Always the same drawings, so that a change of the figures is a change of the
 * model or the content.
 */
@SuppressWarnings({"NullAway", "SystemOut"})
class RankingReport {
  private static final int DRAWINGS = Integer.getInteger("tautband.bench.drawings", 2_000);
  private static final Path DOCS = Path.of("../docs");
  private static final String FROM = "<!-- figures: written by RankingReport -->";
  private static final String TO = "<!-- end of figures -->";

  private final Content content = Content.load();
  private final RankingVariants variants = new RankingVariants(content);
  private final ReferralModel model = variants.model();
  private final StringBuilder text = new StringBuilder();

  @Test
  void figures() throws IOException {
    learned();
    redrawing();
    noGoodMatch();
    var found = new FoundTables(content, variants, DRAWINGS);
    found.simulated().forEach(this::say);
    found.published().forEach(this::say);
    calibration();
    warnings();
    write();
  }

  private void say(String line, Object... values) {
    String full = values.length == 0 ? line : line.formatted(values);
    text.append(full).append('\n');
    System.out.println("bench report " + full);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private void learned() {
    LearnedChances learned = LearnedChances.of(content, List.of());
    say("### What the experiments say");
    say("");
    say(
        "Felt in the main zone %s, in others %s (means of `experimental_referral.csv`, weighted by subjects). The model uses 70 and 30 in 100.",
        percent(learned.main()), percent(learned.other()));
    say("");
  }

  private void redrawing() {
    say("### Error of redrawing");
    say("");
    say(
        "| Simulated error | Mean Jaccard index of two drawings of one pain (published 0.42 to 0.76) |");
    say("|---|---|");
    for (var error : errors().entrySet()) {
      var drawings = new SimulatedDrawings(content, 1);
      double sum = 0;
      for (int i = 0; i < DRAWINGS; i++) sum += drawings.jaccardOfTwo(error.getValue());
      say("| %s | %.2f |", error.getKey(), sum / DRAWINGS);
    }
    say("");
  }

  private static Map<String, Error> errors() {
    Map<String, Error> errors = new LinkedHashMap<>();
    errors.put("usual", Error.USUAL);
    errors.put("large", Error.LARGE);
    return errors;
  }

  private void noGoodMatch() {
    say("### “No good match”");
    say("");
    say(
        "| Drawings | Myofascial (aim ≤ 5 %%) | As many regions anywhere (aim ≥ 50 %%) |"
            .replace("%%", "%"));
    say("|---|---|---|");
    for (var error : errors().entrySet()) {
      double ownOfAll = 0;
      double shuffledOfAll = 0;
      for (int muscles = 1; muscles <= 3; muscles++) {
        double expected = Assumptions.ARGUED.muscles().get(muscles - 1);
        var drawings = new SimulatedDrawings(content, 2);
        int own = 0;
        int shuffled = 0;
        for (int i = 0; i < DRAWINGS; i++) {
          Drawing drawing = drawings.ofMuscles(muscles, error.getValue());
          if (rank(drawing.areas()).noGoodMatch()) own++;
          if (rank(drawings.shuffled(drawing.areas())).noGoodMatch()) shuffled++;
        }
        say(
            "| pain of %d %s, %s error | %s | %s |",
            muscles,
            muscles == 1 ? "muscle" : "muscles",
            error.getKey(),
            percent((double) own / DRAWINGS),
            percent((double) shuffled / DRAWINGS));
        ownOfAll += expected * own / DRAWINGS;
        shuffledOfAll += expected * shuffled / DRAWINGS;
      }
      say(
          "| these together as the model expects them (4 : 2 : 1), %s error | %s | %s |",
          error.getKey(), percent(ownOfAll), percent(shuffledOfAll));
    }
    bySize();
    byPrior();
    say("");
  }

  /** How the chance of "no map" before the drawing was chosen. */
  private void byPrior() {
    say("");
    say(
        "By the chance of “no map” before the drawing (one to three muscles in equal numbers, usual error):");
    say("");
    say("| Before the drawing | Myofascial | Anywhere |");
    say("|---|---|---|");
    for (double chance : List.of(0.1, 0.3, 0.5, 0.7, 0.8, 0.9)) {
      ReferralModel other = variants.model(Assumptions.ARGUED.withNoMap(chance));
      var drawings = new SimulatedDrawings(content, 9);
      int own = 0;
      int anywhere = 0;
      for (int i = 0; i < DRAWINGS; i++) {
        Set<Area> areas = drawings.ofMuscles(1 + i % 3, Error.USUAL).areas();
        if (other.rank(areas, Priors.NONE, 5).noGoodMatch()) own++;
        if (other.rank(drawings.shuffled(areas), Priors.NONE, 5).noGoodMatch()) anywhere++;
      }
      say(
          "| %.1f | %s | %s |",
          chance, percent((double) own / DRAWINGS), percent((double) anywhere / DRAWINGS));
    }
  }

  private void bySize() {
    say("");
    say("By number of regions drawn (one muscle, usual error):");
    say("");
    say("| Regions | Drawings | Myofascial | Anywhere |");
    say("|---|---|---|---|");
    Map<Integer, int[]> bySize = new TreeMap<>();
    var drawings = new SimulatedDrawings(content, 3);
    for (int i = 0; i < DRAWINGS; i++) {
      Set<Area> areas = drawings.ofMuscles(1, Error.USUAL).areas();
      int[] counts = bySize.computeIfAbsent(Math.min(7, areas.size()), k -> new int[3]);
      counts[0]++;
      if (rank(areas).noGoodMatch()) counts[1]++;
      if (rank(drawings.shuffled(areas)).noGoodMatch()) counts[2]++;
    }
    bySize.forEach(
        (size, c) ->
            say(
                "| %s | %d | %s | %s |",
                size == 7 ? "7 or more" : size,
                c[0],
                percent((double) c[1] / c[0]),
                percent((double) c[2] / c[0])));
  }

  private Ranking rank(Set<Area> areas) {
    return model.rank(areas, Priors.NONE, 5);
  }

  private void calibration() throws IOException {
    CalibrationPlot plot = new CalibrationPlot();
    var drawings = new SimulatedDrawings(content, 6);
    for (int i = 0; i < DRAWINGS; i++) {
      Drawing drawing = drawings.ofMuscles(1 + i % 2, Error.USUAL);
      for (var candidate : rank(drawing.areas()).candidates()) {
        boolean right =
            drawing.muscles().contains(candidate.muscle()) && candidate.side() == drawing.side();
        plot.add(candidate.score(), right);
      }
    }
    say("### Calibration");
    say("");
    say(
        "The five best candidates of drawings from one muscle or two, in equal numbers, usual error:");
    say("");
    say("| Score | Candidates | Mean score | Right |");
    say("|---|---|---|---|");
    plot.rows().forEach(row -> say(row));
    say("");
    Files.writeString(DOCS.resolve("images/ranking-calibration.svg"), plot.svg());
  }

  private void warnings() {
    var regions = new RegionReader(content);
    var warnings = new Warnings(content, regions);
    Map<String, int[]> fired = new TreeMap<>();
    var drawings = new SimulatedDrawings(content, 7);
    Random random = new Random(8);
    int any = 0;
    int anyRandom = 0;
    for (int i = 0; i < DRAWINGS; i++) {
      Set<Area> own = drawings.ofMuscles(1, Error.USUAL).areas();
      any += count(warnings, own, fired, 0);
      Set<Area> size = new LinkedHashSet<>(own);
      while (size.size() > 1 + random.nextInt(6)) size.remove(size.iterator().next());
      anyRandom += count(warnings, drawings.shuffled(size), fired, 1);
    }
    say("### How often each picture warns, with no word of a referrer");
    say("");
    say("| Warning | Myofascial drawings of one muscle | Regions anywhere |");
    say("|---|---|---|");
    fired.forEach(
        (code, times) ->
            say(
                "| %s | %s | %s |",
                code,
                percent((double) times[0] / DRAWINGS),
                percent((double) times[1] / DRAWINGS)));
    say(
        "| any of them | %s | %s |",
        percent((double) any / DRAWINGS), percent((double) anyRandom / DRAWINGS));
    say("");
  }

  private int count(Warnings warnings, Set<Area> areas, Map<String, int[]> fired, int column) {
    var raised = warnings.raised(areas, List.of(), rank(areas).candidates(), false).warnings();
    raised.forEach(w -> fired.computeIfAbsent(w.code(), c -> new int[2])[column]++);
    return raised.isEmpty() ? 0 : 1;
  }

  private void write() throws IOException {
    Path file = DOCS.resolve("ranking.md");
    String before = Files.readString(file);
    int from = before.indexOf(FROM) + FROM.length();
    Files.writeString(
        file,
        before.substring(0, from)
            + "\n\n"
            + text.toString().strip()
            + "\n\n"
            + before.substring(before.indexOf(TO)));
  }
}
