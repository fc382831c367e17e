package org.tautband.atlas;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tautband.evidence.Row;
import org.tautband.kernel.referral.Area;
import org.tautband.kernel.referral.Side;

/**
 * Regions that together make a red flag worth asking, from {@code screening/pain_pictures.csv}: at
 * least one of each list must be drawn. The pictures are ours, no published rule was read.
 *
 * @param side any; same (all on one side or the midline); both (each list on both sides); right,
 *     left
 */
record PainPicture(String redFlagId, String words, List<Set<String>> lists, String side) {
  static PainPicture of(Row row) {
    List<Set<String>> lists = new ArrayList<>();
    for (String column : List.of("one_of", "and_one_of", "and_also_one_of")) {
      if (!row.list(column).isEmpty()) lists.add(Set.copyOf(row.list(column)));
    }
    return new PainPicture(row.text("red_flag_id"), row.text("words"), lists, row.text("side"));
  }

  /** The drawn areas that make the picture; empty when it is not there. */
  Set<Area> in(Set<Area> drawn) {
    return switch (side) {
      case "right" -> on(drawn, Side.RIGHT);
      case "left" -> on(drawn, Side.LEFT);
      case "same" -> {
        Set<Area> either = on(drawn, Side.RIGHT);
        either.addAll(on(drawn, Side.LEFT));
        yield either;
      }
      case "both" -> {
        Set<Area> right = on(drawn, Side.RIGHT);
        Set<Area> left = on(drawn, Side.LEFT);
        if (right.isEmpty() || left.isEmpty()) yield Set.of();
        right.addAll(left);
        yield right;
      }
      default -> found(drawn);
    };
  }

  private Set<Area> on(Set<Area> drawn, Side wanted) {
    Set<Area> there = new LinkedHashSet<>();
    for (Area area : drawn) {
      if (area.side() == wanted || area.side() == Side.MIDLINE) there.add(area);
    }
    return found(there);
  }

  private Set<Area> found(Set<Area> drawn) {
    Set<Area> found = new LinkedHashSet<>();
    for (Set<String> list : lists) {
      List<Area> here = drawn.stream().filter(area -> list.contains(area.base())).toList();
      if (here.isEmpty()) return new LinkedHashSet<>();
      found.addAll(here);
    }
    return found;
  }
}
