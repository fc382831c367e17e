package org.tautband.atlas;

import org.tautband.evidence.Row;

/**
 * A region of the body chart without its side: what a referral map names.
 *
 * @param id {@code teeth_up}
 * @param name "upper teeth"
 * @param midline there is one of it, not a right and a left one
 */
public record BaseRegion(String id, String name, String bodyGroup, boolean midline) {
  static BaseRegion of(Row row) {
    return new BaseRegion(
        row.text("base_id"),
        row.text("name").replaceFirst("^(right|left) ", ""),
        row.text("body_group"),
        row.text("side").equals("M"));
  }
}
