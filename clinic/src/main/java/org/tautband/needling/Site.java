package org.tautband.needling;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tautband.evidence.Side;

/**
 * Where a needle went in, and which needle it was.
 *
 * @param muscleId id of the atlas; null when not said, which stays as a concern
 * @param side never filled in by the software
 * @param words the spot in words, such as "point 2"; may be empty
 * @param productId box the needle came from; null when not said
 */
public record Site(
    @Nullable String muscleId, @Nullable Side side, String words, @Nullable UUID productId) {
  public static final Site NOT_SAID = new Site(null, null, "", null);

  public Site {
    words = words.strip();
    if (words.length() > 200) words = words.substring(0, 200);
  }
}
