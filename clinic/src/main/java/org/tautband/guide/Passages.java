package org.tautband.guide;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonmark.node.Node;
import org.tautband.evidence.Findings;

/**
 * The texts of one file of {@code content/decide}, each under its headings and checked like an
 * article. One that breaks a rule is left out with its reason; the build demands that there is
 * none.
 */
final class Passages {
  /**
   * A text of the decision aid.
   *
   * @param key its headings, joined by {@code " / "}
   */
  record Passage(String key, Node document, ArticleText text) {
    /** Words as a reader reads them, figures included. */
    int words(Readability readability) {
      return readability.of(text.blocks()).words();
    }
  }

  private final String file;
  private final Findings findings;
  private final Map<String, Passage> passages = new LinkedHashMap<>();
  private final List<ArticleProblem> problems = new ArrayList<>();

  private Passages(String file, Findings findings) {
    this.file = file;
    this.findings = findings;
  }

  /** A file of many passages: {@code ##} and {@code ###} headings are their keys. */
  static Passages underHeadings(String file, String markdown, Findings findings) {
    Passages read = new Passages(file, findings);
    String first = "";
    String key = "";
    int from = 0;
    List<String> lines = markdown.lines().toList();
    StringBuilder body = new StringBuilder();
    for (int i = 0; i <= lines.size(); i++) {
      String line = i < lines.size() ? lines.get(i) : "## ";
      if (!line.startsWith("## ") && !line.startsWith("### ")) {
        body.append(line).append('\n');
        continue;
      }
      read.add(key, from, body.toString());
      body.setLength(0);
      from = i + 1;
      String heading = line.replaceFirst("^#+ ", "").strip();
      if (line.startsWith("## ")) first = heading;
      key = line.startsWith("## ") ? heading : first + " / " + heading;
    }
    return read;
  }

  /** A file that is one passage, headings and all. */
  static Passages whole(String file, String markdown, Findings findings) {
    Passages read = new Passages(file, findings);
    read.add("whole", 0, markdown);
    return read;
  }

  private void add(String key, int from, String body) {
    if (body.isBlank()) return;
    if (key.isEmpty()) {
      problems.add(new ArticleProblem(file, 1, "Text before the first heading is shown nowhere."));
      return;
    }
    // Empty lines stand for what comes before, so that line numbers are those of the file.
    Node document = ArticleFile.parsed("\n".repeat(from) + body);
    ArticleText text = ArticleText.of(file, document, findings);
    List<ArticleProblem> against = ArticleCheck.problemsOfPassage(file, text, findings);
    problems.addAll(against);
    if (passages.containsKey(key)) {
      problems.add(new ArticleProblem(file, from, "“" + key + "” is there twice."));
    } else if (against.isEmpty()) {
      passages.put(key, new Passage(key, document, text));
    }
  }

  String file() {
    return file;
  }

  Optional<Passage> of(String key) {
    return Optional.ofNullable(passages.get(key));
  }

  List<Passage> all() {
    return List.copyOf(passages.values());
  }

  /** Everything that stands against the file, its reading grade as a whole included. */
  List<ArticleProblem> problems(Readability readability) {
    List<ArticleProblem> found = new ArrayList<>(problems);
    readability
        .of(blocks())
        .problems()
        .forEach(reason -> found.add(new ArticleProblem(file, 0, reason)));
    return found;
  }

  List<Readability.Block> blocks() {
    return passages.values().stream().flatMap(p -> p.text().blocks().stream()).toList();
  }
}
