package org.tautband.atlas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tautband.evidence.Content;
import org.tautband.evidence.FromContent;
import org.tautband.kernel.referral.Area;
import org.tautband.kernel.referral.Assumptions;
import org.tautband.kernel.referral.Candidate;
import org.tautband.kernel.referral.Evidence;
import org.tautband.kernel.referral.Priors;
import org.tautband.kernel.referral.Ranking;
import org.tautband.kernel.referral.ReferralModel;
import org.tautband.kernel.referral.Side;

/**
 * Which muscles could explain a drawing, and what has to be asked before: the door to {@code
 * kernel.referral}. The model is disputed ({@link #DISPUTED}); {@code docs/ranking.md} says how
 * well it does.
 */
@Component
public final class Rankings {
  /** Stands beside every ranking. */
  public static final String DISPUTED =
      "This is a model, and disputed: examiners agree only partly on where a trigger point is (kappa"
          + " 0.45, FA001), and in one experiment pain spread in irregular zones (FA014). It says"
          + " which muscles to palpate, not what is wrong.";

  /** So many things a referrer may say of one pain. */
  public static final int MOST_FEATURES = 200;

  private final FromContent<Prepared> prepared;

  public Rankings(Content content) {
    prepared = new FromContent<>(content, Prepared::new);
  }

  /** All that follows from one state of the content. */
  private static final class Prepared {
    private final RegionReader regions;
    private final ReferralModel model;
    private final Warnings warnings;
    private final ConditionPriors priors;
    private final String version;
    private final Map<String, String> names = new LinkedHashMap<>();

    Prepared(Content content) {
      regions = new RegionReader(content);
      model =
          new ReferralModel(
              ReferralMaps.body(content), ReferralMaps.of(content), Assumptions.ARGUED);
      warnings = new Warnings(content, regions);
      priors = new ConditionPriors(content);
      version = RankingVersion.of(content);
      content.rows("atlas/atlas.csv").forEach(row -> names.put(row.text("id"), row.text("name")));
    }
  }

  /** Conditions whose published shares may weigh in. */
  public List<String> conditions() {
    return prepared.now().priors.conditions();
  }

  /** What ranks: number of the equations and a hash of figures and maps, {@code 1 3fa9c1d2e4b5}. */
  public String version() {
    return prepared.now().version;
  }

  /** The name of a region with its side in words. */
  public String regionName(String id) {
    return prepared.now().regions.name(id);
  }

  /** The name of a region whose side was only assumed: it is not told. */
  public String regionNameWithoutSide(String id) {
    return prepared.now().regions.nameWithoutSide(id);
  }

  /** The name of a muscle, without side. */
  public String muscleName(String id) {
    return prepared.now().names.getOrDefault(id, id);
  }

  /**
   * Ranks, or says what is wrong with the case.
   *
   * @param atMost candidates wanted; on each side when the side is unknown
   */
  public RankingAnswer answer(RankingCase asked, int atMost) {
    Prepared now = prepared.now();
    RegionReader.Read read = now.regions.read(asked.regions(), asked.sideUnknown());
    List<String> problems = new ArrayList<>(read.problems());
    if (!asked.condition().isEmpty() && !now.priors.knows(asked.condition())) {
      problems.add(
          "No published share is known for “%s”. Known are: %s."
              .formatted(asked.condition(), String.join("; ", now.priors.conditions())));
    }
    if (asked.features().size() > MOST_FEATURES) {
      problems.add(
          "More than %d features cannot be heard. Name those that matter."
              .formatted(MOST_FEATURES));
    }
    if (atMost < 1) problems.add("At least one muscle must be wanted.");
    if (!problems.isEmpty()) return new RankingAnswer.Refused(asked.id(), problems);
    return ranked(now, asked, read.areas(), atMost);
  }

