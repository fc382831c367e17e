package org.tautband.worklist;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tautband.access.Actor;

/**
 * Which open work somebody wants to see.
 *
 * @param kind null: every kind
 * @param clinicId what {@link Show#CLINIC} means; null: any clinic
 */
public record Wanted(Show show, @Nullable Kind kind, UUID accountId, @Nullable UUID clinicId) {
  static final Wanted EVERYTHING = new Wanted(Show.ALL, null, Actor.TAUTBAND.accountId(), null);

  /** The ways to look at the list. */
  public enum Show {
    ALL("All"),
    MINE("Mine"),
    CLINIC("My clinic’s"),
    UNOWNED("Nobody’s yet"),
    OVERDUE("Overdue");

    private final String words;

    Show(String words) {
      this.words = words;
    }

    public String inWords() {
      return words;
    }
  }
}
