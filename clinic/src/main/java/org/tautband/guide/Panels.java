package org.tautband.guide;

import static org.tautband.guide.ArticleHtml.certainty;
import static org.tautband.guide.ArticleHtml.escaped;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tautband.evidence.Claim;
import org.tautband.evidence.Conflict;
import org.tautband.evidence.Effect;
import org.tautband.evidence.Figures;
import org.tautband.evidence.Findings;
import org.tautband.evidence.Frequency;
import org.tautband.evidence.Rate;

/** The blocks that are drawn from rows: pictures of risk, bars, fact boxes, conflicts. */
final class Panels {
  private static final Map<String, String> OPTIONS =
      Map.of(
          "needling", "Needling",
          "hands_on", "Hands-on care",
          "exercise", "Exercise",
          "waiting", "Waiting, usual care");

  /** The harms every fact box names, mild first. */
  static final List<String> HARMS = List.of("AE001", "AE017", "AE002", "AE021");

  private static final Pattern KEEPERS =
      Pattern.compile(
          "%|\\bK\\d+|[A-Z]{2}\\d{3}|until 20\\d\\d|scribd|abstract|printed|taken as|excerpt|show"
              + " both|looked for|say both|arithmetic|SMD|RR ");

  /** In this order: the longer words first, so that none is replaced in the middle of another. */
  private static final List<Map.Entry<Pattern, String>> PLAIN =
      List.of(
          plainly("sham needling", "pretend needling"),
          plainly("sham", "pretend needling"),
          plainly("DN", "needling"),
          plainly("ROM", "movement"),
          plainly("QoL", "quality of life"),
          plainly("VAS", "pain"),
          plainly("NRS", "0 to 10"),
          plainly("PTs", "physiotherapists"),
          plainly("PT", "physiotherapy"),
          plainly("AE", "effect"));

  private static Map.Entry<Pattern, String> plainly(String word, String plain) {
    return Map.entry(Pattern.compile("\\b" + word + "\\b"), plain);
  }

  private final Findings findings;
  private final SourceList sources;

  Panels(Findings findings, SourceList sources) {
    this.findings = findings;
    this.sources = sources;
  }

  String array(List<Rate> rates) {
    IconArray icons = IconArray.of(rates);
    String words = capital(inPlainWords(icons.event())) + ": " + icons.inWords();
    String each =
        rates.stream()
            .map(
                rate ->
                    "<li>"
                        + escaped(Figures.of(rate).orElse(rate.rateText()))
                        + note(rate.note())
                        + sources.marks(List.of(rate.id()))
                        + "</li>")
            .collect(Collectors.joining());
    String from =
        rates.stream().anyMatch(r -> r.modality().equals("acupuncture"))
            ? "<p class=\"muted\">From acupuncture studies: the same kind of event, other points"
                + " and aims.</p>"
            : "";
    return "<figure class=\"risk\"><figcaption><b>Out of "
        + Frequency.number(icons.outOf())
        + " "
        + escaped(icons.counted())
        + ".</b> "
        + escaped(words)
        + "</figcaption>"
        + from
        + icons.svg(words)
        + "<ul class=\"plain\">"
        + each
        + "</ul></figure>";
  }

  private static String note(String note) {
    String plain = plain(note);
    return plain.isEmpty() ? "" : " <span class=\"muted\">" + escaped(plain) + "</span>";
  }

  /** The parts of a row's note that are for readers, not for whoever keeps the rows. */
  static String plain(String note) {
    return Arrays.stream(note.split(";"))
        .map(String::strip)
        .filter(part -> !part.isEmpty() && !KEEPERS.matcher(part).find())
        .map(Panels::inPlainWords)
        .collect(Collectors.joining("; "));
  }

  /** What rows call a thing, as patients call it. */
  static String inPlainWords(String cell) {
    String plain = cell;
    for (var word : PLAIN) {
      plain = word.getKey().matcher(plain).replaceAll(word.getValue());
    }
    return plain
        .replaceAll("(\\d+) ?%", "$1 parts of 100")
        .replace("0-100", "0 to 100")
        .replace("0-10", "0 to 10");
  }

  /** A difference in points: where it lies, its interval, and the line at "no difference". */
  String bar(Claim claim) {
    if (!(claim.effect() instanceof Effect.Difference d) || d.low() == null || d.high() == null) {
      return "<p>" + found(claim) + "</p>";
    }
    double reach = d.scale() == 10 ? 5 : 50;
    String words = Figures.of(claim).orElse("") + ". The line in the middle is “no difference”.";
    return String.format(
        Locale.ROOT,
        "<figure class=\"bar\"><svg class=\"effect\" viewBox=\"0 0 400 56\" role=\"img\""
            + " aria-label=\"%s\"><path class=\"axis\" d=\"M0 40H400M200 8V48\"/><path"
            + " class=\"span\" d=\"M%.1f 28H%.1f\"/><circle class=\"on\" cx=\"%.1f\" cy=\"28\""
            + " r=\"6\"/></svg><figcaption><span>Less</span> <b>%s</b>"
            + " <span>More</span></figcaption></figure>",
        escaped(words),
        x(d.low(), reach),
        x(d.high(), reach),
        x(d.value(), reach),
        escaped(words));
  }

  private static double x(BigDecimal value, double reach) {
    return 200 + Math.clamp(value.doubleValue() / reach, -1, 1) * 196;
  }

