package org.tautband.guide;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads an article from the text of its file: YAML between two lines of dashes, then CommonMark.
 */
final class ArticleFile {
  static final int MOST_CHARS = 200_000;

  /** More than any page needs; what is longer came from a program. */
  private static final int MOST_ENTRIES = 40;

  private static final int LONGEST_SLUG = 80;
  private static final int LONGEST_LINE = 1000;

  /** Emphasis in lists in quotes: deeper than this nobody reads. */
  private static final int DEEPEST = 40;

  /** What no printer prints, and marks that turn the order of what is read. */
  private static final Pattern NOT_TEXT =
      Pattern.compile("[\\p{Cc}\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069&&[^\\r\\n\\t]]");

  private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Set<String> KEYS =
      Set.of(
          "title",
          "slug",
          "kind",
          "summary",
          "tags",
          "conditions",
          "body",
          "areas",
          "synonyms",
          "author",
          "reviewer",
          "reviewed",
          "review-by",
          "featured");
  private static final Parser MARKDOWN =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .build();

  private final String name;
  private final List<ArticleProblem> problems = new ArrayList<>();
  private String frontLines = "";

  private ArticleFile(String name) {
    this.name = name;
  }

  /**
   * Reads.
   *
   * @throws ArticleRefused when the front matter is broken
   */
  static Article read(String name, String text) {
    return read(new Texts.Text(name, text, false));
  }

  static Article read(Texts.Text text) {
    return new ArticleFile(text.name()).readText(text);
  }

  private Article readText(Texts.Text from) {
    String text = from.markdown();
    if (text.length() > MOST_CHARS) {
      refuse(
          0,
          String.format(
              Locale.ROOT,
              "It has %,d characters; at most %,d. Split it into several articles.",
              text.length(),
              MOST_CHARS));
    }
    Matcher odd = NOT_TEXT.matcher(text);
    if (odd.find()) {
      refuse(
          1 + (int) text.substring(0, odd.start()).chars().filter(c -> c == '\n').count(),
          "A mark stands here that cannot be seen. Delete the line and type it again.");
    }
    String[] parts = text.replace("\r\n", "\n").split("(?m)^---\n", 3);
    if (parts.length < 3 || !parts[0].isBlank()) {
      refuse(1, "It has to begin with front matter between two lines of ---.");
    }
    frontLines = parts[1];
    FrontMatter front = front(yaml(parts[1]));
    if (!problems.isEmpty()) throw new ArticleRefused(problems);
    // Empty lines stand for the front matter, so that line numbers are those of the file.
    String body = "\n".repeat((int) parts[1].lines().count() + 2) + parts[2];
    Node document = MARKDOWN.parse(body);
    deepEnough(document);
    return new Article(front, parts[2], document, from);
  }

  /** What is nested without end would break whoever reads it by recursion; this does not. */
  private void deepEnough(Node document) {
    int depth = 0;
    Node at = document;
    while (at != null) {
      if (at.getFirstChild() != null) {
        at = at.getFirstChild();
        if (++depth > DEEPEST) refuse(0, "Lists, quotes or emphasis stand too deep in each other.");
        continue;
      }
      while (at != null && at.getNext() == null) {
        at = at.getParent();
        depth--;
      }
      if (at != null) at = at.getNext();
    }
  }

  /** Markdown without front matter: a passage of the decision aid. */
  static Node parsed(String markdown) {
    return MARKDOWN.parse(markdown);
  }

