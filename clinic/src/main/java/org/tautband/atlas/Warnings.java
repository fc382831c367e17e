package org.tautband.atlas;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tautband.evidence.Content;
import org.tautband.evidence.RedFlag;
import org.tautband.evidence.Source;
import org.tautband.kernel.referral.Area;
import org.tautband.kernel.referral.Candidate;

/**
 * What has to be asked before any muscle: from the picture of the pain and from a referrer's words.
 * A muscle can only add a question, never take one away.
 */
final class Warnings {
  /** Keeps the order of equals: what was said before what was drawn. */
  static final Comparator<Warning> STRICTEST_FIRST = Comparator.comparing(Warning::step).reversed();

  /** FA015 to FA017: a gluteal point is a sign of nerve-root disease, not against it. */
  private static final String GLUTEAL = "FA017";

  private static final int SHOWN = 200;
  private static final int GLUTEAL_AMONG = 5;
  private static final double GLUTEAL_SCORE = 0.05;
  private static final String OUR_PICTURE = "the picture is our own, no published rule read";

  private final Content content;
  private final RegionReader regions;
  private final Map<String, RedFlag> flags = new LinkedHashMap<>();
  private final Map<String, String> groups = new LinkedHashMap<>();
  private final Map<String, String> muscles = new LinkedHashMap<>();
  private final List<PainPicture> pictures;
  private final FeatureWords words;

  Warnings(Content content, RegionReader regions) {
    this.content = content;
    this.regions = regions;
    content.redFlags().forEach(flag -> flags.put(flag.id(), flag));
    content
        .rows("atlas/regions.csv")
        .forEach(row -> groups.put(row.text("base_id"), row.text("body_group")));
    content.rows("atlas/atlas.csv").forEach(row -> muscles.put(row.text("id"), row.text("name")));
    pictures = content.rows("screening/pain_pictures.csv").stream().map(PainPicture::of).toList();
    words = new FeatureWords(content);
  }

  /** What was raised, and which words were of no use. */
  record Raised(List<Warning> warnings, List<String> notUnderstood, List<String> saidAbsent) {}

  /**
   * @param sideUnknown the sides of what is drawn are only assumed, and not named
   */
  Raised raised(
      Set<Area> drawn, List<String> features, List<Candidate> candidates, boolean sideUnknown) {
    Map<String, List<String>> because = new LinkedHashMap<>();
    List<String> notUnderstood = new ArrayList<>();
    List<String> saidAbsent = new ArrayList<>();
    for (String feature : new LinkedHashSet<>(features)) {
      FeatureWords.Heard heard = words.heard(feature);
      String shown = shown(feature);
      if (!heard.understood()) notUnderstood.add(shown);
      if (heard.saidAbsent()) saidAbsent.add(shown);
      Set<String> raises = new LinkedHashSet<>(heard.flags());
      Set<String> ofPlace = fitting(heard.flagsOfPlace(), drawn);
      raises.addAll(ofPlace.isEmpty() ? heard.flagsOfPlace() : ofPlace);
      raises.addAll(fitting(heard.flagsOnlyThere(), drawn));
      raises.forEach(id -> add(because, id, "said: “" + shown + "”"));
    }
    for (PainPicture picture : pictures) {
      Set<Area> found = picture.in(drawn);
      if (found.isEmpty()) continue;
      String areas =
          found.stream()
              .map(a -> sideUnknown ? regions.nameWithoutSide(a.id()) : regions.name(a.id()))
              .collect(Collectors.joining(", "));
      add(
          because,
          picture.redFlagId(),
          "drawn: " + picture.words() + " (" + areas + "); " + OUR_PICTURE);
    }
    List<Warning> warnings = new ArrayList<>();
    because.forEach((id, reasons) -> warnings.add(warning(id, reasons)));
    gluteal(candidates, sideUnknown, warnings);
    warnings.sort(STRICTEST_FIRST);
    return new Raised(warnings, notUnderstood, saidAbsent);
  }

  private static void add(Map<String, List<String>> because, String flag, String reason) {
    because.computeIfAbsent(flag, id -> new ArrayList<>()).add(reason);
  }

  /** Those that fit the drawn place. */
  private Set<String> fitting(Set<String> ids, Set<Area> drawn) {
    Set<String> fit = new LinkedHashSet<>();
    for (String id : ids) {
      RedFlag flag = flag(id);
      if (drawn.stream().anyMatch(a -> flag.fits(groups.getOrDefault(a.base(), "")))) fit.add(id);
    }
    return fit;
  }

  private RedFlag flag(String id) {
    RedFlag flag = flags.get(id);
    if (flag == null) throw new IllegalStateException("no red flag " + id);
    return flag;
  }

  private Warning warning(String id, List<String> reasons) {
    RedFlag flag = flag(id);
    List<String> because = new ArrayList<>(reasons);
    because.add(source(flag));
    return new Warning(
        flag.causeClass() + ":" + id,
        "May mean: %s. %s. Ask: “%s”".formatted(flag.mayMean(), flag.step().inWords(), flag.ask()),
        flag.step(),
        because);
  }

  private String source(RedFlag flag) {
    if (!flag.status().mayBeStated()) return "the question awaits review: no published rule read";
    String read =
        content.citable(flag.sourceKeys()).stream()
            .map(Source::citation)
            .collect(Collectors.joining("; "));
    if (read.isEmpty()) return "no published rule read";
    String step = flag.stepFromSource() ? "" : " (how soon is ours, no published rule read)";
    return "the question rests on: " + read + step;
  }

  private static String shown(String feature) {
    return feature.length() <= SHOWN ? feature : feature.substring(0, SHOWN) + "…";
  }

  private void gluteal(List<Candidate> candidates, boolean sideUnknown, List<Warning> warnings) {
    candidates.stream()
        .limit(GLUTEAL_AMONG)
        .filter(c -> c.muscle().startsWith("gluteus_") && c.score() >= GLUTEAL_SCORE)
        .findFirst()
        .ifPresent(
            c ->
                warnings.add(
                    new Warning(
                        "root_or_cord:" + GLUTEAL,
                        "A gluteal muscle fits the drawing. A gluteal point is found more often"
                            + " where a nerve root is affected (radiculopathy): ask about"
                            + " numbness, tingling and weakness, and examine the nerve roots.",
                        RedFlag.Step.ASK_DOCTOR,
                        List.of(
                            "fits: "
                                + muscles.getOrDefault(c.muscle(), c.muscle())
                                + (sideUnknown
                                    ? ""
                                    : ", " + c.side().name().toLowerCase(Locale.ROOT)),
                            "found in 74.1 of 100 people with nerve-root pain and not in 91.4 of"
                                + " 100 without it, 325 people, LR+ 8.62 (FA015 to FA017): "
                                + content.source("ADEL16").citation()))));
  }
}
