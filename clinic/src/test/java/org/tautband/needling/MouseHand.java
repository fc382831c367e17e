package org.tautband.needling;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** The usual way at a desk. */
final class MouseHand extends Hand {
  MouseHand(Page page) {
    super(page);
  }

  @Override
  void press(Locator target) {
    deed();
    target.click();
  }

  @Override
  void write(Locator field, String words) {
    deed();
    field.fill(words);
  }

  @Override
  void tick(Locator choice) {
    deed();
    choice.check(new Locator.CheckOptions().setForce(true));
  }

  @Override
  void choose(Locator list, String value) {
    deed();
    list.selectOption(value);
  }
}
