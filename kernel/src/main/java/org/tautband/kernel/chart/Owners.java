package org.tautband.kernel.chart;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which region each cell of a view belongs to. */
final class Owners {
  private final List<String> ids;
  private final short[] owner;

  /**
   * @param cells region id to its cells; no cell belongs to two
   * @param size cells of the view
   */
  Owners(Map<String, BitSet> cells, int size) {
    ids = new ArrayList<>(cells.keySet());
    owner = new short[size];
    for (short i = 0; i < ids.size(); i++) {
      BitSet of = cells.getOrDefault(ids.get(i), new BitSet());
      for (int cell = of.nextSetBit(0); cell >= 0; cell = of.nextSetBit(cell + 1)) {
        owner[cell] = (short) (i + 1);
      }
    }
  }

  /** Null where no region is. */
  @Nullable String of(int cell) {
    return owner[cell] == 0 ? null : ids.get(owner[cell] - 1);
  }

  /** How many of these cells each region has; regions with none are left out. */
  Map<String, Integer> count(BitSet cells) {
    int[] counts = new int[ids.size() + 1];
    for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
      counts[owner[cell]]++;
    }
    Map<String, Integer> counted = new java.util.HashMap<>();
    for (int i = 1; i < counts.length; i++) {
      if (counts[i] > 0) counted.put(ids.get(i - 1), counts[i]);
    }
    return counted;
  }
}
