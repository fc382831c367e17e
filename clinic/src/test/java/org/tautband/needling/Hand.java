package org.tautband.needling;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** How somebody works a page: with a mouse, by keyboard alone, or with a finger on a phone. */
abstract class Hand {
  protected final Page page;

  Hand(Page page) {
    this.page = page;
  }

  /** Follows a link, presses a button, opens a disclosure. */
  abstract void press(Locator target);

  /** Writes into a field in place of what stands there. */
  abstract void write(Locator field, String words);

  /** Chooses a radio button or ticks a box. */
  abstract void tick(Locator choice);

  /** Chooses from a list by value. */
  abstract void choose(Locator list, String value);

  /** How often a hand went to the screen or key pad for one thing. */
  private int deeds;

  int deeds() {
    return deeds;
  }

  protected void deed() {
    deeds++;
  }
}
