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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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
          "/decide/link/{secret}", "only with a clinic's printed link",
          "/checkin/{secret}", "only with the link of a mail or of an advice sheet",
          "/later/{secret}", "only with the link of a mail half a year later",
          "/about-this-demo", "only in the demonstration",
          "/articles/rows", "a part of the editor, asked for by its form",
          "/articles/{kind}/{slug}/difference", "only by the form that names two versions");

  /**
   * Pages that exist only in a state, and how that state comes about.
   *
   * @param on the route of the page on which it begins
   * @param post what is sent there, after the address of that page
   * @param shown the pages that exist from then on
   */
  private record State(String who, String on, String post, List<String> shown) {
    Map<String, String> addresses(String begins) {
      var addresses = new LinkedHashMap<String, String>();
      for (var route : shown) {
        var last = route.substring(route.lastIndexOf('/'));
        addresses.put(
            route, route.startsWith(on) ? begins.replaceFirst("\\?.*", "") + last : route);
      }
      return addresses;
    }
  }

  private static final List<State> STATES =
      List.of(
          new State(
              "ada",
              "/admin/accounts/{accountId}",
              "/link",
              List.of("/admin/accounts/{accountId}/link")),
          new State(
              "kim",
              "/patients/{patientId}/decision-aid",
              "/link",
              List.of("/patients/{patientId}/decision-aid/link")),
          new State(
              "kim",
              "/patients/{patientId}/sessions/{sessionId}",
              "/lock",
              List.of("/screen-locked")),
          new State(
              "kim",
              "/patients/{patientId}/screening",
              "/hand-over",
              List.of(
                  "/patients/{patientId}/screening/tablet",
                  "/patients/{patientId}/screening/take-back")));

  private static final List<String> ROLES = List.of("kim", "frankie", "maxi", "ada");

  private record Screen(int width, ColorScheme theme) {}

  private static final Screen WIDE = new Screen(1280, ColorScheme.LIGHT);
  private static final Screen PHONE = new Screen(390, ColorScheme.DARK);

  @Autowired DemoClinic demo;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping routes;

  /**
   * The small version of the drills below: every page is reached by a link, and every fifth fits a
   * phone in the dark: contrast and size of targets, no sideways scrolling.
   */
  @Test
  void everyPageIsReachedAndEveryFifthFitsAPhoneInTheDark() {
    look(PHONE, 5, page -> List.of());
  }

  @Tag("drill")
  @Test
  void everyPageFitsAPhoneInTheDark() {
    look(PHONE, 1, page -> List.of());
  }

  @Tag("drill")
  @Test
  void everyPageWorksForAxeAndForAKeyboard() {
    look(WIDE, 1, KeyboardWalk::problemsOf);
  }

  private void look(Screen screen, int oneOf, Function<Page, List<String>> more) {
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
    look(found, screen, oneOf, more, wrong);
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
    STATES.forEach(state -> missing.removeAll(state.shown));
    missing.removeIf(route -> route.startsWith("/login") || route.contains("error"));
    return missing;
  }

  private static boolean isPage(HandlerMethod handler) {
    return handler.getMethod().getReturnType() == String.class
        && !handler.hasMethodAnnotation(ResponseBody.class)
        && handler.getBeanType().getName().startsWith("org.tautband");
  }

  private void look(
      Map<String, Pages> found,
      Screen screen,
      int oneOf,
      Function<Page, List<String>> more,
      List<String> wrong) {
    var looked = new TreeSet<String>();
    found.forEach(
        (who, pages) -> {
          var fresh = new LinkedHashMap<>(pages.html);
          fresh.keySet().removeIf(route -> !looked.add(route) && !route.equals("/today"));
          var turn = new AtomicInteger();
          fresh.keySet().removeIf(route -> turn.getAndIncrement() % oneOf != 0);
          each(login(who), screen, fresh, page -> {}, looking(more, who, wrong), wrong);
        });
    STATES.forEach(
        state -> {
          var pages = found.get(state.who);
          var begins = pages.html.get(state.on);
          if (begins == null) {
            wrong.add("nothing to look at on " + state.on + ", where " + state.shown + " begin");
            return;
          }
          Consumer<Page> first = page -> bring(page, begins, state.post);
          var then = looking(more, state.who, wrong);
          each(login(state.who), screen, state.addresses(begins), first, then, wrong);
        });
    var withoutLogin = Map.of("/login", "/login", "/ask", "/ask");
    each(null, screen, withoutLogin, page -> {}, looking(more, "-", wrong), wrong);
  }

  private static Consumer<Page> looking(
      Function<Page, List<String>> more, String who, List<String> wrong) {
    return page ->
        more.apply(page)
            .forEach(problem -> wrong.add(who + " " + page.url() + ": keyboard: " + problem));
  }

  /** Sends what brings the state about, as the page itself would. */
  private void bring(Page page, String begins, String post) {
    page.navigate(base() + begins);
    var status =
        page.evaluate(
            """
            async (address) => {
              const meta = (name) => document.querySelector(`meta[name=${name}]`)?.content ?? '';
              const sent = await fetch(address, {
                method: 'POST',
                headers: { 'X-CSRF-TOKEN': meta('csrf'), 'X-Page-Token': meta('page-token') },
                redirect: 'manual',
              });
              return sent.status;
            }
            """,
            base() + begins.replaceFirst("\\?.*", "") + post);
    assertThat(((Number) status).intValue()).as(begins + post).isLessThan(400);
  }

  private void each(
      @Nullable String login,
      Screen screen,
      Map<String, String> addresses,
      Consumer<Page> first,
      Consumer<Page> more,
      List<String> wrong) {
    try (BrowserContext context =
        Browser.context(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(screen.width, 800)
                .setColorScheme(screen.theme))) {
      var page = context.newPage();
      if (login != null) {
        Browser.signIn(page, base(), login, DemoClinic.PASSWORD);
      }
      first.accept(page);
      addresses.forEach(
          (route, address) -> {
            page.navigate(base() + address);
            var where = route + " " + screen.width + " " + screen.theme + ": ";
            axe(page, screen.theme).forEach(v -> wrong.add(where + "axe: " + v));
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
