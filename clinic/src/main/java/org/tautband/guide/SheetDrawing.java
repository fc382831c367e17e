package org.tautband.guide;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tautband.evidence.Certainty;
import org.tautband.evidence.Claim;
import org.tautband.evidence.Conflict;
import org.tautband.evidence.Findings;

/** Draws the sheet of one condition: course, grid and numbers, with one list of sources. */
final class SheetDrawing {
  /** The texts a sheet is made of. */
  record Texts(Passages options, Passages findings, Passages numbers) {}

  static final List<String> BY_HAND =
      List.of(
          "What happens",
          "What it asks of you",
          "What can go wrong",
          "What it is like",
          "When not");
  static final List<String> QUESTIONS =
      List.of(
          "What happens",
          "What it asks of you",
          "What may get better",
          "How sure are we",
          "How long it lasts",
          "What can go wrong",
          "What it is like",
          "When not");
  static final String NOTHING_FOUND = "We found no number in our sources.";
  private static final String NO_NUMBERS = "You chose something else: we have no numbers for it.";
  private static final String LEFT_OUT =
      "This text did not pass its check and is left out. Please ask us.";
  private static final String[] ORDINALS = {"first", "second", "third"};

  private final Findings findings;
  private final Texts texts;
  private final DecisionAid.Condition condition;
  private final SourceList sources;
  private final Panels panels;
  private final Set<String> rowIds = new LinkedHashSet<>();
  private final Set<String> conflicts = new LinkedHashSet<>();
  private final Map<Option, CellRows> rows = new EnumMap<>(Option.class);

  private SheetDrawing(Findings findings, Texts texts, DecisionAid.Condition condition) {
    this.findings = findings;
    this.texts = texts;
    this.condition = condition;
    sources = new SourceList(findings);
    panels = new Panels(findings, sources);
    for (Option option : Option.values()) {
      rows.put(option, CellRows.of(findings, condition.id(), option));
    }
  }

  static DecisionAid.Sheet of(Findings findings, Texts texts, DecisionAid.Condition condition) {
    return new SheetDrawing(findings, texts, condition).sheet();
  }

  private DecisionAid.Sheet sheet() {
    String course = course();
    List<DecisionAid.Line> grid = QUESTIONS.stream().map(this::line).toList();
    String numbers = numbers();
    return new DecisionAid.Sheet(
        condition,
        course,
        grid,
        numbers + new NumbersBehind(findings, sources).html(),
        sources.cited(),
        List.copyOf(rowIds),
        rows.values().stream().noneMatch(r -> r.shown().isEmpty() && r.gaps().isEmpty()));
  }

  private boolean somethingElse() {
    return condition.id().isEmpty();
  }

  private CellRows rows(Option option) {
    return Objects.requireNonNull(rows.get(option));
  }

  private String course() {
    if (somethingElse()) {
      return paragraph(NO_NUMBERS) + paragraph("So we cannot tell how it goes by itself.");
    }
    CellRows waiting = rows(Option.WAITING);
    if (waiting.shown().isEmpty()) {
      return paragraph("We found no number in our sources on how this goes by itself.")
          + told(waiting.gaps());
    }
    List<String> people = waiting.shown().stream().map(Claim::about).distinct().toList();
    List<Claim> byPeople =
        waiting.shown().stream()
            .sorted(Comparator.comparingInt(claim -> people.indexOf(claim.about())))
            .toList();
    return told(byPeople)
        + told(waiting.gaps())
        + paragraph("In these studies, waiting often meant usual care.");
  }

  private DecisionAid.Line line(String question) {
    List<DecisionAid.Cell> cells = new ArrayList<>();
    for (Option option : Option.values()) {
      cells.add(
          switch (question) {
            case "What may get better" -> better(option);
            case "How sure are we" -> sure(option);
            case "How long it lasts" -> lasts(option);
            default -> byHand(question, option);
          });
    }
    return new DecisionAid.Line(question, cells);
  }

  private DecisionAid.Cell byHand(String question, Option option) {
    return texts
        .options()
        .of(question + " / " + option.inWords())
        .map(passage -> new DecisionAid.Cell(told(passage), false))
        .orElse(gap(LEFT_OUT));
  }

  private DecisionAid.Cell better(Option option) {
    if (somethingElse()) return gap(NO_NUMBERS);
    CellRows of = rows(option);
    // What comes back is looked for under waiting; it belongs to how long something lasts.
    List<Claim> gaps = option == Option.WAITING ? List.of() : of.gaps();
    if (of.soon().isEmpty()) {
      return new DecisionAid.Cell(gaps.isEmpty() ? paragraph(NOTHING_FOUND) : told(gaps), true);
    }
    return new DecisionAid.Cell(
        told(of.soon())
            + told(gaps)
            + (of.more() ? "<p class=\"muted\">More under The numbers.</p>" : ""),
        false);
  }

  private DecisionAid.Cell lasts(Option option) {
    if (somethingElse()) return gap(NO_NUMBERS);
    CellRows of = rows(option);
    List<Claim> gaps = option == Option.WAITING ? of.gaps() : List.of();
    if (of.later().isEmpty()) {
      return new DecisionAid.Cell(gaps.isEmpty() ? paragraph(NOTHING_FOUND) : told(gaps), true);
    }
    return new DecisionAid.Cell(told(of.later()) + told(gaps), false);
  }

