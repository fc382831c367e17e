package org.tautband.kernel.count;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.tautband.kernel.naive.NaiveCount.Entry;

/**
 * Two devices, one server and a bad network between them, driven by a list of numbers: entries are
 * held back, sent twice, overtake each other and vanish. What arrives is told as the naive model's
 * entries.
 */
final class TwoDevices {
  private static final List<String> KINDS =
      List.of(
          "in",
          "out",
          "sharps",
          "in",
          "out",
          "sharps",
          "dropped",
          "lost",
          "broken",
          "piece out",
          "piece handed over",
          "stays in",
          "found in",
          "found out",
          "found in sharps",
          "opened");
  private static final int MOST_OF_A_NEEDLE = 7;

  private final Map<String, Integer> sequence = new HashMap<>();
  private final Map<String, Integer> seen = new HashMap<>();
  private final Map<String, List<Entry>> held = new HashMap<>();
  private final Map<Integer, String> truth = new HashMap<>();
  private final Map<Integer, Integer> entriesOf = new HashMap<>();
  private final List<Entry> arrived = new ArrayList<>();
  private final List<String> made = new ArrayList<>();

  /**
   * Plays the steps; {@code tidy} brings every needle to the sharps box at the end, by one hand.
   */
  List<Entry> play(List<Integer> steps, boolean tidy) {
    for (int step : steps) play(new Random(step * 7919L + 17));
    if (tidy) tidy();
    List<Entry> shuffled = new ArrayList<>(arrived);
    Collections.shuffle(shuffled, new Random(steps.hashCode()));
    return shuffled;
  }

  private void play(Random dice) {
    String device = dice.nextInt(10) < 6 ? "A" : "B";
    switch (dice.nextInt(20)) {
      case 0 -> make(device, "undo", 0, made.isEmpty() ? "e0" : pick(dice, made), 0);
      case 1 -> make(device, dice.nextInt(2) == 0 ? "stop" : "agrees", 0, "", 0);
      case 2 -> {
        if (dice.nextInt(2) == 0)
          make(device, "device lost", 0, pick(dice, List.of("A", "B")), dice.nextInt(3));
      }
      case 3, 4, 5, 6 ->
          seen.put(device, arrived.stream().mapToInt(Entry::receipt).max().orElse(0));
      default -> touch(device, dice);
    }
    network(dice);
  }

  private void touch(String device, Random dice) {
    int needle = 1 + dice.nextInt(3);
    String what = dice.nextInt(10) < 8 ? sensible(needle, dice) : pick(dice, KINDS);
    if (entriesOf.merge(needle, 1, Integer::sum) > MOST_OF_A_NEEDLE) return;
    truth.put(needle, what);
    make(device, what, needle, "", 0);
  }

  private String sensible(int needle, Random dice) {
    return switch (truth.getOrDefault(needle, "")) {
      case "" -> "opened";
      case "opened" -> pick(dice, List.of("in", "in", "in", "sharps", "dropped"));
      case "in" -> pick(dice, List.of("out", "out", "out", "lost", "stays in", "broken"));
      case "broken" -> pick(dice, List.of("piece out", "piece handed over"));
      case "out", "dropped", "piece out" -> pick(dice, List.of("sharps", "sharps", "in"));
      default -> pick(dice, KINDS);
    };
  }

  private void make(String device, String what, int needle, String about, int counted) {
    String id = "e" + (made.size() + 1);
    made.add(id);
    int number = sequence.merge(device, 1, Integer::sum);
    int known = seen.getOrDefault(device, 0);
    held.computeIfAbsent(device, d -> new ArrayList<>())
        .add(new Entry(id, device, number, known, 0, what, needle, about, counted));
  }

  /** Mostly delivers at once, so that many records end whole. */
  private void network(Random dice) {
    for (String device : List.of("A", "B")) {
      List<Entry> queue = held.getOrDefault(device, List.of());
      int fate = dice.nextInt(40);
      if (queue.isEmpty() || fate < 6) continue;
      Entry sent = queue.get(fate < 10 ? dice.nextInt(queue.size()) : 0);
      if (fate != 39 || dice.nextInt(3) > 0) arrive(sent);
      if (fate > 11) queue.remove(sent);
    }
  }

  private void arrive(Entry e) {
    arrived.add(
        new Entry(
            e.id(),
            e.device(),
            e.sequence(),
            e.seen(),
            arrived.size() + 1,
            e.what(),
            e.needle(),
            e.about(),
            e.counted()));
  }

  private void tidy() {
    for (String device : List.of("A", "B")) {
      held.getOrDefault(device, List.of()).forEach(this::arrive);
      held.put(device, new ArrayList<>());
    }
    seen.put("A", arrived.size());
    for (int needle : new ArrayList<>(truth.keySet())) make("A", "found in sharps", needle, "", 0);
    held.getOrDefault("A", List.of()).forEach(this::arrive);
  }

  private static <T> T pick(Random dice, List<T> list) {
    return list.get(dice.nextInt(list.size()));
  }
}
