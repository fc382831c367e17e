package org.tautband.atlas;

import java.util.List;
import org.tautband.evidence.Content;
import org.tautband.evidence.Row;
import org.tautband.evidence.Status;

/**
 * Everything the atlas itself holds on a muscle; what was published about it is {@link Literature}.
 *
 * @param fmaSides numbers of the right and the left one where FMA has none for both
 * @param idNote what the numbers do not quite name; may be empty
 * @param idReading of names and numbers
 */
public record MuscleSheet(
    Muscle muscle,
    List<String> fmaSides,
    String idNote,
    HowRead idReading,
    Anatomy anatomy,
    ReferralMap map) {
  public MuscleSheet {
    fmaSides = List.copyOf(fmaSides);
  }

  static MuscleSheet of(Content content, Row row) {
    return new MuscleSheet(
        Muscle.of(row),
        row.text("fma_right").isEmpty()
            ? List.of()
            : List.of(row.text("fma_right"), row.text("fma_left")),
        row.text("id_note"),
        HowRead.of(content, Status.of(row.text("id_status")), row.list("id_source_keys")),
        Anatomy.of(content, row),
        ReferralMap.of(content, row));
  }

  /** "FMA:32546", or the numbers of the right and the left one; empty where FMA has none. */
  public String fmaInWords() {
    if (!muscle.fmaId().isEmpty()) return muscle.fmaId();
    return fmaSides.isEmpty()
        ? ""
        : fmaSides.getFirst() + " (right), " + fmaSides.getLast() + " (left)";
  }

  public boolean moves(Movement movement) {
    return Movement.in(anatomy.action().words()).contains(movement);
  }

  /** The traditional zone it refers into, if it does. */
  public Reach reach(String baseRegion) {
    if (map.main().contains(baseRegion)) return Reach.MAIN;
    return map.lessOften().contains(baseRegion) ? Reach.LESS_OFTEN : Reach.NONE;
  }

  /** Whether a region belongs to the traditional zone of a muscle. */
  public enum Reach {
    MAIN("main zone"),
    LESS_OFTEN("less often"),
    NONE("not drawn");

    private final String words;

    Reach(String words) {
      this.words = words;
    }

    public String inWords() {
      return words;
    }
  }
}
