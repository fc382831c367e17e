package org.tautband.kernel.count;

import static org.tautband.kernel.count.Whereabouts.*;

import java.util.EnumSet;
import java.util.Set;

/** What can happen to a needle, and out of which states it may. */
public enum Kind {
  OPENED(Whereabouts.OPENED, EnumSet.of(NOT_OPENED)),
  /** Also out of a drop or after being found again: never refused, and a concern of the session. */
  IN(Whereabouts.IN, EnumSet.of(Whereabouts.OPENED, Whereabouts.OUT, Whereabouts.LOST)),
  OUT(Whereabouts.OUT, EnumSet.of(Whereabouts.IN, Whereabouts.STAYS_IN, Whereabouts.LOST)),
  /** Dropped or bent: it still has to be put into the sharps box. */
  DROPPED(Whereabouts.OUT, EnumSet.of(Whereabouts.OPENED, Whereabouts.OUT)),
  SHARPS(
      IN_SHARPS,
      EnumSet.of(Whereabouts.OPENED, Whereabouts.OUT, Whereabouts.LOST, Whereabouts.PIECE_OUT)),
  LOST(Whereabouts.LOST, EnumSet.of(Whereabouts.OPENED, Whereabouts.IN, Whereabouts.OUT)),
  BROKEN(Whereabouts.BROKEN, EnumSet.of(Whereabouts.OPENED, Whereabouts.IN, Whereabouts.OUT)),
  PIECE_OUT(Whereabouts.PIECE_OUT, EnumSet.of(Whereabouts.BROKEN)),
  PIECE_HANDED_OVER(Whereabouts.PIECE_HANDED_OVER, EnumSet.of(Whereabouts.BROKEN)),
  /** Stays in, handed over to somebody. */
  STAYS_IN(Whereabouts.STAYS_IN, EnumSet.of(Whereabouts.IN)),
  /** A person looked: it is in the patient. Settles a recount, as the two below. */
  FOUND_IN(Whereabouts.IN, allButBroken()),
  FOUND_OUT(Whereabouts.OUT, allButBroken()),
  FOUND_IN_SHARPS(IN_SHARPS, allButBroken());

  private final Whereabouts leadsTo;
  private final Set<Whereabouts> from;

  Kind(Whereabouts leadsTo, Set<Whereabouts> from) {
    this.leadsTo = leadsTo;
    this.from = from;
  }

  /** A broken needle is settled only by its piece. */
  private static Set<Whereabouts> allButBroken() {
    return EnumSet.complementOf(EnumSet.of(Whereabouts.BROKEN, NOT_OPENED));
  }

  Whereabouts leadsTo() {
    return leadsTo;
  }

  /** Whether a needle there may go this way; the same fact recorded again changes nothing. */
  boolean mayFollow(Whereabouts at) {
    return from.contains(at) || (at == leadsTo && this != OPENED);
  }

  boolean settlesRecount() {
    return this == FOUND_IN || this == FOUND_OUT || this == FOUND_IN_SHARPS;
  }
}
