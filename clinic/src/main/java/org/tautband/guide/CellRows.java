package org.tautband.guide;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.tautband.evidence.Claim;
import org.tautband.evidence.Effect;
import org.tautband.evidence.Figures;
import org.tautband.evidence.Findings;

/**
 * The rows an option shows in the grid for a condition; all others stand in the fact box.
 *
 * <p>The rule looks at everything but the result: one row for each kind of comparison and each
 * group of people, at most three up to three months and three later; what comes back counts as
 * later. Among those of one kind the row with the higher grade stands first, then (for waiting) one
 * with little or no care, then one with a figure for patients, then one with a comparison group,
 * then one about this condition alone, then pain, then the time (the latest up to three months, the
 * nearest to a year later), then more people, then the order of the file.
 *
 * @param soon up to three months, or without a time
 * @param later after more than three months, or whether it comes back
 * @param gaps what was looked for and not found
 * @param more whether the fact box holds further rows of this option
 */
record CellRows(List<Claim> soon, List<Claim> later, List<Claim> gaps, boolean more) {
  static final int MOST = 3;
  private static final int YEAR = 365;
  private static final int MONTH = 31;

  /** What the others had, in the order in which a cell tells it. */
  private enum Kind {
    NOTHING,
    OTHER_CARE,
    ADDED
  }

  private record Group(Kind kind, String people) {}

  private static final Pattern ADDED =
      Pattern.compile("(?<!dn )\\b(alone|added|combined)\\b|dn \\+");
  private static final Pattern NOTHING =
      Pattern.compile(
          "sham|pretend|placebo|dummy|wait|no treatment|no intervention|no training|no exercise"
              + "|no active|no or minimal|minimal|none|control|observation|value at the start"
              + "|before");
  private static final Pattern COMES_BACK =
      Pattern.compile("recurren|new episode|again|re-injury|reinjury");
  private static final Pattern LITTLE_CARE =
      Pattern.compile("no treatment|no intervention|no or minimal|wait and see|none specified");

  static CellRows of(Findings findings, String condition, Option option) {
    List<Claim> stated = new ArrayList<>();
    List<Claim> gaps = new ArrayList<>();
    for (Claim claim : findings.claims()) {
      if (!claim.conditionIds().contains(condition) || !isOf(claim, option)) continue;
      if (claim.status().mayBeStated()) stated.add(claim);
      else if (claim.isGap()) gaps.add(claim);
    }
    List<Claim> soon = chosen(findings, stated, option, false);
    List<Claim> later = chosen(findings, stated, option, true);
    return new CellRows(soon, later, gaps, stated.size() > soon.size() + later.size());
  }

  private static boolean isOf(Claim claim, Option option) {
    return List.of(claim.option().split("\\|")).contains(option.key());
  }

  private static List<Claim> chosen(
      Findings findings, List<Claim> stated, Option option, boolean later) {
    Map<Group, Claim> firsts = new LinkedHashMap<>();
    stated.stream()
        .filter(claim -> isLater(claim) == later)
        .sorted(bestFirst(findings))
        .forEach(claim -> firsts.putIfAbsent(group(claim, option), claim));
    return firsts.entrySet().stream()
        .limit(MOST)
        .sorted(
            Comparator.comparing((Map.Entry<Group, Claim> e) -> e.getKey().kind())
                .thenComparing(e -> days(e.getValue()) / MONTH))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static boolean isLater(Claim claim) {
    return FollowUp.of(claim.followUp()).later() || COMES_BACK.matcher(claim.outcome()).find();
  }

  private static int days(Claim claim) {
    return FollowUp.of(claim.followUp()).days();
  }

  private static Comparator<Claim> bestFirst(Findings findings) {
    return Comparator.comparingInt((Claim claim) -> claim.certainty().ordinal())
        .thenComparing(claim -> !littleCare(findings, claim))
        .thenComparing(claim -> Figures.of(claim).isEmpty())
        .thenComparing(claim -> claim.comparator().matches(".*(pre-post|before-after).*"))
        .thenComparing(claim -> claim.conditionIds().size() > 1)
        .thenComparing(claim -> !isPain(claim))
        .thenComparing(CellRows::fromBestTime)
        .thenComparing(claim -> -people(claim));
  }

  private static boolean littleCare(Findings findings, Claim claim) {
    return findings
        .row(claim.id())
        .map(row -> row.cells().getOrDefault("intervention", ""))
        .filter(intervention -> LITTLE_CARE.matcher(intervention).find())
        .isPresent();
  }

  /** How much pain somebody has; how much pressure a spot stands is another thing. */
  private static boolean isPain(Claim claim) {
    String outcome = claim.outcome().toLowerCase(Locale.ROOT);
    return outcome.contains("pain") && !outcome.contains("threshold");
  }

  /** In months, so that 52 weeks are a year. */
  private static int fromBestTime(Claim claim) {
    int best = isLater(claim) ? YEAR : FollowUp.EARLY;
    return Math.abs(days(claim) - best) / MONTH;
  }

  private static int people(Claim claim) {
    Integer patients = claim.patients();
    return patients == null ? 0 : patients;
  }

  /** Waiting is compared with nobody: there the people differ, new pain from lasting pain. */
  private static Group group(Claim claim, Option option) {
    return new Group(option == Option.WAITING ? Kind.NOTHING : kind(claim), claim.about());
  }

  private static Kind kind(Claim claim) {
    String others = claim.comparator().toLowerCase(Locale.ROOT);
    if (ADDED.matcher(others).find()) return Kind.ADDED;
    return NOTHING.matcher(others).find() ? Kind.NOTHING : Kind.OTHER_CARE;
  }

  /** All rows shown, in the order of the grid. */
  List<Claim> shown() {
    List<Claim> all = new ArrayList<>(soon);
    all.addAll(later);
    return all;
  }

  /** Whether the row is a difference in points that a bar can show. */
  static boolean hasBar(Claim claim) {
    return claim.effect() instanceof Effect.Difference d && d.low() != null && d.high() != null;
  }
}