  private Map<?, ?> yaml(String front) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setMaxAliasesForCollections(0);
    Yaml yaml =
        new Yaml(
            new SafeConstructor(options),
            new Representer(new DumperOptions()),
            new DumperOptions(),
            options,
            new TextOnly());
    try {
      Object read = yaml.load(front);
      if (read instanceof Map<?, ?> map) {
        map.keySet().stream()
            .filter(key -> !KEYS.contains(String.valueOf(key)))
            .map(String::valueOf)
            .forEach(key -> note(line(key), "Front matter has no “" + beginning(key) + "”."));
        return map;
      }
    } catch (MarkedYAMLException broken) {
      int at = broken.getProblemMark() == null ? 0 : broken.getProblemMark().getLine() + 1;
      refuse(1 + at, "The front matter is no YAML here: " + broken.getProblem() + ".");
    } catch (YAMLException broken) {
      refuse(
          1,
          "The front matter is no YAML: "
              + String.valueOf(broken.getMessage()).lines().findFirst().orElse(""));
    }
    refuse(1, "The front matter holds no fields.");
    return Map.of();
  }

  /** Dates and numbers stay the text they were typed as. */
  private static final class TextOnly extends Resolver {
    @Override
    protected void addImplicitResolvers() {
      // None: every plain scalar is a string.
    }
  }

  private FrontMatter front(Map<?, ?> map) {
    String slug = text(map, "slug");
    if (!SLUG.matcher(slug).matches())
      note(line("slug"), "The slug has small letters, digits and dashes only.");
    if (slug.length() > LONGEST_SLUG) {
      note(line("slug"), "The slug is longer than " + LONGEST_SLUG + " characters.");
    }
    return new FrontMatter(
        text(map, "title"),
        slug,
        kind(text(map, "kind")),
        text(map, "summary"),
        list(map, "tags"),
        list(map, "conditions"),
        list(map, "body"),
        list(map, "areas"),
        list(map, "synonyms"),
        text(map, "author"),
        optional(map, "reviewer"),
        date(map, "reviewed"),
        reviewBy(map),
        whole(optional(map, "featured")));
  }

  private LocalDate reviewBy(Map<?, ?> map) {
    LocalDate by = date(map, "review-by");
    if (by == null) note(1, "review-by is missing: the day by which somebody reads it again.");
    return by == null ? LocalDate.EPOCH : by;
  }

  private FrontMatter.Kind kind(String typed) {
    for (FrontMatter.Kind kind : FrontMatter.Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(typed)) return kind;
    }
    note(line("kind"), "The kind is question, condition or body.");
    return FrontMatter.Kind.QUESTION;
  }

  private String text(Map<?, ?> map, String key) {
    String text = optional(map, key);
    if (text == null) note(line(key), key + " is missing.");
    if (text != null && text.length() > LONGEST_LINE) {
      note(line(key), key + " is longer than " + LONGEST_LINE + " characters.");
    }
    return text == null ? "" : text;
  }

  /** The line of the file in which a field of the front matter stands; 1 when it has none. */
  private int line(String key) {
    int line = 2;
    for (String one : frontLines.lines().toList()) {
      if (one.startsWith(key + ":")) return line;
      line++;
    }
    return 1;
  }

  private static String beginning(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }

  private static @Nullable String optional(Map<?, ?> map, String key) {
    return map.get(key) instanceof String text && !text.isBlank() ? text.strip() : null;
  }

  private List<String> list(Map<?, ?> map, String key) {
    Object value = map.get(key);
    if (value == null || "".equals(value)) return List.of();
    if (value instanceof List<?> list) {
      if (list.size() <= MOST_ENTRIES) return list.stream().map(String::valueOf).toList();
      note(line(key), key + " has " + list.size() + " entries; at most " + MOST_ENTRIES + ".");
      return List.of();
    }
    note(line(key), key + " is a list in square brackets.");
    return List.of();
  }

  private @Nullable LocalDate date(Map<?, ?> map, String key) {
    String text = optional(map, key);
    if (text == null) return null;
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException none) {
      note(line(key), key + " is no date. Write it as 2027-05-12.");
      return null;
    }
  }

  private int whole(@Nullable String text) {
    if (text == null) return 0;
    if (text.matches("[0-3]")) return Integer.parseInt(text);
    note(line("featured"), "featured is 1, 2 or 3.");
    return 0;
  }

  private void note(int line, String reason) {
    problems.add(new ArticleProblem(ArticleProblem.Sort.FRONT, name, line, reason));
  }

  private void refuse(int line, String reason) {
    note(line, reason);
    throw new ArticleRefused(problems);
  }
}
