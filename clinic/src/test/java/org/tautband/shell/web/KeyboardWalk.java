package org.tautband.shell.web;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** Goes through a page by Tab alone, as somebody without a mouse does. */
final class KeyboardWalk {
  /** Finds elements of the page and of what is drawn inside its own elements. */
  private static final String FIND =
      """
      () => {
        const roots = [document];
        for (let i = 0; i < roots.length; i++) {
          for (const e of roots[i].querySelectorAll('*')) if (e.shadowRoot) roots.push(e.shadowRoot);
        }
        window.rootsOfPage = roots;
        window.findAll = (selector) => roots.flatMap((root) => [...root.querySelectorAll(selector)]);
      }
      """;

  /** Numbers everything that Tab should reach; a group of radio buttons is one stop. */
  private static final String NUMBER =
      """
      () => {
        const visible = (e) => e.checkVisibility({ visibilityProperty: true })
          && e.getClientRects().length > 0 && !e.closest('[inert]');
        const radios = new Map();
        let n = 0;
        for (const e of window.findAll(
            'a[href], button, input, select, textarea, summary, [tabindex]')) {
          if (e.tabIndex < 0 || e.disabled || e.shadowRoot || e.type === 'hidden' || !visible(e)) continue;
          if (e.type === 'radio') {
            const group = window.rootsOfPage.indexOf(e.getRootNode())
              + '|' + (e.form ? [...document.forms].indexOf(e.form) : '') + '|' + e.name;
            if (radios.has(group)) { e.dataset.stop = radios.get(group); continue; }
            radios.set(group, n);
          }
          e.dataset.stop = n++;
        }
        document.activeElement?.blur();
        // Day, month, year and the button of a date are stops of their own inside one field.
        return n + 3 * document.querySelectorAll('input[type=date], input[type=time]').length;
      }
      """;

  /** Notes every stop of the focus, and whether it can be seen there or on the label around it. */
  private static final String LISTEN =
      """
      () => {
        window.reached = new Set();
        window.unseen = [];
        const shows = (x) => {
          const s = getComputedStyle(x);
          return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) || s.boxShadow !== 'none';
        };
        // What moves inside an element's own tree is not told to the page around it.
        for (const root of window.rootsOfPage) root.addEventListener('focusin', (event) => {
          const e = event.target;
          if (e.shadowRoot) return;
          if (e.dataset.stop !== undefined) window.reached.add(e.dataset.stop);
          const label = e.closest('label');
          if (!shows(e) && !(label !== null && shows(label))) {
            window.unseen.push('focus cannot be seen on ' + e.outerHTML.slice(0, 120));
          }
        });
      }
      """;

  private static final String RESULT =
      """
      () => {
        const missed = window.findAll('[data-stop]')
          // Of regions that the arrow keys move between, one at a time is a stop.
          .filter((e) => e.tabIndex >= 0 && !window.reached.has(e.dataset.stop))
          .map((e) => 'Tab never reaches ' + e.outerHTML.slice(0, 120));
        return [...new Set([...missed, ...window.unseen])];
      }
      """;

  private KeyboardWalk() {}

  /** What is wrong with the page for somebody with a keyboard only; empty when nothing is. */
  static List<String> problemsOf(Page page) {
    page.evaluate(FIND);
    int stops = ((Number) page.evaluate(NUMBER)).intValue();
    page.evaluate(LISTEN);
    for (int step = 0; step < stops + 2; step++) {
      page.keyboard().press("Tab");
    }
    var problems = new ArrayList<String>();
    for (var problem : (List<?>) page.evaluate(RESULT)) {
      problems.add(String.valueOf(problem));
    }
    return problems;
  }
}
