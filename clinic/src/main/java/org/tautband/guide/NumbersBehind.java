package org.tautband.guide;

import static org.tautband.guide.ArticleHtml.certainty;
import static org.tautband.guide.ArticleHtml.escaped;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tautband.evidence.Claim;
import org.tautband.evidence.Figures;
import org.tautband.evidence.Findings;
import org.tautband.evidence.Precision;
import org.tautband.evidence.Rate;

/**
 * Every number that the rows named on a page print, with how far it may be off or why nobody can
 * say. Sentences stay short and still hide nothing.
 */
final class NumbersBehind {
  private final Findings findings;
  private final SourceList sources;

  NumbersBehind(Findings findings, SourceList sources) {
    this.findings = findings;
    this.sources = sources;
  }

  /** The part of the page, folded; empty where its rows print no number. */
  String html() {
    List<String> rows = sources.rows().stream().flatMap(id -> row(id).stream()).distinct().toList();
    if (rows.isEmpty()) return "";
    return "<details class=\"why numbers\"><summary>The numbers behind this page ("
        + rows.size()
        + "), and how far each may be off</summary>"
        + "<table class=\"table fold facts-box\"><thead><tr><th scope=\"col\">Number</th><th"
        + " scope=\"col\">Of what</th><th scope=\"col\">How far it may be off by chance</th><th"
        + " scope=\"col\">How sure</th></tr></thead><tbody>"
        + rows.stream().collect(Collectors.joining())
        + "</tbody></table></details>";
  }

  private Optional<String> row(String id) {
    Optional<Claim> claim = findings.claim(id).filter(c -> c.status().mayBeStated());
    if (claim.isPresent()) return claim.flatMap(this::row);
    return findings.rate(id).filter(r -> r.status().mayBeStated()).flatMap(this::row);
  }

  private Optional<String> row(Claim claim) {
    return Figures.of(claim)
        .map(
            figure ->
                row(
                    Panels.way(claim) + figure,
                    claim.id(),
                    Panels.lookedAt(claim),
                    Precision.of(claim).orElseThrow(),
                    certainty(claim.certainty())));
  }

  private Optional<String> row(Rate rate) {
    return Figures.of(rate)
        .map(
            figure ->
                row(
                    figure,
                    rate.id(),
                    escaped(
                        Panels.inPlainWords(rate.event())
                            + (rate.modality().equals("acupuncture") ? ", acupuncture" : "")),
                    Precision.of(rate).orElseThrow(),
                    "not graded"));
  }

  /** Folded on a phone, each cell says what it is. */
  private String row(String figure, String id, String what, String range, String howSure) {
    return "<tr><th scope=\"row\">"
        + escaped(figure)
        + sources.marks(List.of(id))
        + "</th><td data-l=\"Of what\">"
        + what
        + "</td><td data-l=\"How far off\">"
        + escaped(range)
        + "</td><td data-l=\"How sure\">"
        + howSure
        + "</td></tr>";
  }
}