  String conflict(String id) {
    Conflict conflict = findings.conflict(id).orElseThrow();
    String sides =
        conflict.sides().stream()
            .map(
                side ->
                    "<li>"
                        + escaped(side.words())
                        + figures(side.rowIds())
                        + sources.marks(side.rowIds())
                        + "</li>")
            .collect(Collectors.joining());
    return "<div class=\"panel conflict\" role=\"group\" aria-label=\"Sources disagree: "
        + escaped(conflict.question())
        + "\"><p><b>Sources"
        + " disagree.</b> "
        + escaped(conflict.question())
        + "</p><ul class=\"plain\">"
        + sides
        + "</ul><p class=\"muted\">Both stand here. We take no average.</p></div>";
  }

  private String figures(List<String> rowIds) {
    String figures =
        rowIds.stream()
            .flatMap(id -> ArticleText.figure(findings, id).stream())
            .distinct()
            .collect(Collectors.joining("; "));
    return figures.isEmpty() ? "" : " <b>" + escaped(figures) + ".</b>";
  }

  /** Benefits of every option and harms in one table: who, against what, how long, how sure. */
  String factBox(String condition) {
    StringBuilder rows = new StringBuilder();
    for (Claim claim : findings.ofCondition(condition)) rows.append(row(claim));
    StringBuilder harms = new StringBuilder();
    for (String id : HARMS) {
      findings
          .rate(id)
          .filter(rate -> rate.status().mayBeStated())
          .ifPresent(rate -> harms.append(row(rate)));
    }
    return "<table class=\"table fold facts-box\"><caption>What studies found, all"
        + " options</caption><thead><tr><th scope=\"col\">Option</th><th scope=\"col\">What"
        + " was looked at</th><th scope=\"col\">What was found</th><th scope=\"col\">How"
        + " sure</th></tr></thead><tbody>"
        + rows
        + "<tr><th scope=\"rowgroup\" colspan=\"4\">What can go wrong with needling</th></tr>"
        + harms
        + "</tbody></table>";
  }

  private String row(Claim claim) {
    return row(
        option(claim), lookedAt(claim), found(claim), claim.id(), certainty(claim.certainty()));
  }

  static String lookedAt(Claim claim) {
    String against = claim.comparator().isEmpty() ? "" : ", against " + claim.comparator();
    String when = claim.followUp().isEmpty() ? ", time not said" : ", " + claim.followUp();
    return escaped(inPlainWords(claim.outcome() + against + when));
  }

  /** A row as the fact box tells it, in one line: for a row that nobody has put into words. */
  String line(Claim claim) {
    return "<p>"
        + capital(lookedAt(claim))
        + ": "
        + found(claim)
        + sources.marks(List.of(claim.id()))
        + "</p>";
  }

  /** A bar with what it is about above it. */
  String namedBar(Claim claim) {
    return "<p><b>"
        + option(claim)
        + ".</b> "
        + capital(lookedAt(claim))
        + sources.marks(List.of(claim.id()))
        + "</p>"
        + bar(claim);
  }

  /** Folded on a phone, each cell says what it is. */
  private String row(String option, String lookedAt, String found, String id, String howSure) {
    return "<tr><th scope=\"row\">"
        + option
        + "</th><td data-l=\"What was looked at\">"
        + lookedAt
        + "</td><td data-l=\"What was found\">"
        + found
        + sources.marks(List.of(id))
        + "</td><td data-l=\"How sure\">"
        + howSure
        + "</td></tr>";
  }

  /** A row may tell of two options together. */
  private static String option(Claim claim) {
    return Arrays.stream(claim.option().split("\\|"))
        .map(one -> OPTIONS.getOrDefault(one, "Not said"))
        .collect(Collectors.joining(", "));
  }

  private String row(Rate rate) {
    String note = plain(rate.note());
    return row(
        "Needling",
        escaped(inPlainWords(rate.event())),
        escaped(Figures.of(rate).orElse(rate.rateText())),
        rate.id(),
        escaped(note.isEmpty() ? "counted, not graded" : note));
  }

  /** The figure, else the direction of a standardised difference, else our plain words. */
  private static String found(Claim claim) {
    Optional<String> figure = Figures.of(claim);
    String note = escaped(plain(claim.note()));
    if (figure.isPresent())
      return "<b>"
          + escaped(way(claim) + figure.get())
          + "</b>"
          + (note.isEmpty() ? "" : ". " + note);
    if (claim.effect() instanceof Effect.Standardised s) {
      return "<b>"
          + direction(claim, s)
          + "</b> The source gives no points."
          + (note.isEmpty() ? "" : " " + note);
    }
    return note.isEmpty() ? "Told in words only: " + escaped(inPlainWords(claim.printed())) : note;
  }

  /**
   * A difference says which way it goes; where its interval holds both ways, that it is not clear.
   */
  static String way(Claim claim) {
    if (!(claim.effect() instanceof Effect.Difference d)) return "";
    if (d.low() != null && d.high() != null && d.low().signum() * d.high().signum() < 0) {
      return "No clear difference: ";
    }
    return d.value().signum() < 0 ? "Lower by " : "Higher by ";
  }

  private static String direction(Claim claim, Effect.Standardised s) {
    BigDecimal low = s.low();
    BigDecimal high = s.high();
    if (low == null || high == null) return way(claim, s) + " No range printed.";
    return low.signum() == high.signum() ? way(claim, s) : "No clear difference.";
  }

  private static String way(Claim claim, Effect.Standardised s) {
    boolean higher = s.value().signum() > 0;
    return switch (claim.better()) {
      case LOWER -> higher ? "Worse." : "Better.";
      case HIGHER -> higher ? "Better." : "Worse.";
      case HIGHER_FOR_NEEDLING -> higher ? "Needling did better." : "Needling did worse.";
      case NOT_SAID -> "A difference.";
    };
  }

  private static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
