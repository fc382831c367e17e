package org.tautband.shell.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/** Mistakes in templates that a browser would not show. */
class TemplatesTest {
  private static final Path TEMPLATES = Path.of("src/main/resources/templates");

  private static List<Path> templates() throws IOException {
    try (var files = Files.walk(TEMPLATES)) {
      return files.filter(f -> f.toString().endsWith(".html")).toList();
    }
  }

  private static Iterable<Element> tags(Path template) throws IOException {
    return Jsoup.parse(Files.readString(template), "", Parser.xmlParser()).getAllElements();
  }

  /** {@code th:replace} comes first, so that the condition beside it is silently never asked. */
  @Test
  void noConditionStandsOnATagThatIsReplaced() throws IOException {
    var wrong = new ArrayList<String>();
    for (var template : templates()) {
      for (var tag : tags(template)) {
        boolean replaced = tag.hasAttr("th:replace") || tag.hasAttr("th:insert");
        if (replaced
            && (tag.hasAttr("th:if") || tag.hasAttr("th:unless") || tag.hasAttr("th:each"))) {
          wrong.add(template + ": " + tag.tagName() + " " + tag.attr("th:replace"));
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** Thymeleaf refuses it, but only when the page is asked for with that condition true. */
  @Test
  void noFragmentIsChosenByABean() throws IOException {
    var refused = Pattern.compile("\\$\\{[^}]*(@|\\bnew |T\\()");
    var wrong = new ArrayList<String>();
    for (var template : templates()) {
      for (var tag : tags(template)) {
        for (var attribute : List.of("th:replace", "th:insert")) {
          if (refused.matcher(tag.attr(attribute)).find()) {
            wrong.add(template + ": " + tag.attr(attribute));
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** The content security policy refuses them, so that they would look right only in the source. */
  @Test
  void nothingIsScriptedOrStyledInline() throws IOException {
    var wrong = new ArrayList<String>();
    for (var template : templates()) {
      for (var tag : tags(template)) {
        boolean inlineScript = tag.tagName().equals("script") && !tag.data().isBlank();
        boolean handler =
            tag.attributes().asList().stream()
                .anyMatch(a -> a.getKey().startsWith("on") || a.getKey().equals("style"));
        if (inlineScript || handler || tag.tagName().equals("style")) {
          wrong.add(template + ": " + tag.tagName());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }
}
