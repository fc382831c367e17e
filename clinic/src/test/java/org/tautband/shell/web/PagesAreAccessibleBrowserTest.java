package org.tautband.shell.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tautband.Browser;
import org.tautband.ClinicTest;
import org.tautband.Visitor;
import org.tautband.access.Actor;
import org.tautband.shell.demo.DemoClinic;

/**
 * Every page of the running application, found by its own links with the demonstration's people in
 * it: axe, a walk by keyboard alone and no sideways scrolling, light on a desk and dark on a phone.
 */
@Tag("browser")
class PagesAreAccessibleBrowserTest extends ClinicTest {
  /** Pages no link leads to, each with the reason. */
  private static final Map<String, String> WITHOUT_A_LINK =
      Map.of(
          "/", "leads on to Today",
          "/login/again", "only with a form kept from an expired login",
          "/link/{secret}", "only with a printed one-time link",
          "/about-this-demo", "only in the demonstration");

  private static final List<String> ROLES = List.of("kim", "frankie", "maxi", "ada");

  @Autowired DemoClinic demo;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping routes;

  @Test
  void everyPageWorksForAxeAndForAKeyboardInBothThemes() {
    clinic.as(
        Actor.TAUTBAND,
        () -> {
          demo.load("-" + clinic.key(), passing -> {});
          return true;
        });
    var found = new LinkedHashMap<String, Pages>();
    for (var who : ROLES) {
      var visitor = new Visitor(base());
      visitor.signIn(login(who), DemoClinic.PASSWORD);
      found.put(who, new Pages(routes, visitor).from("/today"));
    }
    var wrong = new ArrayList<String>();
    found.forEach((who, pages) -> pages.broken.forEach(b -> wrong.add(who + ": dead link " + b)));
    unreached(found).forEach(route -> wrong.add("no link leads to " + route));
    look(found, wrong);
    assertThat(wrong).as("pages that do not work for everybody").isEmpty();
  }

  private String login(String who) {
    return who + "-" + clinic.key();
  }

  private Set<String> unreached(Map<String, Pages> found) {
    var missing = new TreeSet<String>();
    routes
        .getHandlerMethods()
        .forEach(
            (route, handler) -> {
              if (Pages.isGet(route) && isPage(handler)) {
                missing.addAll(route.getPatternValues());
              }
            });
    found.values().forEach(pages -> missing.removeAll(pages.html.keySet()));
    found.values().forEach(pages -> missing.removeAll(pages.other.keySet()));
    missing.removeAll(WITHOUT_A_LINK.keySet());
    missing.removeIf(route -> route.startsWith("/login") || route.contains("error"));
    return missing;
  }

  private static boolean isPage(HandlerMethod handler) {
    return handler.getMethod().getReturnType() == String.class
        && !handler.hasMethodAnnotation(ResponseBody.class)
        && handler.getBeanType().getName().startsWith("org.tautband");
  }

  private void look(Map<String, Pages> found, List<String> wrong) {
    var looked = new TreeSet<String>();
    found.forEach(
        (who, pages) -> {
          var fresh = new LinkedHashMap<>(pages.html);
          fresh.keySet().removeIf(route -> !looked.add(route) && !route.equals("/today"));
          each(login(who), 1280, ColorScheme.LIGHT, fresh, page -> walk(page, who, wrong), wrong);
          each(login(who), 390, ColorScheme.DARK, fresh, page -> {}, wrong);
        });
    each(null, 390, ColorScheme.DARK, Map.of("/login", "/login"), p -> walk(p, "-", wrong), wrong);
  }

  private static void walk(Page page, String who, List<String> wrong) {
    KeyboardWalk.problemsOf(page)
        .forEach(problem -> wrong.add(who + " " + page.url() + ": keyboard: " + problem));
  }

  private void each(
      @org.jspecify.annotations.Nullable String login,
      int width,
      ColorScheme theme,
      Map<String, String> addresses,
      Consumer<Page> more,
      List<String> wrong) {
    try (BrowserContext context =
        Browser.context(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, 800)
                .setColorScheme(theme))) {
      var page = context.newPage();
      if (login != null) {
        Browser.signIn(page, base(), login, DemoClinic.PASSWORD);
      }
      addresses.forEach(
          (route, address) -> {
            page.navigate(base() + address);
            var where = route + " " + width + " " + theme + ": ";
            axe(page, theme).forEach(v -> wrong.add(where + "axe: " + v));
            int over =
                ((Number)
                        page.evaluate(
                            "document.documentElement.scrollWidth"
                                + " - document.documentElement.clientWidth"))
                    .intValue();
            if (over > 0) {
              wrong.add(where + "scrolls sideways by " + over + " px");
            }
            more.accept(page);
          });
    }
  }

  /** Everything in the light, and in the dark what depends on colour. */
  private static List<String> axe(Page page, ColorScheme theme) {
    var builder = new AxeBuilder(page).setLegacyMode(true);
    if (theme == ColorScheme.DARK) {
      builder.withRules(List.of("color-contrast", "target-size"));
    }
    return builder.analyze().getViolations().stream()
            .map(
                v ->
                    v.getId()
                        + " "
                        + v.getHelp()
                        + " at "
                        + v.getNodes().stream()
                            .limit(3)
                            .map(node -> node.getTarget() + " " + shortened(node.getHtml()))
                            .toList())
            .toList();
  }

  private static String shortened(String html) {
    return html.length() > 120 ? html.substring(0, 120) : html;
  }
}
