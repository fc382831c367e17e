package org.tautband.guide;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tautband.evidence.Content;
import org.tautband.evidence.Findings;

/**
 * The guide as anybody reads it now. When a text or a row of the evidence store is another one, all
 * pages are drawn anew and change together: nobody reads half of a change.
 */
@Component
public class Shelf {
  private final Content content;
  private final Texts texts;
  private volatile @Nullable Stand stand;

  private record Stand(String version, Shelved shelved) {}

  /** A word articles are found by. */
  public record Tag(String id, String label, String synonyms, String description) {}

  Shelf(Content content, Texts texts) {
    this.content = content;
    this.texts = texts;
  }

  /** Another one as soon as any page is. */
  public String version() {
    return version(content, texts.now());
  }

  private static String version(Content content, Texts.Stand texts) {
    return content.version() + ' ' + texts.version();
  }

  private Shelved now() {
    Stand last = stand;
    if (last != null && last.version().equals(version())) return last.shelved();
    synchronized (this) {
      Content state = content.asOfNow();
      Texts.Stand published = texts.now();
      String version = version(state, published);
      last = stand;
      if (last != null && last.version().equals(version)) return last.shelved();
      Shelved fresh = new Shelved(state, published.texts());
      stand = new Stand(version, fresh);
      return fresh;
    }
  }

  /** Why articles were left out, or lead nowhere; the build demands that there are none. */
  List<ArticleProblem> problems() {
    return now().problems();
  }

  static Readability readability(Content content) {
    return Shelved.readability(content);
  }

  public Optional<Page> page(String path) {
    return now().page(path);
  }

  /** For an address whose page was retired: the address that answers instead. */
  public Optional<String> gone(String path) {
    return Optional.ofNullable(texts.now().gone().get(path));
  }

  public List<Page> pages() {
    return now().pages();
  }

  /** At most three, in the order their front matter gives. */
  public List<Page> featured() {
    return now().featured();
  }

  /** At most ten, what was changed last first. */
  public List<Page> recent() {
    return now().recent();
  }

  /** Hard words, explained. */
  public Glossary glossary() {
    return Glossary.of(findings().content());
  }

  /** Day on which the words of the sources were read. */
  public LocalDate readOn() {
    return findings().content().readOn();
  }

  public List<Page> below(String folder) {
    return now().below(folder);
  }

  public List<Tag> tags() {
    return now().tags();
  }

  public Optional<Tag> tag(String id) {
    return now().tag(id);
  }

  public List<Page> tagged(String tag) {
    return now().tagged(tag);
  }

  /** Up to four others: shared condition counts three, shared body area two, shared tag one. */
  public List<Page> related(Page page) {
    return now().related(page);
  }

  Map<String, Article> articles() {
    return now().articles();
  }

  /** The evidence store the articles rest on. */
  public Findings findings() {
    return now().findings();
  }
}
