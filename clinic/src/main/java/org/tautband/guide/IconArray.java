package org.tautband.guide;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tautband.evidence.Figures;
import org.tautband.evidence.Findings;
import org.tautband.evidence.Frequency;
import org.tautband.evidence.Rate;

/**
 * A hundred, or ten thousand, small marks: filled up to the lowest study, hatched up to the
 * highest, empty the rest. Words and picture come from the same rows.
 *
 * @param outOf 100 or 10,000
 * @param low marks of the lowest study
 * @param high marks of the highest study
 */
record IconArray(String event, String counted, int outOf, int low, int high, List<Rate> rates) {
  private static final int MOST_MARKS = 10_000;

  static Optional<String> problem(Findings findings, String id) {
    Optional<Rate> rate = findings.rate(id);
    if (rate.isEmpty()) return Optional.of("There is no rate " + id + ".");
    if (!rate.get().status().mayBeStated()) return Optional.of(id + " may not be stated.");
    boolean drawable =
        rate.get().kind().equals("rate")
            && !rate.get().event().contains("estimated")
            && rate.get().perN() != null
            && rate.get().value() != null;
    if (!drawable) {
      return Optional.of(id + " is no count of people or treatments: it is never a picture.");
    }
    return Figures.outOf(rate.get()) > MOST_MARKS
        ? Optional.of(id + " is fewer than one in 10,000: too few to draw. Say it in words.")
        : Optional.empty();
  }

  /** Treatments and people, needling and acupuncture are counted apart and drawn apart. */
  static Optional<String> mixture(List<Rate> rates) {
    boolean oneKind = rates.stream().map(r -> r.countedIn() + r.modality()).distinct().count() <= 1;
    return oneKind
        ? Optional.empty()
        : Optional.of("One picture counts one thing: treatments or people, of one treatment.");
  }

  static IconArray of(List<Rate> rates) {
    int outOf = rates.stream().mapToInt(Figures::outOf).min().orElse(100);
    int low = rates.stream().mapToInt(r -> Frequency.whole(r, outOf)).min().orElse(0);
    int high = rates.stream().mapToInt(r -> Frequency.whole(r, outOf)).max().orElse(0);
    Rate first = rates.getFirst();
    return new IconArray(event(rates), first.countedIn(), outOf, low, high, rates);
  }

  /** What one of them adds to the event, such as "at 48 h" or ", cohorts", holds not for all. */
  private static String event(List<Rate> rates) {
    String first = rates.getFirst().event();
    String common = first.replaceFirst("(, | at ).*", "");
    boolean shared =
        rates.stream().map(Rate::event).distinct().count() > 1
            && rates.stream().allMatch(rate -> rate.event().startsWith(common));
    return shared ? common : first;
  }

  /** "19 to 37 in 100 treatments; 63 to 81 in 100 had none noted." */
  String inWords() {
    String n = Frequency.number(outOf);
    String had = span(low, high) + " in " + n + " " + counted;
    return had + " had it noted; " + span(outOf - high, outOf - low) + " in " + n + " had not.";
  }

  private static String span(int from, int to) {
    return from == to
        ? Frequency.number(from)
        : Frequency.number(from) + " to " + Frequency.number(to);
  }

  /** The picture; the words stand beside it and in its alternative text. */
  String svg(String alternative) {
    int side = outOf == 100 ? 10 : 100;
    int step = outOf == 100 ? 16 : 4;
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg class=\"icons\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">",
            side * step,
            side * step,
            ArticleHtml.escaped(alternative)));
    if (outOf == 100) {
      for (int i = 0; i < 100; i++) dot(svg, i);
    } else {
      // Ten thousand single marks would weigh more than the page: the field, and those affected.
      svg.append("<rect class=\"field\" width=\"400\" height=\"400\"/>");
      for (int i = 0; i < high; i++) {
        svg.append(
            String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"4\" height=\"4\"/>",
                i < low ? "on" : "maybe",
                i % 100 * 4,
                i / 100 * 4));
      }
    }
    return svg.append("</svg>").toString();
  }

  private void dot(StringBuilder svg, int i) {
    int x = i % 10 * 16 + 8;
    int y = i / 10 * 16 + 8;
    String kind = i < low ? "on" : i < high ? "maybe" : "off";
    svg.append(
        String.format(
            Locale.ROOT, "<circle class=\"%s\" cx=\"%d\" cy=\"%d\" r=\"6\"/>", kind, x, y));
    if (kind.equals("maybe")) {
      svg.append(
          String.format(Locale.ROOT, "<path class=\"hatch\" d=\"M%d %dl8-8\"/>", x - 4, y + 4));
    }
  }
}
