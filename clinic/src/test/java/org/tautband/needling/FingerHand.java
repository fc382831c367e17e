package org.tautband.needling;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.Set;
import java.util.TreeSet;
import org.tautband.Browser;

/** A finger on a phone: taps, and finds fault with what is too small or scrolls sideways. */
final class FingerHand extends Hand {
  /** The least size of a target in CSS pixels (WCAG 2.2, 2.5.8). */
  private static final int LEAST = 24;

  private static final String GONE = "gone";

  private final Set<String> faults = new TreeSet<>();

  FingerHand(Page page) {
    super(page);
  }

  Set<String> faults() {
    return faults;
  }

  @Override
  void press(Locator target) {
    look(target);
    deed();
    target.tap();
  }

  @Override
  void write(Locator field, String words) {
    look(field);
    deed();
    field.tap();
    field.fill(words);
  }

  /** The words beside a radio button or a box belong to it: one tap on either chooses it. */
  @Override
  void tick(Locator choice) {
    look(choice);
    if (choice.isChecked()) return;
    deed();
    choice.locator("xpath=ancestor-or-self::*[self::label or self::input][1]").last().tap();
    try {
      PlaywrightAssertions.assertThat(choice).isChecked();
    } catch (AssertionError never) {
      faults.add(page.url() + ": a tap does not choose " + choice);
    }
  }

  @Override
  void choose(Locator list, String value) {
    look(list);
    deed();
    list.selectOption(value);
  }

  private void look(Locator target) {
    target.waitFor(
        new Locator.WaitForOptions()
            .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
    // Before its style sheets are read, a page is as wide and its targets as small as they like.
    int over = Browser.sidewaysPx(page);
    String where = page.url().replaceAll("[0-9a-f-]{36}", "…").replaceFirst("^https?://[^/]+", "");
    if (over > 0) faults.add(where + " scrolls sideways by " + over + " px");
    String small = tooSmall(target);
    // The session page draws its rows anew while it saves: what is gone is measured again.
    for (int again = 0; small.equals(GONE) && again < 50; again++) small = tooSmall(target);
    if (!small.isEmpty()) faults.add(where + ": " + small);
  }

  private static String tooSmall(Locator target) {
    return target
        .evaluate(
            """
            (target, least) => {
              if (!target.isConnected) return 'gone';
              const box = target.matches('[type=radio], [type=checkbox]')
                ? (target.closest('label') ?? target) : target;
              const { width, height } = box.getBoundingClientRect();
              return width < least || height < least
                ? `${box.textContent.trim()} is ${Math.round(width)} × ${Math.round(height)} px`
                : '';
            }
            """,
            LEAST)
        .toString();
  }
}
