package org.tautband.needling;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Tab, Enter, Space, arrows and letters: nothing else touches the page. */
final class KeyboardHand extends Hand {
  private static final int MOST_TABS = 400;
  private static final int MOST_ARROWS = 700;

  KeyboardHand(Page page) {
    super(page);
  }

  @Override
  void press(Locator target) {
    reach(target, "target => document.activeElement === target");
    key("Enter");
  }

  @Override
  void write(Locator field, String words) {
    reach(field, "target => document.activeElement === target");
    key("Control+A");
    if (words.isEmpty()) {
      key("Delete");
    } else {
      page.keyboard().type(words);
    }
  }

  /** One of a radio group is reached by Tab, the others from there by arrows. */
  @Override
  void tick(Locator choice) {
    if ("checkbox".equals(choice.getAttribute("type"))) {
      reach(choice, "target => document.activeElement === target");
      if (!choice.isChecked()) key("Space");
    } else {
      reach(
          choice,
          """
          target => document.activeElement?.type === 'radio'
            && document.activeElement.name === target.name
            && document.activeElement.form === target.form
          """);
      if (isFocused(choice)) key("Space");
      for (int turn = 0; !choice.isChecked(); turn++) {
        if (turn > MOST_ARROWS) throw new AssertionError("no arrow leads to " + choice);
        key("ArrowDown");
      }
    }
  }

  @Override
  void choose(Locator list, String value) {
    reach(list, "target => document.activeElement === target");
    key("Home");
    for (int turn = 0; !list.inputValue().equals(value); turn++) {
      if (turn > MOST_ARROWS) throw new AssertionError("no arrow leads to " + value);
      key("ArrowDown");
    }
  }

  /** Tab until the focus is there; from the end of the page it begins again at the start. */
  private void reach(Locator target, String there) {
    target.waitFor();
    for (int tabs = 0; !Boolean.TRUE.equals(target.evaluate(there)); tabs++) {
      if (tabs > MOST_TABS) {
        throw new AssertionError("Tab never comes to " + target + " on " + page.url());
      }
      key("Tab");
    }
  }

  private static boolean isFocused(Locator target) {
    return Boolean.TRUE.equals(target.evaluate("target => document.activeElement === target"));
  }

  private void key(String key) {
    deed();
    page.keyboard().press(key);
  }
}
