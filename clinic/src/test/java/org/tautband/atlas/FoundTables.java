package org.tautband.atlas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tautband.atlas.SimulatedDrawings.Drawing;
import org.tautband.atlas.SimulatedDrawings.Error;
import org.tautband.evidence.Content;
import org.tautband.evidence.Row;
import org.tautband.kernel.referral.Area;

/** How often the right muscle is found, by the model, its variants and the baseline. */
@SuppressWarnings("NullAway")
final class FoundTables {
  private final Content content;
  private final RankingVariants variants;
  private final int drawings;
  private final List<String> lines = new ArrayList<>();

  FoundTables(Content content, RankingVariants variants, int drawings) {
    this.content = content;
    this.variants = variants;
    this.drawings = drawings;
  }

  private void say(String line, Object... values) {
    lines.add(values.length == 0 ? line : line.formatted(values));
  }

  List<String> simulated() {
    lines.clear();
    say("### Simulated drawings: the right muscle is first, among the first five");
    say("");
    say("| | maps, usual error | maps, large error | experiments, usual error |");
    say("|---|---|---|---|");
    variants
        .all()
        .forEach(
            (name, order) ->
                say(
                    "| %s | %s | %s | %s |",
                    name,
                    share(order, maps(Error.USUAL)),
                    share(order, maps(Error.LARGE)),
                    share(order, experiments())));
    say("");
    return List.copyOf(lines);
  }

  private List<Drawing> maps(Error error) {
    var simulated = new SimulatedDrawings(content, 4);
    List<Drawing> all = new ArrayList<>();
    for (int i = 0; i < drawings; i++) all.add(simulated.ofMuscles(1, error));
    return all;
  }

  private List<Drawing> experiments() {
    Map<String, List<Row>> byMuscle = new LinkedHashMap<>();
    for (Row row : content.rows("atlas/experimental_referral.csv")) {
      if (row.text("muscle_id").isEmpty() || row.list("base_region_ids").isEmpty()) continue;
      byMuscle.computeIfAbsent(row.text("muscle_id"), m -> new ArrayList<>()).add(row);
    }
    byMuscle.remove("rectus_femoris"); // its one row is a zone that 7 of 100 felt
    var simulated = new SimulatedDrawings(content, 5);
    List<Drawing> all = new ArrayList<>();
    byMuscle.forEach(
        (muscle, rows) -> {
          for (int i = 0; i < drawings / byMuscle.size(); i++) {
            all.add(simulated.ofExperiment(muscle, rows, Error.USUAL));
          }
        });
    return all;
  }

  private static String share(RankingVariants.Order order, List<Drawing> asked) {
    int first = 0;
    int five = 0;
    for (Drawing drawing : asked) {
      int place = order.of(drawing.areas()).indexOf(drawing.muscles().getFirst());
      if (place == 0) first++;
      if (place >= 0 && place < 5) five++;
    }
    return RankingReport.percent((double) first / asked.size())
        + ", "
        + RankingReport.percent((double) five / asked.size());
  }

  List<String> published() {
    lines.clear();
    List<PublishedCase> cases = PublishedCase.all(content);
    say(
        "### The %d published cases (they flatter: their papers also support the atlas)",
        cases.size());
    say("");
    say("| | right muscle first | among the first five |");
    say("|---|---|---|");
    Map<String, RankingVariants.Order> all = variants.all();
    all.forEach(
        (name, order) -> {
          int[] places = cases.stream().mapToInt(c -> place(order, c)).toArray();
          say("| %s | %d | %d |", name, within(places, 1), within(places, 5));
        });
    int[] left =
        cases.stream().mapToInt(c -> place(variants.withoutPapers(c.sourceKeys()), c)).toArray();
    say(
        "| the model, the paper of each case left out | %d | %d |",
        within(left, 1), within(left, 5));
    say("");
    say("| Case | Drawn | Found in | Place by the model | paper left out | naive |");
    say("|---|---|---|---|---|---|");
    for (int i = 0; i < cases.size(); i++) {
      PublishedCase one = cases.get(i);
      say(
          "| %s | %s | %s | %s | %s | %s |",
          one.id(),
          String.join(" ", one.areas().stream().map(Area::id).toList()),
          String.join(" ", one.expected()),
          shown(place(all.get("the model"), one)),
          shown(left[i]),
          shown(place(all.get("naive"), one)));
    }
    say("");
    return List.copyOf(lines);
  }

  private static String shown(int place) {
    return place == Integer.MAX_VALUE ? "after 40" : "" + place;
  }

  /** From 1 on. */
  private static int place(RankingVariants.Order order, PublishedCase one) {
    List<String> muscles = order.of(one.areas());
    int best = Integer.MAX_VALUE;
    for (String muscle : one.expected()) {
      int place = muscles.indexOf(muscle) + 1;
      if (place > 0) best = Math.min(best, place);
    }
    return best;
  }

  private static long within(int[] places, int most) {
    return java.util.Arrays.stream(places).filter(place -> place <= most).count();
  }
}
