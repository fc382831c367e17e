package org.tautband.guide;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.database.Sha256;
import org.tautband.kernel.words.Slips;

/**
 * Search over the guide, in PostgreSQL: words by stem, titles before asides before headings before
 * text; all words first, then any; a word nobody wrote is taken for the one most like it.
 */
@Component
@Transactional
public class GuideSearch {
  /** Longer questions are cut. */
  public static final int MOST_CHARS = 200;

  private static final int MOST_PAGES = 20;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\d]+");
  // Private-use marks, so that what people wrote can be escaped before ours become tags.
  private static final String FROM = "\uE000";
  private static final String TO = "\uE001";

  private final JdbcClient jdbc;
  private final Shelf shelf;
  private final boolean background;
  private volatile String indexed = "";

  GuideSearch(
      JdbcClient jdbc, Shelf shelf, @Value("${tautband.background:true}") boolean background) {
    this.jdbc = jdbc;
    this.shelf = shelf;
    this.background = background;
  }

  /**
   * A page that answers.
   *
   * @param path with the anchor of the section that answers best
   * @param snippet escaped HTML, found words in {@code mark}
   */
  public record Hit(String path, String title, String snippet) {}

  /**
   * What was found.
   *
   * @param asked what was looked for in the end
   * @param corrected a word was taken for another one
   */
  public record Answer(String asked, boolean corrected, List<Hit> hits) {
    public Answer {
      hits = List.copyOf(hits);
    }
  }

  /** Looks for what people type; empty words find nothing. */
  public Answer search(String typed) {
    String asked = plain(typed.substring(0, Math.min(typed.length(), MOST_CHARS))).strip();
    if (asked.isEmpty()) return new Answer("", false, List.of());
    if (!indexed.equals(shelf.version())) index();
    String known = known(asked);
    List<Hit> hits = hits(known, "websearch_to_tsquery('english', :asked)");
    if (hits.size() < 3) {
      String any = "replace(plainto_tsquery('english', :asked)::text, '&', '|')::tsquery";
      Map<String, Hit> all = new LinkedHashMap<>();
      hits.forEach(hit -> all.put(page(hit), hit));
      hits(known, any).forEach(hit -> all.putIfAbsent(page(hit), hit));
      hits = List.copyOf(all.values());
    }
    return new Answer(known, !known.equals(asked), hits);
  }

  private static String page(Hit hit) {
    return hit.path().replaceFirst("#.*", "");
  }

  private List<Hit> hits(String asked, String query) {
    Map<String, Hit> best = new LinkedHashMap<>();
    jdbc.sql(
            """
            with asked as (select %s as query)
            select path, anchor,
              ts_headline('english', body, query,
                'StartSel=%s, StopSel=%s, MaxWords=32, MinWords=14, MaxFragments=1') as snippet
            from guide_section, asked
            where search @@ query
            order by ts_rank_cd('{0.1, 0.3, 0.6, 1.0}', search, query, 1) desc, path, place
            limit 100
            """
                .formatted(query, FROM, TO))
        .param("asked", asked)
        .query(
            (row, n) -> {
              String anchor = row.getString("anchor");
              return new Hit(
                  row.getString("path") + (anchor.isEmpty() ? "" : "#" + anchor),
                  shelf.page(row.getString("path")).map(Page::title).orElse(""),
                  marked(row.getString("snippet")));
            })
        .list()
        .forEach(hit -> best.putIfAbsent(page(hit), hit));
    return best.values().stream().limit(MOST_PAGES).toList();
  }

  private static String marked(String snippet) {
    return ArticleHtml.escaped(snippet).replace(FROM, "<mark>").replace(TO, "</mark>");
  }

  /** Words that nobody wrote, as the written word most like each. */
  private String known(String asked) {
    List<String> words = WORD.matcher(asked).results().map(r -> r.group()).toList();
    if (words.isEmpty()) return asked;
    Map<String, @Nullable String> likest = new LinkedHashMap<>();
    jdbc.sql(
            """
            select w.word as typed, (
              select k.word from guide_word k
              where k.word % w.word and similarity(k.word, w.word) >= 0.35
              order by similarity(k.word, w.word) desc, abs(length(k.word) - length(w.word)), k.word
              limit 1) as known
            from unnest(:words::text[]) as w(word)
            where length(w.word) > 2
              and not exists (select from guide_word k where k.word = w.word)
              and not exists (select from guide_section s
                where s.search @@ plainto_tsquery('english', w.word))
            """)
        .param("words", words.toArray(String[]::new))
        .query(
            row -> {
              likest.put(row.getString("typed"), row.getString("known"));
            });
    likest.replaceAll((typed, known) -> known == null ? fewestSlips(typed) : known);
    return WORD.matcher(asked)
        .replaceAll(r -> String.valueOf(likest.getOrDefault(r.group(), r.group())));
  }

  /** Letters that changed places share few trigrams: the written word with the fewest slips. */
  private String fewestSlips(String typed) {
    int most = typed.length() < 6 ? 1 : 2;
    return jdbc
        .sql("select word from guide_word where length(word) between ? and ? order by word")
        .param(typed.length() - most)
        .param(typed.length() + most)
        .query(String.class)
        .list()
        .stream()
        .filter(word -> Slips.between(typed, word) <= most)
        .min(Comparator.comparingInt(word -> Slips.between(typed, word)))
        .orElse(typed);
  }

  /** Drawing all pages takes a moment: the first who searches should not wait for it. */
  @EventListener(ApplicationStartedEvent.class)
  void indexInTime() {
    if (background) index();
  }

  /** Fills the tables when the guide's text is another than last time. */
  void index() {
    String version = shelf.version();
    fill();
    indexed = version;
  }

  private void fill() {
    jdbc.sql("select pg_advisory_xact_lock(4207281)").query(row -> {});
    String text = textSha256();
    boolean same =
        jdbc.sql("select count(*) from guide_index where text_sha256 = ?")
                .param(text)
                .query(Integer.class)
                .single()
            > 0;
    if (same) return;
    jdbc.sql("delete from guide_section").update();
    jdbc.sql("delete from guide_word").update();
    Set<String> words = new TreeSet<>();
    for (Article article : shelf.articles().values()) {
      int place = 0;
      for (Section section : Section.of(article, shelf)) {
        jdbc.sql(
                """
                insert into guide_section (path, place, anchor, title, heading, aside, body)
                values (?, ?, ?, ?, ?, ?, ?)
                """)
            .params(
                article.path(),
                place,
                section.anchor(),
                place == 0 ? article.front().title() : "",
                plain(section.heading()),
                place == 0 ? plain(section.aside()) : "",
                section.body())
            .update();
        place++;
        words.addAll(wordsOf(section));
      }
    }
    jdbc.sql("insert into guide_word select unnest(?::text[])")
        .param(words.toArray(String[]::new))
        .update();
    jdbc.sql(
            """
            insert into guide_index (text_sha256) values (?)
            on conflict (only_row) do update set text_sha256 = excluded.text_sha256
            """)
        .param(text)
        .update();
  }

  private static Set<String> wordsOf(Section section) {
    return WORD.matcher(plain(section.heading() + " " + section.aside() + " " + section.body()))
        .results()
        .map(r -> r.group())
        .filter(word -> word.length() > 2)
        .collect(Collectors.toSet());
  }

  private String textSha256() {
    StringBuilder text = new StringBuilder(shelf.findings().content().version());
    shelf
        .articles()
        .forEach(
            (path, article) ->
                text.append(path).append(article.front()).append(article.markdown()));
    return Sha256.of(text.toString());
  }

  /** Small letters without accents and without what a database refuses. */
  static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replaceAll("\\p{C}", " ")
        .toLowerCase(Locale.ROOT);
  }

  /**
   * A part of an article between two headings, as people read it.
   *
   * @param aside summary, tags and synonyms; the first section has them
   */
  record Section(String anchor, String heading, String aside, String body) {
    static List<Section> of(Article article, Shelf shelf) {
      List<Section> sections = new ArrayList<>();
      FrontMatter front = article.front();
      String tags =
          front.tags().stream()
              .flatMap(id -> shelf.tag(id).stream())
              .map(tag -> tag.label() + " " + tag.synonyms())
              .collect(Collectors.joining(" "));
      String aside = tags + " " + String.join(" ", front.synonyms());
      String heading = front.title();
      String anchor = "";
      StringBuilder body = new StringBuilder();
      for (Readability.Block block : ArticleText.of(article, shelf.findings()).blocks()) {
        if (block instanceof Readability.Block.Heading next) {
          sections.add(new Section(anchor, heading, aside, body.toString()));
          body = new StringBuilder();
          heading = next.text();
          anchor = ArticleHtml.anchor(heading);
        } else {
          body.append(block.text()).append(' ');
        }
      }
      sections.add(new Section(anchor, heading, aside, body.toString()));
      return sections;
    }
  }
}
