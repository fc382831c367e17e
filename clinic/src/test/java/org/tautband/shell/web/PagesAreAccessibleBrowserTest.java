package org.tautband.shell.web;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tautband.Axe;
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
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
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

  private record Screen(int width, ColorScheme theme) {
    void show(Page page) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
      page.setViewportSize(width, 800);
    }
  }

  private static final Screen DESK = new Screen(1280, ColorScheme.LIGHT);
  private static final Screen PHONE = new Screen(390, ColorScheme.DARK);

  @Autowired DemoClinic demo;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping routes;

  /** The same people and the same pages for both tests: finding them takes as long as looking. */
  private String key = "";

  private final Map<String, Pages> found = new LinkedHashMap<>();

  /**
   * The small version of the drill below: every page is reached by a link, and every tenth fits a
   * phone in the dark: contrast and size of targets, no sideways scrolling.
   */
  @Test
  void everyPageIsReachedAndEveryTenthFitsAPhoneInTheDark() {
    look(10, List.of(PHONE));
  }

  @Tag("drill")
  @Test
  void everyPageFitsAPhoneInTheDarkAndWorksOnADeskForAxeAndForAKeyboard() {
    look(1, List.of(PHONE, DESK));
  }

  private void look(int oneOf, List<Screen> screens) {
    if (found.isEmpty()) {
      find();
    }
    var wrong = new ArrayList<String>();
    found.forEach((who, pages) -> pages.broken.forEach(b -> wrong.add(who + ": dead link " + b)));
    unreached(found).forEach(route -> wrong.add("no link leads to " + route));
    look(screens, oneOf, wrong);
    assertThat(wrong).as("pages that do not work for everybody").isEmpty();
  }

  private void find() {
    key = clinic.key();
    clinic.as(
        Actor.TAUTBAND,
        () -> {
          demo.load("-" + key, passing -> {});
          return true;
        });
    for (var who : ROLES) {
      var visitor = new Visitor(base());
      visitor.signIn(login(who), DemoClinic.PASSWORD);
      found.put(who, new Pages(routes, visitor).from("/today"));
    }
  }

  private String login(String who) {
    return who + "-" + key;
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

  private void look(List<Screen> screens, int oneOf, List<String> wrong) {
    var looked = new TreeSet<String>();
    found.forEach(
        (who, pages) -> {
          var fresh = new LinkedHashMap<>(pages.html);
          fresh.keySet().removeIf(route -> !looked.add(route) && !route.equals("/today"));
          var turn = new AtomicInteger();
          fresh.keySet().removeIf(route -> turn.getAndIncrement() % oneOf != 0);
          each(who, screens, fresh, page -> {}, wrong);
        });
    STATES.forEach(
        state -> {
          var begins = found.get(state.who).html.get(state.on);
          if (begins == null) {
            wrong.add("nothing to look at on " + state.on + ", where " + state.shown + " begin");
            return;
          }
          Consumer<Page> first = page -> bring(page, begins, state.post);
          each(state.who, screens, state.addresses(begins), first, wrong);
        });
    each(null, screens, Map.of("/login", "/login", "/ask", "/ask"), page -> {}, wrong);
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
      @Nullable String who,
      List<Screen> screens,
      Map<String, String> addresses,
      Consumer<Page> first,
      List<String> wrong) {
    try (BrowserContext context = Browser.context(screens.getFirst().width, 800)) {
      var page = context.newPage();
      if (who != null) {
        Browser.signIn(page, base(), login(who), DemoClinic.PASSWORD);
      }
      first.accept(page);
      addresses.forEach(
          (route, address) -> {
            screens.getFirst().show(page);
            page.navigate(base() + address);
            for (var screen : screens) {
              screen.show(page);
              problems(page, screen.theme)
                  .forEach(
                      problem ->
                          wrong.add(
                              "%s as %s, %d px, %s: %s"
                                  .formatted(route, who, screen.width, screen.theme, problem)));
            }
          });
    }
  }

  /** Style and size follow the screen without loading again: no program of ours asks for either. */
  private static List<String> problems(Page page, ColorScheme theme) {
    var problems = new ArrayList<String>();
    axe(page, theme).forEach(v -> problems.add("axe: " + v));
    int over = Browser.sidewaysPx(page);
    if (over > 0) {
      problems.add("scrolls sideways by " + over + " px");
    }
    if (theme == ColorScheme.LIGHT) {
      KeyboardWalk.problemsOf(page).forEach(p -> problems.add("keyboard: " + p));
    }
    return problems;
  }

  /** Everything in the light, and in the dark what depends on colour. */
  private static List<String> axe(Page page, ColorScheme theme) {
    return theme == ColorScheme.DARK
        ? Axe.problems(page, List.of("color-contrast", "target-size"))
        : Axe.problems(page);
  }
}
