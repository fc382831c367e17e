package org.tautband.guide;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads an article from the text of its file: YAML between two lines of dashes, then CommonMark.
 */
final class ArticleFile {
  static final int MOST_CHARS = 200_000;
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
    return new ArticleFile(text.name()).read(text.markdown(), text.shipped());
  }

  private Article read(String text, boolean shipped) {
    if (text.length() > MOST_CHARS) {
      refuse(0, "It is longer than " + MOST_CHARS + " characters. Split it.");
    }
    String[] parts = text.replace("\r\n", "\n").split("(?m)^---\n", 3);
    if (parts.length < 3 || !parts[0].isBlank()) {
      refuse(1, "It has to begin with front matter between two lines of ---.");
    }
    FrontMatter front = front(yaml(parts[1]));
    if (!problems.isEmpty()) throw new ArticleRefused(problems);
    // Empty lines stand for the front matter, so that line numbers are those of the file.
    String body = "\n".repeat((int) parts[1].lines().count() + 2) + parts[2];
    return new Article(front, parts[2], MARKDOWN.parse(body), shipped);
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
            .forEach(key -> note(1, "Front matter has no “" + key + "”."));
        return map;
      }
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
      note(1, "The slug has small letters, digits and dashes only.");
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
    note(1, "The kind is question, condition or body.");
    return FrontMatter.Kind.QUESTION;
  }

  private String text(Map<?, ?> map, String key) {
    String text = optional(map, key);
    if (text == null) note(1, key + " is missing.");
    return text == null ? "" : text;
  }

  private static @Nullable String optional(Map<?, ?> map, String key) {
    return map.get(key) instanceof String text && !text.isBlank() ? text.strip() : null;
  }

  private List<String> list(Map<?, ?> map, String key) {
    Object value = map.get(key);
    if (value == null || "".equals(value)) return List.of();
    if (value instanceof List<?> list) return list.stream().map(String::valueOf).toList();
    note(1, key + " is a list in square brackets.");
    return List.of();
  }

  private @Nullable LocalDate date(Map<?, ?> map, String key) {
    String text = optional(map, key);
    if (text == null) return null;
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException none) {
      note(1, key + " is no date. Write it as 2027-05-12.");
      return null;
    }
  }

  private int whole(@Nullable String text) {
    if (text == null) return 0;
    if (text.matches("[0-3]")) return Integer.parseInt(text);
    note(1, "featured is 1, 2 or 3.");
    return 0;
  }

  private void note(int line, String reason) {
    problems.add(new ArticleProblem(name, line, reason));
  }

  private void refuse(int line, String reason) {
    note(line, reason);
    throw new ArticleRefused(problems);
  }
}
