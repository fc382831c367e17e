package org.tautband;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * Follows every link a signed-in person can reach, a few pages of each kind: pages that differ only
 * in ids are one kind.
 */
public final class Crawl {
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private final Visitor visitor;
  private final int perKind;
  private final Map<String, Integer> seenOfKind = new HashMap<>();
  private final Map<String, Page> pages = new LinkedHashMap<>();
  private final List<String> broken = new ArrayList<>();

  private Crawl(Visitor visitor, int perKind) {
    this.visitor = visitor;
    this.perKind = perKind;
  }

  /** One page as it was read. */
  public record Page(String path, int status, Document html) {}

  /** Reads everything reachable from {@code start}, at most {@code perKind} pages of a kind. */
  public static Crawl from(Visitor visitor, int perKind, String... start) {
    var crawl = new Crawl(visitor, perKind);
    crawl.follow(Set.of(start));
    return crawl;
  }

  /** The kind of a path: ids of records, rows and articles, and query values left out. */
  public static String kind(String path) {
    return ID.matcher(path)
        .replaceAll("{id}")
        .replaceAll("(?<=/evidence/)[A-Z]+\\d+", "{row}")
        .replaceAll("(?<=/atlas/)(?!compare|regions|search)\\w+", "{muscle}")
        .replaceAll("(?<=/articles/)[^/?]+/[^/?]+(?=/)", "{article}")
        .replaceAll("(?<=/guide/).*(?=/pdf$)", "{page}")
        .replaceAll("=[^&]*", "=");
  }

  public Map<String, Page> pages() {
    return pages;
  }

  /** Links that led to an error, with the page they stood on. */
  public List<String> broken() {
    return broken;
  }

  private record Link(String on, String path) {}

  private void follow(Set<String> start) {
    var waiting = new ArrayDeque<Link>();
    start.forEach(path -> waiting.add(new Link("start", path)));
    while (!waiting.isEmpty()) {
      var link = waiting.removeFirst();
      if (!pages.containsKey(link.path())
          && seenOfKind.merge(kind(link.path()), 1, Integer::sum) <= perKind) {
        read(link).forEach(next -> waiting.add(new Link(link.path(), next)));
      }
    }
  }

  private Set<String> read(Link link) {
    var answer = visitor.get(link.path());
    if (answer.status() >= 400) {
      broken.add(link.path() + " → " + answer.status() + " (linked on " + link.on() + ")");
    }
    if (answer.status() >= 300 && answer.status() < 400) {
      var to = answer.location().replaceFirst("^https?://[^/]+", "");
      return to.startsWith("/") ? Set.of(to) : Set.of();
    }
    var html = Jsoup.parse(answer.body());
    pages.put(link.path(), new Page(link.path(), answer.status(), html));
    var next = new LinkedHashSet<String>();
    for (var anchor : html.select("a[href]")) {
      var href = anchor.attr("href").replaceFirst("#.*$", "");
      if (href.startsWith("/") && !href.startsWith("//") && !href.startsWith("/fhir")) {
        next.add(href);
      }
    }
    return next;
  }
}
