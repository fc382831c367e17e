package org.tautband.atlas;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.tautband.evidence.Content;
import org.tautband.evidence.Row;
import org.tautband.kernel.referral.Assumptions;
import org.tautband.kernel.referral.ReferralModel;

/**
 * Names what ranks: the equations by their number, figures and content by a hash. The same name
 * means the same order for the same drawing.
 */
final class RankingVersion {
  /** Every cell the model reads, and no other: a new translation makes no new version. */
  private static final Map<String, List<String>> READ =
      Map.of(
          "atlas/regions.csv", List.of("id", "base_id", "side", "body_group"),
          "atlas/adjacency.csv", List.of("base_a", "base_b", "side", "border_mm"),
          "atlas/atlas.csv",
              List.of(
                  "id",
                  "body_group",
                  "other_body_groups",
                  "trigger_points",
                  "primary_regions",
                  "secondary_regions",
                  "referral_evidence"),
          "atlas/prevalence.csv",
              List.of(
                  "condition",
                  "sample",
                  "muscle_ids",
                  "n",
                  "active_pct",
                  "active_low_pct",
                  "active_high_pct",
                  "status"));

  private RankingVersion() {}

  /** For example {@code 1 3fa9c1d2e4b5}. */
  static String of(Content content) {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      add(hash, Assumptions.ARGUED.toString());
      for (String file : READ.keySet().stream().sorted().toList()) {
        for (Row row : content.rows(file)) {
          READ.getOrDefault(file, List.of()).forEach(column -> add(hash, row.text(column)));
        }
      }
      return ReferralModel.NUMBER + " " + HexFormat.of().formatHex(hash.digest(), 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** With its length, so that no two lists of cells read alike. */
  private static void add(MessageDigest hash, String cell) {
    byte[] bytes = cell.getBytes(StandardCharsets.UTF_8);
    hash.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    hash.update(bytes);
  }
}
