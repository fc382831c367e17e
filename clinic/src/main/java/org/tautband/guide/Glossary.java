package org.tautband.guide;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tautband.evidence.Content;

/**
 * Hard words with what they mean, in our own words: {@code content/guide/glossary.csv}. Names of
 * places stand there only because they are long, and are explained nowhere.
 */
public record Glossary(List<Word> words) {
  /** A word and its page, below which its explanation stands. */
  public static final String PATH = "/guide/glossary";

  /** A hard word, in small letters. */
  public record Word(String word, String explanation) {
    public String anchor() {
      return ArticleHtml.anchor(word);
    }
  }

  public Glossary {
    words = List.copyOf(words);
  }

  static Glossary of(Content content) {
    return new Glossary(
        content.rows("guide/glossary.csv").stream()
            .map(row -> new Word(row.text("word"), row.text("explanation")))
            .filter(word -> Character.isLowerCase(word.word().charAt(0)))
            .sorted(java.util.Comparator.comparing(Word::word))
            .toList());
  }

  /** Leads from the first use of each word in a text to its explanation. */
  final class FirstUses {
    private final Set<String> seen = new LinkedHashSet<>();
    private final Pattern any =
        Pattern.compile(
            "\\b("
                + words.stream().map(Word::word).collect(Collectors.joining("|"))
                + ")(?:s|es)?\\b",
            Pattern.CASE_INSENSITIVE);

    /** Escaped HTML of a piece of plain text. */
    String linked(String text) {
      StringBuilder html = new StringBuilder();
      int from = 0;
      for (MatchResult found : any.matcher(text).results().toList()) {
        String word = found.group(1).toLowerCase(java.util.Locale.ROOT);
        if (!seen.add(word)) continue;
        html.append(ArticleHtml.escaped(text.substring(from, found.start())))
            .append("<a class=\"term\" href=\"" + PATH + "#")
            .append(ArticleHtml.anchor(word))
            .append("\">")
            .append(ArticleHtml.escaped(found.group()))
            .append("</a>");
        from = found.end();
      }
      return html.append(ArticleHtml.escaped(text.substring(from))).toString();
    }
  }
}
