package org.tautband;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The machine's Chromium, started once for all browser tests. */
public final class Browser {
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");
  private static final List<Path> PLACES =
      List.of(
          Path.of(System.getenv().getOrDefault("TAUTBAND_CHROMIUM", "/usr/bin/chromium")),
          Path.of("/usr/bin/chromium"),
          Path.of("/usr/bin/chromium-browser"),
          Path.of("/usr/bin/google-chrome"),
          Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"));

  /** A busy machine is no fault of a page. */
  private static final double PATIENCE_MILLIS = 120_000;

  private static com.microsoft.playwright.Browser running;

  private Browser() {}

  /** Whether this machine has a Chromium. */
  public static boolean isHere() {
    return PLACES.stream().anyMatch(Files::isExecutable);
  }

  /** A context with no cookies; the test is skipped, by name, where there is no Chromium. */
  public static synchronized BrowserContext context(
      com.microsoft.playwright.Browser.NewContextOptions options) {
    Assumptions.assumeTrue(isHere(), "Chromium is not installed");
    if (running == null) {
      var playwright = Playwright.create();
      running =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(
                          PLACES.stream().filter(Files::isExecutable).findFirst().orElseThrow())
                      .setArgs(FLAGS));
    }
    // A colour on its way from one theme to the other is nobody's contrast.
    var context = running.newContext(options.setReducedMotion(ReducedMotion.REDUCE));
    context.setDefaultTimeout(PATIENCE_MILLIS);
    return context;
  }

  /** A context of this width and height in CSS pixels. */
  public static BrowserContext context(int width, int height) {
    return context(
        new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(width, height));
  }

  /** Signs in through the login page. */
  public static void signIn(Page page, String base, String login, String password) {
    page.navigate(base + "/login");
    page.fill("[name=username]", login);
    page.fill("[name=password]", password);
    page.click("main button[type=submit]");
    page.waitForURL(url -> !url.contains("/login"));
  }

  /** How far the page can be moved sideways, once its style sheets are there; 0: it fits. */
  public static int sidewaysPx(Page page) {
    page.waitForLoadState();
    Object over =
        page.evaluate(
            "Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)"
                + " - document.documentElement.clientWidth");
    return ((Number) over).intValue();
  }

  /** Keeps a picture of the page as a build artefact under {@code target/screenshots}. */
  public static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target/screenshots", name + ".png"))
            .setFullPage(true));
  }
}
