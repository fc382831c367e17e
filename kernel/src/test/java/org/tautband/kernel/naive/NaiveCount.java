package org.tautband.kernel.naive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The needle count as ARCHITECTURE.md and docs/decisions/0010-needle-count.md tell it, slow and
 * literal: every possible order is tried. Shares no code and no type with the count it checks.
 */
public final class NaiveCount {
  /** One entry. {@code about} is the entry an undo takes back, or the device declared lost. */
  public record Entry(
      String id,
      String device,
      int sequence,
      int seen,
      int receipt,
      String what,
      int needle,
      String about,
      int counted) {}

  public record Needle(String where, boolean settled, int openings, boolean broken) {}

  private static final List<String> DANGER =
      List.of(
          "not opened",
          "in sharps",
          "piece handed over",
          "piece out",
          "stays in",
          "lost",
          "opened",
          "out",
          "in",
          "broken");

  private final List<Entry> entries = new ArrayList<>();
  private final Map<Entry, Map<Entry, Boolean>> known = new IdentityHashMap<>();
  private final Map<Integer, Needle> needles = new TreeMap<>();

  public NaiveCount(List<Entry> received) {
    Map<String, Entry> once = new LinkedHashMap<>();
    for (Entry entry : received) {
      Entry known = once.get(entry.id);
      if (known == null || entry.receipt < known.receipt) once.put(entry.id, entry);
    }
    entries.addAll(once.values());
  }

  public Map<Integer, Needle> needles() {
    if (!needles.isEmpty()) return needles;
    Map<Integer, Needle> result = needles;
    for (Entry entry : entries) {
      if (entry.needle > 0 && !result.containsKey(entry.needle) && !takenBack(entry))
        result.put(entry.needle, needle(entry.needle));
    }
    return result;
  }

