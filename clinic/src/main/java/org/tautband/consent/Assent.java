package org.tautband.consent;

/**
 * What the child says itself. A child's no stands: nobody's signature outweighs it.
 *
 * @param words what the child said; may be empty
 */
public record Assent(boolean yes, String words) {
  public Assent {
    words = words.strip();
  }
}
