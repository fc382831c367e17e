package org.tautband.assessment;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.assessment.PalpationTable.Kept;
import org.tautband.atlas.Rankings;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How much is kept for testing the ranking, and all of it as a file without names. It says how
 * often a proposed muscle was found, never how often a found muscle was right.
 */
@Component
@Transactional(readOnly = true)
public class PalpationReport {
  /** Ours, as in the report on recurrence: with fewer people a figure is about somebody. */
  public static final int FEWEST = 5;

  private static final JsonMapper MAPPER = JsonMapper.shared();
  private final PalpationTable table;
  private final Rankings rankings;

  PalpationReport(PalpationTable table, Rankings rankings) {
    this.table = table;
    this.rankings = rankings;
  }

  /**
   * Counts of palpations that have something in common: a muscle, or a place in the ranking.
   *
   * @param people different patients
   * @param present pressing brought the familiar pain back
   * @param absent it did not; what is left was not examined
   * @param first stood first in the ranking
   * @param amongFive stood second to fifth
   * @param furtherDown stood after that; what is left was not in the ranking
   */
  public record Line(
      String name,
      int people,
      int palpated,
      int present,
      int absent,
      int first,
      int amongFive,
      int furtherDown) {

    static Line of(String name, Collection<Kept> kept) {
      int[] n = new int[5];
      for (Kept one : kept) {
        switch (one.familiar()) {
          case PRESENT -> n[0]++;
          case ABSENT -> n[1]++;
          case NOT_EXAMINED -> {
            // What is left.
          }
        }
        Stood stood = Stood.of(one.place());
        if (stood == Stood.FIRST) n[2]++;
        if (stood == Stood.AMONG_FIVE) n[3]++;
        if (stood == Stood.FURTHER_DOWN) n[4]++;
      }
      return new Line(name, patients(kept), kept.size(), n[0], n[1], n[2], n[3], n[4]);
    }

    public int notExamined() {
      return palpated - present - absent;
    }

    public int notRanked() {
      return palpated - first - amongFive - furtherDown;
    }
  }

  private enum Stood {
    FIRST("First"),
    AMONG_FIVE("Second to fifth"),
    FURTHER_DOWN("Sixth to fiftieth"),
    NOT_RANKED("Not among the first fifty");

    private final String words;

    Stood(String words) {
      this.words = words;
    }

    static Stood of(@Nullable Integer place) {
      if (place == null) return NOT_RANKED;
      return place == 1 ? FIRST : place <= 5 ? AMONG_FIVE : FURTHER_DOWN;
    }
  }

  /**
   * The report.
   *
   * @param places by place in the ranking, each from {@link #FEWEST} people on
   * @param muscles from {@link #FEWEST} people on
   * @param otherMuscles that were palpated in fewer people
   * @param takenBack how often an agreement was taken back
   */
  public record Report(
      int people,
      int rankings,
      int palpations,
      int takenBack,
      List<Line> places,
      List<Line> muscles,
      int otherMuscles) {
    public Report {
      places = List.copyOf(places);
      muscles = List.copyOf(muscles);
    }

    /** Whether so many people are in it that it may be handed out. */
    public boolean enough() {
      return people >= FEWEST;
    }
  }

  /** As it stands now. */
  public Report now() {
    List<Kept> all = table.all();
    Map<String, List<Kept>> byMuscle = grouped(all, Kept::muscleId);
    List<Line> muscles =
        byMuscle.entrySet().stream()
            .map(e -> Line.of(rankings.muscleName(e.getKey()), e.getValue()))
            .filter(line -> line.people() >= FEWEST)
            .sorted(Comparator.comparingInt((Line l) -> -l.palpated()).thenComparing(Line::name))
            .toList();
    List<Line> places =
        grouped(all, kept -> Stood.of(kept.place())).entrySet().stream()
            .map(e -> Line.of(e.getKey().words, e.getValue()))
            .filter(line -> line.people() >= FEWEST)
            .toList();
    return new Report(
        patients(all),
        grouped(all, Kept::assessmentId).size(),
        all.size(),
        table.withdrawals(),
        places,
        muscles,
        byMuscle.size() - muscles.size());
  }

  private static int patients(Collection<Kept> kept) {
    return (int) kept.stream().map(Kept::patientId).distinct().count();
  }

  private static <K extends Comparable<K>> Map<K, List<Kept>> grouped(
      List<Kept> all, Function<Kept, K> key) {
    return all.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
  }

  /**
   * A file of what is kept.
   *
   * @param people whose palpations are in it
   * @param lines one JSON object for each ranking that was palpated after, in no order
   */
  public record HandedOut(Set<UUID> people, List<String> lines) {}

  /**
   * All of it, as docs/ranking.md describes it. Ids are new in every file and order is chance: two
   * files cannot be laid beside each other, and none leads back to a record.
   */
  public HandedOut handOut() {
    Map<UUID, List<Kept>> rankedOnes = new LinkedHashMap<>();
    table
        .all()
        .forEach(k -> rankedOnes.computeIfAbsent(k.assessmentId(), id -> new ArrayList<>()).add(k));
    List<List<Kept>> shuffled = new ArrayList<>(rankedOnes.values());
    Collections.shuffle(shuffled, new java.security.SecureRandom());
    Map<UUID, String> people = new HashMap<>();
    List<String> lines = new ArrayList<>();
    for (List<Kept> one : shuffled) {
      String person =
          people.computeIfAbsent(one.getFirst().patientId(), id -> UUID.randomUUID().toString());
      lines.add(MAPPER.writeValueAsString(line(one, person)));
    }
    return new HandedOut(Set.copyOf(people.keySet()), lines);
  }

  private static ObjectNode line(List<Kept> palpated, String person) {
    Kept first = palpated.getFirst();
    ObjectNode node =
        MAPPER
            .createObjectNode()
            .put("id", UUID.randomUUID().toString())
            .put("person", person)
            .put("month", YearMonth.from(first.at().atOffset(ZoneOffset.UTC)).toString())
            .put("model", first.model());
    texts(node, "regions", first.drawn());
    if (!first.condition().isEmpty()) node.put("condition", first.condition());
    var list = node.putArray("palpated");
    for (Kept one : palpated) {
      ObjectNode muscle =
          list.addObject()
              .put("muscle", one.muscleId())
              .put("side", one.side().code())
              .put("familiar", one.familiar().inWords())
              .put("referred", one.referred().inWords());
      texts(muscle, "felt", one.felt());
      muscle.put("place", one.place()).put("score", one.score());
    }
    return node;
  }

  private static void texts(ObjectNode node, String name, List<String> texts) {
    var array = node.putArray(name);
    texts.forEach(array::add);
  }
}
