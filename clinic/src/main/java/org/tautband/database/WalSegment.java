package org.tautband.database;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One file of PostgreSQL's write-ahead log, 16 MiB each.
 *
 * @param timeline counts how often a cluster was restored into its past
 * @param number of the segment since the cluster was made
 */
record WalSegment(int timeline, long number) {
  static final long BYTES = 16L << 20;
  private static final long A_LOG = 0x1_0000_0000L / BYTES;
  private static final Pattern NAME = Pattern.compile("([0-9A-F]{8})([0-9A-F]{8})([0-9A-F]{8})");

  /** Reads the file's name; empty for anything else, such as a timeline's history. */
  static Optional<WalSegment> named(String name) {
    var parts = NAME.matcher(name);
    return parts.matches()
        ? Optional.of(
            new WalSegment(
                Integer.parseUnsignedInt(parts.group(1), 16),
                Long.parseLong(parts.group(2), 16) * A_LOG + Long.parseLong(parts.group(3), 16)))
        : Optional.empty();
  }

  String name() {
    return "%08X%08X%08X".formatted(timeline, number / A_LOG, number % A_LOG);
  }

  WalSegment next() {
    return new WalSegment(timeline, number + 1);
  }
}
