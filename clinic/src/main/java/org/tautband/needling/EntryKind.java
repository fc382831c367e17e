package org.tautband.needling;

import org.jspecify.annotations.Nullable;
import org.tautband.kernel.count.Kind;

/** What a device may enter: what happens to a needle, and what is about the whole session. */
public enum EntryKind {
  OPENED(Kind.OPENED, "opened"),
  IN(Kind.IN, "in"),
  OUT(Kind.OUT, "out"),
  DROPPED(Kind.DROPPED, "dropped or bent"),
  SHARPS(Kind.SHARPS, "into the sharps box"),
  LOST(Kind.LOST, "lost"),
  BROKEN(Kind.BROKEN, "broken"),
  PIECE_OUT(Kind.PIECE_OUT, "piece out"),
  PIECE_HANDED_OVER(Kind.PIECE_HANDED_OVER, "piece stays, patient handed over"),
  STAYS_IN(Kind.STAYS_IN, "stays in, handed over"),
  FOUND_IN(Kind.FOUND_IN, "looked: in the patient"),
  FOUND_OUT(Kind.FOUND_OUT, "looked: out, not in sharps"),
  FOUND_IN_SHARPS(Kind.FOUND_IN_SHARPS, "looked: in the sharps box"),
  UNDO(null, "taken back"),
  STOP(null, "patient says stop"),
  AGREES(null, "patient agrees again"),
  DEVICE_LOST(null, "device given up after a count");

  private final @Nullable Kind kind;
  private final String words;

  EntryKind(@Nullable Kind kind, String words) {
    this.kind = kind;
    this.words = words;
  }

  /** What happens to a needle; null when the entry is about the session. */
  @Nullable Kind ofNeedle() {
    return kind;
  }

  public String inWords() {
    return words;
  }

  /** What a locked screen still records: never an opening or an insertion. */
  public boolean worksWhileLocked() {
    return switch (this) {
      case OPENED, IN, UNDO, AGREES, DEVICE_LOST, FOUND_IN_SHARPS -> false;
      case OUT,
          DROPPED,
          SHARPS,
          LOST,
          BROKEN,
          PIECE_OUT,
          PIECE_HANDED_OVER,
          STAYS_IN,
          FOUND_IN,
          FOUND_OUT,
          STOP ->
          true;
    };
  }
}
