package org.tautband.access;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How often something may be done, by one address and by everybody together: so many at once, and
 * one more after each pause (GCRA, the leaky bucket that keeps one instant for each key). Kept in
 * memory and bounded: of the addresses only the last ten thousand are known.
 */
final class RateLimit {
  private static final int MOST_ADDRESSES = 10_000;

  /** So many at once, and one more after each pause. */
  record Rate(int atOnce, Duration pause) {
    /** How long to wait when the bucket is empty again at {@code emptyAt}; zero: go ahead. */
    Duration wait(@Nullable Instant emptyAt, Instant now) {
      var allowedFrom = filled(emptyAt, now).minus(pause.multipliedBy(atOnce));
      return allowedFrom.isAfter(now) ? Duration.between(now, allowedFrom) : Duration.ZERO;
    }

    Instant filled(@Nullable Instant emptyAt, Instant now) {
      return (emptyAt == null || emptyAt.isBefore(now) ? now : emptyAt).plus(pause);
    }
  }

  private final Rate ofAnAddress;
  private final Rate ofEverybody;
  private @Nullable Instant everybody;
  private final Map<String, Instant> addresses =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > MOST_ADDRESSES;
        }
      };

  RateLimit(Rate ofAnAddress, Rate ofEverybody) {
    this.ofAnAddress = ofAnAddress;
    this.ofEverybody = ofEverybody;
  }

  /** Counts a try that may go ahead; otherwise says how long to wait, and counts nothing. */
  synchronized Duration tryNow(String address, Instant now) {
    var known = addresses.get(address);
    var wait = ofAnAddress.wait(known, now);
    var waitOfAll = ofEverybody.wait(everybody, now);
    if (wait.isZero() && waitOfAll.isZero()) {
      addresses.put(address, ofAnAddress.filled(known, now));
      everybody = ofEverybody.filled(everybody, now);
    }
    return wait.compareTo(waitOfAll) > 0 ? wait : waitOfAll;
  }

  synchronized void forget() {
    addresses.clear();
    everybody = null;
  }
}
