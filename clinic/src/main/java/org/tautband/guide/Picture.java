package org.tautband.guide;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Something drawn from rows, {@code ![](array:AE001+AE017)}, or a picture file. */
record Picture(Kind kind, List<String> ids) {
  /** What is drawn; all but value and certainty stand in a paragraph of their own. */
  enum Kind {
    VALUE,
    CERTAINTY,
    ARRAY,
    BAR,
    FACTBOX,
    CONFLICT,
    /** Warning signs before needling, by what to do: {@code flags:RF001+RF002}. */
    FLAGS,
    /** Signs after needling, by what to do: {@code signs:CK001+CK002}. */
    SIGNS,
    /** A picture file that was brought in here, by its SHA-256. */
    IMAGE;

    boolean standsAlone() {
      return this != VALUE && this != CERTAINTY;
    }
  }

  Picture {
    ids = List.copyOf(ids);
  }

  /** Empty when the destination is a picture file. */
  static Optional<Picture> read(String destination) {
    int colon = destination.indexOf(':');
    if (colon < 0) return Optional.empty();
    String name = destination.substring(0, colon).toUpperCase(Locale.ROOT);
    for (Kind kind : Kind.values()) {
      if (kind.name().equals(name)) {
        return Optional.of(
            new Picture(kind, List.of(destination.substring(colon + 1).split("[,+]"))));
      }
    }
    return Optional.empty();
  }
}