  private Needle needle(int number) {
    List<Entry> life = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.needle == number && !takenBack(entry)) life.add(entry);
    }
    Set<String> ends = new HashSet<>();
    everyOrder(life, "not opened", false, ends);
    String worst = "not opened";
    for (String end : ends) {
      String place = end.replace("!", "");
      if (DANGER.indexOf(place) > DANGER.indexOf(worst)) worst = place;
    }
    boolean settled = ends.size() == 1 && !ends.iterator().next().endsWith("!");
    return new Needle(worst, settled, how("opened", life), how("broken", life) > 0);
  }

  private static int how(String what, List<Entry> life) {
    return (int) life.stream().filter(e -> e.what.equals(what)).count();
  }

  private void everyOrder(List<Entry> rest, String where, boolean doubt, Set<String> ends) {
    if (rest.isEmpty()) ends.add(where + (doubt ? "!" : ""));
    for (Entry next : rest) {
      if (waits(next, rest)) continue;
      List<Entry> others = new ArrayList<>(rest);
      others.remove(next);
      String to = to(next.what);
      if (allowed(where, next.what)) {
        everyOrder(others, to, doubt && !next.what.startsWith("found"), ends);
      } else {
        everyOrder(others, DANGER.indexOf(to) > DANGER.indexOf(where) ? to : where, true, ends);
      }
    }
  }

  private boolean waits(Entry next, List<Entry> rest) {
    for (Entry other : rest) {
      if (before(other, next)) return true;
    }
    return false;
  }

  private static String to(String what) {
    return switch (what) {
      case "dropped", "found out" -> "out";
      case "sharps", "found in sharps" -> "in sharps";
      case "found in" -> "in";
      default -> what;
    };
  }

  private static boolean allowed(String where, String what) {
    if (what.equals("opened")) return where.equals("not opened");
    if (where.equals("not opened")) return false;
    if (where.equals(to(what))) return true;
    return switch (what) {
      case "in" -> Set.of("opened", "out", "lost").contains(where);
      case "out" -> Set.of("in", "stays in", "lost").contains(where);
      case "dropped" -> where.equals("opened");
      case "sharps" -> Set.of("opened", "out", "lost", "piece out").contains(where);
      case "lost", "broken" -> Set.of("opened", "in", "out").contains(where);
      case "piece out", "piece handed over" -> where.equals("broken");
      case "stays in" -> where.equals("in");
      case "found in", "found out", "found in sharps" -> !where.equals("broken");
      default -> throw new IllegalArgumentException(what);
    };
  }

  private boolean takenBack(Entry entry) {
    return !entry.what.equals("undo")
        && entries.stream().anyMatch(e -> e.what.equals("undo") && e.about.equals(entry.id));
  }

  /** Same device: by sequence. Otherwise b's device had been shown a, or something after a. */
  private boolean before(Entry a, Entry b) {
    if (a.device.equals(b.device)) return a.sequence < b.sequence;
    return known
        .computeIfAbsent(a, x -> new IdentityHashMap<>())
        .computeIfAbsent(b, x -> shown(a, b));
  }

  private boolean shown(Entry a, Entry b) {
    int seen = 0;
    for (Entry looking : entries) {
      if (looking.device.equals(b.device) && looking.sequence <= b.sequence) {
        seen = Math.max(seen, looking.seen);
      }
    }
    for (Entry there : entries) {
      if (there.device.equals(a.device) && there.sequence >= a.sequence && there.receipt <= seen) {
        return true;
      }
    }
    return false;
  }

  public int opened() {
    return needles().values().stream().mapToInt(n -> Math.max(1, n.openings)).sum();
  }

  public int inPatient() {
    return (int) needles().values().stream().filter(NaiveCount::isIn).count();
  }

  public int inSharps() {
    return (int) needles().values().stream().filter(n -> n.where.equals("in sharps")).count();
  }

  private static boolean isIn(Needle needle) {
    return needle.where.equals("in") || needle.where.equals("broken");
  }

  /** "device:number" of each entry that has not arrived and was not given up. */
  public Set<String> missing() {
    Set<String> missing = new TreeSet<>();
    for (Entry entry : entries) {
      for (int sequence = 1; sequence < entry.sequence; sequence++) {
        int wanted = sequence;
        boolean here =
            entries.stream().anyMatch(e -> e.device.equals(entry.device) && e.sequence == wanted);
        if (!here && !givenUp(entry.device, sequence)) missing.add(entry.device + ":" + sequence);
      }
    }
    return missing;
  }

  private boolean givenUp(String device, int sequence) {
    for (Entry declared : entries) {
      if (!declared.what.equals("device lost") || takenBack(declared)) continue;
      if (!declared.about.equals(device)) continue;
      NaiveCount then =
          new NaiveCount(entries.stream().filter(e -> e.receipt < declared.receipt).toList());
      boolean knownLater =
          then.entries.stream().anyMatch(e -> e.device.equals(device) && e.sequence > sequence);
      if (knownLater && then.inPatient() == declared.counted) return true;
    }
    return false;
  }

  public boolean stopped() {
    return stops().stream()
        .anyMatch(stop -> agreements().stream().noneMatch(again -> before(stop, again)));
  }

  public Set<String> despiteStop() {
    Set<String> found = new TreeSet<>();
    for (Entry in : entries) {
      if (!in.what.equals("in") || takenBack(in)) continue;
      for (Entry stop : stops()) {
        boolean agreedBetween =
            agreements().stream().anyMatch(a -> before(stop, a) && before(a, in));
        if (before(stop, in) && !agreedBetween) found.add(in.id);
      }
    }
    return found;
  }

  private List<Entry> stops() {
    return entries.stream().filter(e -> e.what.equals("stop") && !takenBack(e)).toList();
  }

  private List<Entry> agreements() {
    return entries.stream().filter(e -> e.what.equals("agrees") && !takenBack(e)).toList();
  }

  /** May a person who counted so sign, with incidents for these needles? */
  public boolean mayBeSigned(Set<Integer> explained, int countedOpened, int countedInSharps) {
    if (countedOpened != opened() || countedInSharps != inSharps()) return false;
    if (!missing().isEmpty()) return false;
    for (Entry undo : entries) {
      if (undo.what.equals("undo") && entries.stream().noneMatch(e -> e.id.equals(undo.about))) {
        return false;
      }
    }
    for (Map.Entry<Integer, Needle> entry : needles().entrySet()) {
      Needle needle = entry.getValue();
      if (!needle.settled || needle.openings != 1) return false;
      boolean incident = explained.contains(entry.getKey());
      boolean mayBeExplained =
          Set.of("lost", "stays in", "piece out", "piece handed over").contains(needle.where);
      if (needle.broken && !incident) return false;
      if (!needle.where.equals("in sharps") && !(mayBeExplained && incident)) return false;
    }
    return true;
  }
}
