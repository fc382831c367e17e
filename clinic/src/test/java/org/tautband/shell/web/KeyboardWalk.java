package org.tautband.shell.web;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** Goes through a page by Tab alone, as somebody without a mouse does. */
final class KeyboardWalk {
  private static final int MOST = 600;

  /** Numbers everything that Tab should reach; a group of radio buttons is one stop. */
  private static final String NUMBER =
      """
      () => {
        const visible = (e) => e.checkVisibility({ visibilityProperty: true })
          && e.getClientRects().length > 0 && !e.closest('[inert]');
        const radios = new Map();
        let n = 0;
        for (const e of document.querySelectorAll(
            'a[href], button, input, select, textarea, summary, [tabindex]')) {
          if (e.tabIndex < 0 || e.disabled || e.type === 'hidden' || !visible(e)) continue;
          if (e.type === 'radio') {
            const group = (e.form ? [...document.forms].indexOf(e.form) : '') + '|' + e.name;
            if (radios.has(group)) { e.dataset.stop = radios.get(group); continue; }
            radios.set(group, n);
          }
          e.dataset.stop = n++;
        }
        document.activeElement?.blur();
        return n;
      }
      """;

  /** Where the focus is, and whether it can be seen there or on the label around it. */
  private static final String WHERE =
      """
      () => {
        const e = document.activeElement;
        if (!e || e === document.body || e === document.documentElement) return null;
        const shows = (x) => {
          const s = getComputedStyle(x);
          return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) || s.boxShadow !== 'none';
        };
        const label = e.closest('label');
        return {
          stop: e.dataset.stop ?? '',
          shown: shows(e) || (label !== null && shows(label)),
          what: e.outerHTML.slice(0, 120)
        };
      }
      """;

  private KeyboardWalk() {}

  /** What is wrong with the page for somebody with a keyboard only; empty when nothing is. */
  static List<String> problemsOf(Page page) {
    var problems = new ArrayList<String>();
    int stops = ((Number) page.evaluate(NUMBER)).intValue();
    var reached = new boolean[stops];
    int left = stops;
    for (int step = 0; step < Math.min(MOST, stops + 5) && left > 0; step++) {
      page.keyboard().press("Tab");
      if (!(page.evaluate(WHERE) instanceof java.util.Map<?, ?> here)) {
        continue;
      }
      var stop = String.valueOf(here.get("stop"));
      if (!stop.isEmpty() && !reached[Integer.parseInt(stop)]) {
        reached[Integer.parseInt(stop)] = true;
        left--;
      }
      if (!Boolean.TRUE.equals(here.get("shown"))) {
        problems.add("focus cannot be seen on " + here.get("what"));
      }
    }
    for (int stop = 0; stop < stops && stops <= MOST; stop++) {
      if (!reached[stop]) {
        problems.add(
            "Tab never reaches "
                + page.evaluate(
                    "n => document.querySelector(`[data-stop=\"${n}\"]`)?.outerHTML.slice(0, 120)",
                    stop));
      }
    }
    return problems;
  }
}
