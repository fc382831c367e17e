package org.tautband.kernel.referral;

import java.util.Set;

/**
 * Where one point of a muscle refers to, on the muscle's own side or the midline.
 *
 * @param primary base ids of the regions where most people feel it
 * @param secondary base ids of the regions some people feel as well; none of the primary ones
 */
public record Zone(Set<String> primary, Set<String> secondary) {
  public Zone {
    primary = Set.copyOf(primary);
    Set<String> main = primary;
    secondary =
        secondary.stream()
            .filter(base -> !main.contains(base))
            .collect(java.util.stream.Collectors.toUnmodifiableSet());
    if (primary.isEmpty() && secondary.isEmpty()) {
      throw new IllegalArgumentException("a zone without a region");
    }
  }

  boolean holds(String base) {
    return primary.contains(base) || secondary.contains(base);
  }
}
