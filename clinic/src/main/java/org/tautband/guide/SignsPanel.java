package org.tautband.guide;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tautband.evidence.Findings;
import org.tautband.evidence.Row;

/**
 * Signs that send somebody to help, as the rows word them, the most urgent first. They are the
 * questions of the screening and of the check-in, so that a page cannot tell less than those ask,
 * nor another step.
 */
final class SignsPanel {
  /** What to do, from the most urgent. */
  private enum Act {
    EMERGENCY("Call your emergency number now"),
    SAME_DAY("See a doctor the same day, or call the clinic"),
    SOON("See a doctor soon"),
    ASK_DOCTOR("Ask a doctor first");

    private final String words;

    Act(String words) {
      this.words = words;
    }
  }

  private final Findings findings;
  private final SourceList sources;
  private final Map<Act, StringBuilder> lists = new EnumMap<>(Act.class);

  private SignsPanel(Findings findings, SourceList sources) {
    this.findings = findings;
    this.sources = sources;
  }

  /** Questions a patient is asked before needling. */
  static String flags(List<String> ids, Findings findings, SourceList sources) {
    SignsPanel panel = new SignsPanel(findings, sources);
    ids.forEach(id -> panel.add(id, "step"));
    return panel.html("If your answer to one of these is yes");
  }

  /** What a patient may notice after needling. */
  static String signs(List<String> ids, Findings findings, SourceList sources) {
    SignsPanel panel = new SignsPanel(findings, sources);
    ids.forEach(id -> panel.add(id, "tier"));
    return panel.html("If you notice one of these after needling");
  }

  private void add(String id, String column) {
    Row row = findings.row(id).orElseThrow();
    lists
        .computeIfAbsent(
            Act.valueOf(row.text(column).toUpperCase(java.util.Locale.ROOT)),
            act -> new StringBuilder())
        .append("<li>")
        .append(ArticleHtml.escaped(row.text("ask")))
        .append(where(row))
        .append(sources.marks(List.of(id)))
        .append("</li>");
  }

  /** A sign after needling may count for some places only. */
  private String where(Row row) {
    if (!row.cells().containsKey("applies_to") || row.list("applies_to").contains("any")) return "";
    return row.list("applies_to").stream()
        .map(group -> findings.content().bodyGroup(group).shortName())
        .collect(Collectors.joining(", ", " <span class=\"muted\">(needles in: ", ")</span>"));
  }

  private String html(String heading) {
    StringBuilder html = new StringBuilder();
    html.append("<div class=\"panel signs\" role=\"group\" aria-label=\"")
        .append(heading)
        .append("\"><p><b>");
    html.append(heading).append(":</b></p>");
    lists.forEach(
        (act, list) ->
            html.append("<p class=\"act ")
                .append(act.name().toLowerCase(java.util.Locale.ROOT))
                .append("\"><b>")
                .append(act.words)
                .append("</b></p><ul>")
                .append(list)
                .append("</ul>"));
    return html.append(
            "<p class=\"muted\">This list is not complete. If something else frightens you, get"
                + " help too.</p></div>")
        .toString();
  }
}
