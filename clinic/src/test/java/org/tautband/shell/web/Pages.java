package org.tautband.shell.web;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tautband.Visitor;

/**
 * Walks the application by its own links, as one signed-in person, and says what was found where.
 */
final class Pages {
  private static final int PER_ROUTE = 3;
  private static final int MOST = 2000;
  private final RequestMappingHandlerMapping routes;
  private final Visitor visitor;

  /** Route pattern to one address of it that answered with HTML. */
  final Map<String, String> html = new LinkedHashMap<>();

  /** Route pattern to an address that answered with something else, such as a PDF. */
  final Map<String, String> other = new LinkedHashMap<>();

  /** Links that lead to an error, with the page they stand on. */
  final List<String> broken = new ArrayList<>();

  Pages(RequestMappingHandlerMapping routes, Visitor visitor) {
    this.routes = routes;
    this.visitor = visitor;
  }

  /**
   * Follows every link from {@code start} on, at most three times per route that answers with a
   * page.
   */
  Pages from(String start) {
    var waiting = new ArrayDeque<String>();
    var seen = new HashMap<String, String>();
    var perRoute = new HashMap<String, Integer>();
    waiting.add(start);
    seen.put(start, "");
    while (!waiting.isEmpty() && seen.size() < MOST) {
      var address = waiting.remove();
      var route = routeOf(address).orElse(address);
      // One file of a kind is enough: a record as PDF is made anew for each who asks.
      if (other.containsKey(route) || perRoute.merge(route, 1, Integer::sum) > PER_ROUTE) {
        continue;
      }
      var answer = visitor.get(address);
      if (answer.status() >= 400) {
        broken.add(answer.status() + " " + address + " linked from " + seen.get(address));
      } else if (answer.status() >= 300) {
        follow(answer.location().replaceFirst("^https?://[^/]+", ""), address, seen, waiting);
      } else if (answer.body().contains("<html")) {
        html.putIfAbsent(route, address);
        for (var link : Jsoup.parse(answer.body()).select("a[href]")) {
          follow(link.attr("href"), address, seen, waiting);
        }
      } else {
        other.putIfAbsent(route, address);
      }
    }
    return this;
  }

  private static void follow(
      String link, String from, Map<String, String> seen, ArrayDeque<String> waiting) {
    var address = link.replaceFirst("#.*", "");
    if (address.startsWith("/") && seen.putIfAbsent(address, from) == null) {
      waiting.add(address);
    }
  }

  /** The pattern of the route that serves this address. */
  Optional<String> routeOf(String address) {
    var path = PathContainer.parsePath(address.replaceFirst("\\?.*", ""));
    return routes.getHandlerMethods().keySet().stream()
        .filter(Pages::isGet)
        .map(RequestMappingInfo::getPathPatternsCondition)
        .flatMap(
            patterns ->
                patterns == null ? java.util.stream.Stream.of() : patterns.getPatterns().stream())
        .filter(pattern -> pattern.matches(path))
        .min(org.springframework.web.util.pattern.PathPattern.SPECIFICITY_COMPARATOR)
        .map(org.springframework.web.util.pattern.PathPattern::getPatternString);
  }

  static boolean isGet(RequestMappingInfo route) {
    var methods = route.getMethodsCondition().getMethods();
    return methods.isEmpty() || methods.contains(RequestMethod.GET);
  }
}
