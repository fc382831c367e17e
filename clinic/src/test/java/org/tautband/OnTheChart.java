package org.tautband;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;

/** What tests do with the body chart of a page. */
public final class OnTheChart {
  private OnTheChart() {}

  /** Waits until the chart of this page can be drawn on. */
  public static void ready(Page page) {
    page.waitForSelector("tautband-chart");
    Object ready =
        page.evaluate(
            """
            () => customElements.whenDefined('tautband-chart')
              .then(() => document.querySelector('tautband-chart').ready)
              .then(() => 'ready')
            """);
    assertThat(ready).isEqualTo("ready");
  }

  /** The drawing as its form sends it. */
  public static String value(Page page) {
    return page.evaluate("document.querySelector('tautband-chart').value").toString();
  }

  /** What is painted on a view. */
  public static String painted(Page page, String view) {
    return page.locator("svg[data-view=" + view + "] g[clip-path]").innerHTML();
  }

  /** Draws a line down a region with a finger. */
  public static void finger(Page page, String view, String region) {
    Locator path = page.locator("svg[data-view=" + view + "] [data-region='" + region + "']");
    path.scrollIntoViewIfNeeded();
    BoundingBox box = path.boundingBox();
    CDPSession session = page.context().newCDPSession(page);
    double x = box.x + box.width * 0.5;
    double y = box.y + box.height * 0.25;
    touch(session, "touchStart", "{\"x\":%s,\"y\":%s}".formatted(x, y));
    for (int i = 1; i <= 4; i++) {
      touch(
          session, "touchMove", "{\"x\":%s,\"y\":%s}".formatted(x, y + i * (box.height * 0.1 + 3)));
    }
    touch(session, "touchEnd", "");
  }

  private static void touch(CDPSession session, String kind, String point) {
    JsonObject event =
        JsonParser.parseString("{\"type\":\"" + kind + "\",\"touchPoints\":[" + point + "]}")
            .getAsJsonObject();
    session.send("Input.dispatchTouchEvent", event);
  }

  /** Every file of the chart is asked for by the page itself, before programs ask, and once. */
  public static void asksForItsFilesAtOnce(Page page) {
    Object found =
        page.evaluate(
            """
            () => {
              const links = [...document.querySelectorAll('link[rel=modulepreload], link[rel=preload]')].map((link) => link.href);
              const came = performance.getEntriesByType('resource').map((entry) => entry.name).filter((name) => name.includes('/js/') && name.includes('/chart/'));
              return [...links.filter((name) => !came.includes(name)), ...came.filter((name, i) => !links.includes(name) || came.indexOf(name) !== i)];
            }
            """);
    assertThat(found).isEqualTo(List.of());
  }

  /** Bytes that came over the wire for this page so far, without fonts. */
  public static int weight(Page page) {
    Object bytes =
        page.evaluate(
            """
            () => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
              .filter((entry) => !entry.name.includes('/fonts/'))
              .reduce((sum, entry) => sum + Math.max(entry.transferSize, entry.encodedBodySize), 0)
            """);
    return ((Number) bytes).intValue();
  }
}
