package org.tautband.followup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.episodes.Diagnosis;
import org.tautband.episodes.Episode;
import org.tautband.episodes.Episodes;
import org.tautband.evidence.Content;
import org.tautband.evidence.Place;
import org.tautband.followup.RecurrenceTable.Outcome;

/**
 * How often patients of the clinic group said that a problem came back, always with how many were
 * asked and how many answered. It says nothing about what treatment did.
 */
@Component
public class RecurrenceReport {
  /** Ours: with fewer answers a line would say more about a person than about a problem. */
  public static final int FEWEST = 5;

  private final RecurrenceTable table;
  private final Episodes episodes;
  private final Content content;

  RecurrenceReport(RecurrenceTable table, Episodes episodes, Content content) {
    this.table = table;
    this.episodes = episodes;
    this.content = content;
  }

  /**
   * Counts of one group of episodes.
   *
   * @param asked episodes after which the patient was asked
   * @param answered of these
   * @param cameBack of those answered
   * @param neverWent of those answered
   */
  public record Count(int asked, int answered, int cameBack, int neverWent) {
    static Count of(List<Outcome> outcomes) {
      int answered = 0;
      int cameBack = 0;
      int neverWent = 0;
      for (var outcome : outcomes) {
        var said = outcome.said();
        if (said == null) continue;
        answered++;
        switch (said) {
          case CAME_BACK -> cameBack++;
          case NEVER_WENT -> neverWent++;
          case STAYED_AWAY -> {
            // What is left of those who answered.
          }
        }
      }
      return new Count(outcomes.size(), answered, cameBack, neverWent);
    }

    public int stayedAway() {
      return answered - cameBack - neverWent;
    }

    public int silent() {
      return asked - answered;
    }

    /** Of 100 who answered; only where somebody did. */
    public Share share() {
      return Share.of(cameBack, answered);
    }
  }

  /**
   * A share of 100 with its 95 % interval by Wilson's formula (E. B. Wilson, J Am Stat Assoc 1927),
   * rounded outwards.
   */
  public record Share(int of100, int low, int high) {
    private static final double Z = 1.959964;

    static Share of(int hits, int n) {
      if (n < 1) throw new IllegalArgumentException("a share of nobody");
      double p = (double) hits / n;
      double square = Z * Z / n;
      double middle = (p + square / 2) / (1 + square);
      double half = Z * Math.sqrt(p * (1 - p) / n + square / (4 * n)) / (1 + square);
      int low = (int) Math.floor(100 * (middle - half) + 1e-9);
      int high = (int) Math.ceil(100 * (middle + half) - 1e-9);
      return new Share((int) Math.round(100 * p), Math.max(0, low), Math.min(100, high));
    }
  }

  /** A body group or a cause as it was written, with its counts. */
  public record Line(String name, Count count) {}

  /**
   * The report.
   *
   * @param people how many different people were asked
   * @param linked episodes that were opened as the recurrence of another
   * @param linkedUnasked of these, before anybody was asked
   */
  public record Report(
      Count all, int people, List<Line> areas, List<Line> causes, int linked, int linkedUnasked) {
    public Report {
      areas = List.copyOf(areas);
      causes = List.copyOf(causes);
    }
  }

  /** As it stands now. */
  @Transactional(readOnly = true)
  public Report now() {
    var outcomes = table.outcomes();
    var known =
        episodes.all(outcomes.stream().map(Outcome::episodeId).toList()).stream()
            .collect(Collectors.toMap(Episode::id, Function.identity()));
    var again = episodes.recurrences();
    Set<UUID> people = new HashSet<>();
    known.values().forEach(episode -> people.add(episode.patientId()));
    return new Report(
        Count.of(outcomes),
        people.size(),
        lines(outcomes, known, this::areas),
        lines(outcomes, known, RecurrenceReport::causes),
        again.size(),
        (int) again.stream().filter(one -> !known.containsKey(one.recurrenceOf())).count());
  }

  private static List<Line> lines(
      List<Outcome> outcomes, Map<UUID, Episode> known, Function<Episode, Set<String>> names) {
    Map<String, List<Outcome>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (var outcome : outcomes) {
      var episode = known.get(outcome.episodeId());
      if (episode == null) continue;
      for (var name : names.apply(episode)) {
        byName.computeIfAbsent(name, n -> new ArrayList<>()).add(outcome);
      }
    }
    return byName.entrySet().stream()
        .map(entry -> new Line(entry.getKey(), Count.of(entry.getValue())))
        .filter(line -> line.count().answered() >= FEWEST)
        .sorted(
            Comparator.comparing((Line line) -> -line.count().answered()).thenComparing(Line::name))
        .toList();
  }

  private Set<String> areas(Episode episode) {
    return episode.plannedPlaces().stream()
        .map(Place::bodyGroup)
        .map(id -> content.bodyGroup(id).name())
        .collect(Collectors.toSet());
  }

  /** As written, whatever its capitals: nobody codes a cause here. */
  private static Set<String> causes(Episode episode) {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (Diagnosis diagnosis : episode.diagnoses()) names.add(diagnosis.text().strip());
    return names;
  }
}
