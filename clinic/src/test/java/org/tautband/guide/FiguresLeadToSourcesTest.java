package org.tautband.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.ClinicTest;
import org.tautband.Visitor;
import org.tautband.evidence.Figures;

/**
 * Every figure leads to its source, every source stands as {@code sources.csv} has it, and every
 * number says how far it may be off or why nobody can say.
 */
class FiguresLeadToSourcesTest extends ClinicTest {
  @Autowired private Shelf shelf;
  @Autowired private DecisionAid aid;

  @Test
  void everySourceOfEveryPageIsTheOneInTheFile() throws IOException {
    Map<String, Map<String, String>> file = bySourceText();
    var wrong = new ArrayList<String>();
    int compared = 0;
    for (Page page : shelf.pages()) {
      Document html = Jsoup.parse(new Visitor(base()).get(page.path()).body());
      for (Element cited : html.select(".sources li")) {
        Element link = cited.selectFirst("a[rel=external]");
        String citation = link == null ? cited.selectFirst("span").text() : link.text();
        Map<String, String> row = file.get(words(citation));
        if (row == null) wrong.add(page.path() + ": no such source: " + citation);
        else if (!row.get("url").equals(link == null ? "" : link.attr("href")))
          wrong.add(page.path() + ": another address: " + cited.text());
        else if (!cited.text().contains(read(row.get("read"))))
          wrong.add(page.path() + ": read otherwise: " + cited.text());
        if (!cited.select(".muted").text().matches("\\(.* \\d{4}\\)"))
          wrong.add(page.path() + ": no date read: " + cited.text());
        compared++;
      }
      for (Element mark : html.select("main sup.src a")) {
        if (html.getElementById(mark.attr("href").substring(1)) == null)
          wrong.add(page.path() + ": leads nowhere: " + mark.attr("href"));
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(compared).isGreaterThan(200);
  }

  @Test
  void everyNumberOfAPageSaysHowFarItMayBeOff() {
    var wrong = new ArrayList<String>();
    var told = new HashSet<String>();
    for (Page page : shelf.pages()) {
      Document html = Jsoup.parse(page.html());
      wrong.addAll(unsaid(page.path(), page.rowIds(), html, told));
    }
    for (var condition : aid.conditions()) {
      DecisionAid.Sheet sheet = aid.sheet(condition);
      Document html = Jsoup.parse(sheet.numbersHtml());
      wrong.addAll(unsaid("/decide " + condition.id(), sheet.rowIds(), html, told));
    }
    assertThat(wrong).isEmpty();
    assertThat(told).hasSizeGreaterThan(60);
  }

  private List<String> unsaid(String where, List<String> rowIds, Document html, Set<String> told) {
    var ranges = new HashMap<String, String>();
    for (Element row : html.select("details.numbers tbody tr")) {
      Element figure = row.selectFirst("th").clone();
      boolean hasSource = !figure.select("sup a").isEmpty();
      figure.select("sup").remove();
      String range = row.selectFirst("td[data-l=How far off]").text();
      if (hasSource) ranges.put(figure.text(), range);
    }
    var wrong = new ArrayList<String>();
    for (String id : rowIds) {
      var claim = shelf.findings().claim(id).filter(c -> c.status().mayBeStated());
      var rate = shelf.findings().rate(id).filter(r -> r.status().mayBeStated());
      claim
          .flatMap(Figures::of)
          .or(() -> rate.flatMap(Figures::of))
          .ifPresent(
              figure -> {
                told.add(id);
                boolean said =
                    ranges.entrySet().stream()
                        .anyMatch(
                            row -> row.getKey().endsWith(figure) && !row.getValue().isBlank());
                if (!said) wrong.add(where + ": " + id + " " + figure);
              });
    }
    return wrong;
  }

  private static String read(String column) {
    return switch (column) {
      case "fulltext" -> "(read";
      case "abstract" -> "(abstract read";
      case "excerpt" -> "(excerpt read";
      case "secondary" -> "as reproduced";
      default -> "(";
    };
  }

  private static String words(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  /** Read by a reader of its own, so that a fault in the product's shows. */
  private static Map<String, Map<String, String>> bySourceText() throws IOException {
    String text;
    try (Reader file =
        new InputStreamReader(
            FiguresLeadToSourcesTest.class.getResourceAsStream("/content/sources/sources.csv"),
            StandardCharsets.UTF_8)) {
      text = file.readAllAsString();
    }
    List<List<String>> rows = new ArrayList<>(List.of(new ArrayList<>()));
    var cell = new StringBuilder();
    boolean quoted = false;
    for (char c : text.toCharArray()) {
      if (c == '"') quoted = !quoted;
      if (c == '"' && quoted && !cell.isEmpty()) cell.append('"');
      else if (c == '"') continue;
      else if (quoted || (c != ',' && c != '\n')) cell.append(c);
      else {
        rows.getLast().add(cell.toString());
        cell.setLength(0);
        if (c == '\n') rows.add(new ArrayList<>());
      }
    }
    Map<String, Map<String, String>> found = new HashMap<>();
    List<String> columns = rows.getFirst();
    for (List<String> row : rows.subList(1, rows.size())) {
      if (row.size() != columns.size()) continue;
      var named = new HashMap<String, String>();
      for (int i = 0; i < columns.size(); i++) named.put(columns.get(i), row.get(i));
      found.put(words(named.get("citation")), named);
    }
    return found;
  }
}
