package org.tautband.kernel.count;

/**
 * What a person counted with their own eyes.
 *
 * @param opened needles opened: the empty packs
 * @param inSharps needles put into the sharps box
 */
public record OwnCount(int opened, int inSharps) {
  public OwnCount {
    if (opened < 0 || inSharps < 0) throw new IllegalArgumentException("a count is 0 or more");
  }
}