  private static RankedDrawing ranked(
      Prepared now, RankingCase asked, Set<Area> drawn, int atMost) {
    boolean weighed = !asked.condition().isEmpty();
    Priors priors = weighed ? now.priors.of(asked.condition()) : Priors.NONE;
    Ranking ranking = now.model.rank(drawn, priors, Math.max(atMost, 5));
    Warnings.Raised raised = raised(now, asked, drawn, ranking);
    return new RankedDrawing(
        asked.id(),
        ids(List.copyOf(drawn)),
        raised.warnings(),
        candidates(now, ranking, atMost, asked.sideUnknown()),
        ranking.noGoodMatch(),
        ranking.together().stream()
            .map(one -> new RankedDrawing.Named(one.muscle(), side(one.side())))
            .toList(),
        ids(ranking.unexplained()),
        asked.sideUnknown(),
        raised.notUnderstood(),
        raised.saidAbsent(),
        weighed ? now.priors.inWords(asked.condition()) : "");
  }

  /** Where the side is unknown, a picture of either side counts. */
  private static Warnings.Raised raised(
      Prepared now, RankingCase asked, Set<Area> drawn, Ranking ranking) {
    var raised =
        now.warnings.raised(drawn, asked.features(), ranking.candidates(), asked.sideUnknown());
    if (!asked.sideUnknown()) return raised;
    Set<Area> mirrored = new LinkedHashSet<>();
    drawn.forEach(area -> mirrored.add(area.mirrored()));
    var other = now.warnings.raised(mirrored, asked.features(), ranking.candidates(), true);
    List<Warning> all = new ArrayList<>(raised.warnings());
    for (Warning warning : other.warnings()) {
      if (all.stream().noneMatch(w -> w.code().equals(warning.code()))) all.add(warning);
    }
    all.sort(Warnings.STRICTEST_FIRST);
    return new Warnings.Raised(all, raised.notUnderstood(), raised.saidAbsent());
  }

  private static List<RankedDrawing.Match> candidates(
      Prepared now, Ranking ranking, int atMost, boolean bothSides) {
    Stream<Candidate> wanted = ranking.candidates().stream().limit(atMost);
    if (!bothSides) return wanted.map(c -> match(now, c)).toList();
    Map<String, RankedDrawing.Match> once = new LinkedHashMap<>();
    wanted
        .flatMap(c -> Stream.of(c, mirrored(c)))
        .forEach(c -> once.putIfAbsent(c.muscle() + c.side(), match(now, c)));
    return List.copyOf(once.values());
  }

  private static Candidate mirrored(Candidate c) {
    return new Candidate(
        c.muscle(),
        c.side().mirrored(),
        c.score(),
        c.logRatio(),
        mirrored(c.covers()),
        mirrored(c.doesNotExplain()),
        mirrored(c.beside()),
        mirrored(c.alsoExpected()),
        c.evidence());
  }

  private static List<Area> mirrored(List<Area> areas) {
    return areas.stream().map(Area::mirrored).toList();
  }

  private static RankedDrawing.Match match(Prepared now, Candidate c) {
    return new RankedDrawing.Match(
        c.muscle(),
        now.names.getOrDefault(c.muscle(), c.muscle()),
        side(c.side()),
        c.score(),
        ids(c.covers()),
        ids(c.doesNotExplain()),
        ids(c.beside()),
        ids(c.alsoExpected()),
        inWords(c.evidence()));
  }

  private static String inWords(Evidence evidence) {
    return switch (evidence) {
      case EXPERIMENT -> "experiment or clinical series, read";
      case SECONDARY -> "secondary text, read";
      case RECALLED -> "awaiting review";
    };
  }

  private static org.tautband.evidence.Side side(Side side) {
    return switch (side) {
      case RIGHT -> org.tautband.evidence.Side.RIGHT;
      case LEFT -> org.tautband.evidence.Side.LEFT;
      case MIDLINE -> org.tautband.evidence.Side.MIDLINE;
    };
  }

  private static List<String> ids(List<Area> areas) {
    return areas.stream().map(Area::id).toList();
  }
}