  private DecisionAid.Cell sure(Option option) {
    if (somethingElse()) return gap(NO_NUMBERS);
    CellRows of = rows(option);
    if (of.shown().isEmpty()) return gap(NOTHING_FOUND);
    Map<Certainty, List<String>> results = new LinkedHashMap<>();
    boolean oneSoon = of.soon().stream().map(Claim::certainty).distinct().count() == 1;
    for (int i = 0; i < of.soon().size(); i++) {
      String which = oneSoon ? "what may get better" : ORDINALS[i] + " result";
      add(results, of.soon().get(i).certainty(), which);
    }
    boolean oneLater = of.later().stream().map(Claim::certainty).distinct().count() == 1;
    for (int i = 0; i < of.later().size(); i++) {
      String which = oneLater ? "how long it lasts" : ORDINALS[i] + " later result";
      add(results, of.later().get(i).certainty(), which);
    }
    StringBuilder html = new StringBuilder();
    results.forEach(
        (certainty, which) ->
            html.append("<p>")
                .append(results.size() == 1 ? "" : capital(String.join(", ", which)) + ": ")
                .append(ArticleHtml.certainty(certainty))
                .append("</p>"));
    if (results.containsKey(Certainty.NOT_GRADED)) {
      html.append(paragraph("“Not graded”: what we read gives no grade."));
    }
    oneStudy(of.shown()).ifPresent(words -> html.append(paragraph(words)));
    return new DecisionAid.Cell(html.toString(), false);
  }

  private static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static void add(Map<Certainty, List<String>> results, Certainty certainty, String which) {
    List<String> told = results.computeIfAbsent(certainty, c -> new ArrayList<>());
    if (!told.contains(which)) told.add(which);
  }

  /** A single study is said to be one. */
  private static Optional<String> oneStudy(List<Claim> shown) {
    boolean one =
        shown.stream().allMatch(c -> Integer.valueOf(1).equals(c.studies()))
            && shown.stream().map(Claim::sourceKeys).distinct().count() == 1;
    if (!one) return Optional.empty();
    Integer people = shown.getFirst().patients();
    return Optional.of(
        people == null
            ? "This is one study."
            : "This is one study of " + String.format(Locale.UK, "%,d", people) + " people.");
  }

  private String numbers() {
    StringBuilder html = new StringBuilder("<h2 id=\"found\">What studies found</h2>");
    if (somethingElse()) {
      html.append(paragraph(NO_NUMBERS));
    } else {
      html.append(panels.factBox(condition.id()));
      findings.ofCondition(condition.id()).forEach(claim -> rowIds.add(claim.id()));
      rowIds.addAll(Panels.HARMS);
      String bars =
          findings.ofCondition(condition.id()).stream()
              .filter(CellRows::hasBar)
              .map(panels::namedBar)
              .collect(Collectors.joining());
      if (!bars.isEmpty())
        html.append("<h2 id=\"size\">How big the differences are</h2>").append(bars);
    }
    html.append(texts.numbers().of("whole").map(this::told).orElse(paragraph(LEFT_OUT)));
    return html.append(disagreements()).toString();
  }

  /** Every conflict that a row of this sheet takes part in, and those a sentence names. */
  private String disagreements() {
    Set<String> all = new LinkedHashSet<>(conflicts);
    for (String id : List.copyOf(rowIds)) {
      findings.conflictsOf(id).stream().map(Conflict::id).forEach(all::add);
    }
    if (all.isEmpty()) return "";
    StringBuilder html = new StringBuilder("<h2 id=\"disagree\">Where sources disagree</h2>");
    Set<String> ofCondition =
        findings.ofCondition(condition.id()).stream().map(Claim::id).collect(Collectors.toSet());
    List<Conflict> ordered =
        findings.conflicts().stream()
            .filter(conflict -> all.contains(conflict.id()))
            .sorted(Comparator.comparing(conflict -> !isAbout(conflict, ofCondition)))
            .toList();
    for (Conflict conflict : ordered) {
      html.append(panels.conflict(conflict.id()));
      conflict.sides().forEach(side -> rowIds.addAll(side.rowIds()));
    }
    return html.toString();
  }

  private static boolean isAbout(Conflict conflict, Set<String> rows) {
    return conflict.sides().stream()
        .anyMatch(side -> side.rowIds().stream().anyMatch(rows::contains));
  }

  /** The rows in our words, each once; a row that has none is told as the fact box does. */
  private String told(List<Claim> claims) {
    Set<String> html = new LinkedHashSet<>();
    for (Claim claim : claims) {
      rowIds.add(claim.id());
      html.add(texts.findings().of(claim.id()).map(this::told).orElseGet(() -> panels.line(claim)));
    }
    return String.join("", html);
  }

  private String told(Passages.Passage passage) {
    for (String id : passage.text().rowIds()) {
      if (findings.row(id).isPresent()) rowIds.add(id);
      else if (findings.conflict(id).isPresent()) conflicts.add(id);
    }
    return ArticleHtml.piece(passage.document(), findings, sources);
  }

  private static DecisionAid.Cell gap(String words) {
    return new DecisionAid.Cell(paragraph(words), true);
  }

  private static String paragraph(String words) {
    return "<p>" + ArticleHtml.escaped(words) + "</p>";
  }
}
