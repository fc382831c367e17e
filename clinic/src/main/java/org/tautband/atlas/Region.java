package org.tautband.atlas;

import org.tautband.evidence.Place;
import org.tautband.evidence.Row;
import org.tautband.evidence.Side;

/**
 * A region of the body chart on one side.
 *
 * @param id {@code teeth_up.R}; midline regions have no suffix
 * @param name with the side in words: "right upper teeth"
 */
public record Region(String id, String baseId, String name, Side side, String bodyGroup) {
  static Region of(Row row) {
    return new Region(
        row.text("id"),
        row.text("base_id"),
        row.text("name"),
        Side.ofCode(row.text("side")),
        row.text("body_group"));
  }

  public Place place() {
    return new Place(bodyGroup, side);
  }
}
