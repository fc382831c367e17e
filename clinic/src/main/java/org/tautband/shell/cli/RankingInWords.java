package org.tautband.shell.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tautband.atlas.RankedDrawing;
import org.tautband.atlas.Rankings;
import org.tautband.atlas.Warning;

/** A ranking for a person at a terminal: what has to be asked first, then muscles. */
final class RankingInWords {
  private final Rankings rankings;

  RankingInWords(Rankings rankings) {
    this.rankings = rankings;
  }

  List<String> of(RankedDrawing ranked) {
    List<String> lines = new ArrayList<>();
    lines.add("Drawn: " + drawn(ranked, ranked.drawn()) + ".");
    if (ranked.sideUnknown()) lines.add("The side is not known: both sides are ranked.");
    first(ranked, lines);
    lines.add("");
    if (ranked.noGoodMatch()) {
      lines.add("No good match: neither a muscle nor several together explain this drawing.");
      lines.add("What comes nearest, for completeness:");
    } else {
      lines.add("Muscles whose referral maps could explain it:");
    }
    int place = 0;
    for (RankedDrawing.Match match : ranked.candidates()) match(++place, match, lines);
    after(ranked, lines);
    lines.add(Rankings.DISPUTED);
    // What came from a file must not steer the terminal.
    return lines.stream().map(line -> line.replaceAll("\\p{Cntrl}", "?")).toList();
  }

  private static void first(RankedDrawing ranked, List<String> lines) {
    if (ranked.warnings().isEmpty()) return;
    lines.add("");
    lines.add("To be asked first:");
    for (Warning warning : ranked.warnings()) {
      lines.add("  " + warning.text() + "  [" + warning.code() + "]");
      warning.because().forEach(reason -> lines.add("      because " + reason));
    }
  }

  private void match(int place, RankedDrawing.Match match, List<String> lines) {
    lines.add(
        "%3d. %s, %s   score %.2f   map: %s"
            .formatted(
                place, match.name(), match.side().inWords(), match.score(), match.evidence()));
    List<String> reasons = new ArrayList<>();
    if (!match.covers().isEmpty()) reasons.add("covers " + names(match.covers()));
    if (!match.doesNotExplain().isEmpty()) {
      reasons.add("does not explain " + names(match.doesNotExplain()));
    }
    if (!match.alsoExpected().isEmpty()) {
      reasons.add("would also expect " + names(match.alsoExpected()));
    }
    lines.add("     " + String.join("; ", reasons));
  }

  private void after(RankedDrawing ranked, List<String> lines) {
    lines.add("");
    if (!ranked.together().isEmpty()) {
      lines.add(
          "Better together than any one alone: "
              + ranked.together().stream()
                  .map(
                      o ->
                          rankings.muscleName(o.muscle())
                              + (ranked.sideUnknown() ? "" : ", " + o.side().inWords()))
                  .collect(Collectors.joining("; "))
              + ".");
    }
    if (!ranked.unexplained().isEmpty()) {
      lines.add("Nothing here explains: " + drawn(ranked, ranked.unexplained()) + ".");
    }
    if (!ranked.notUnderstood().isEmpty()) {
      lines.add("Not understood: “" + String.join("”, “", ranked.notUnderstood()) + "”.");
    }
    if (!ranked.saidAbsent().isEmpty()) {
      lines.add("Said not to be there: “" + String.join("”, “", ranked.saidAbsent()) + "”.");
    }
    if (!ranked.priors().isEmpty()) lines.add(ranked.priors());
  }

  /** An assumed side is not named. */
  private String drawn(RankedDrawing ranked, List<String> ids) {
    return ranked.sideUnknown()
        ? ids.stream().map(rankings::regionNameWithoutSide).collect(Collectors.joining(", "))
        : names(ids);
  }

  private String names(List<String> ids) {
    return ids.stream().map(rankings::regionName).collect(Collectors.joining(", "));
  }
}
