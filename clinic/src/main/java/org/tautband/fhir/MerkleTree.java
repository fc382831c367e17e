package org.tautband.fhir;

import java.util.ArrayList;
import java.util.List;

/**
 * The root over the ends of all chains, built as RFC 6962, section 2.1 does (own prefixes for
 * leaves and nodes, so that neither can pass for the other); an odd node moves up unchanged.
 */
final class MerkleTree {
  private static final byte[] LEAF = {0};
  private static final byte[] NODE = {1};

  private MerkleTree() {}

  static byte[] leaf(VersionTable.Head head) {
    return Hashes.ofFields(
        LEAF, Hashes.bytes(head.chainId()), Hashes.bytes(head.length()), head.hash());
  }

  /** The root of the leaves in the order given; of none, the hash of nothing. */
  static byte[] root(List<byte[]> leaves) {
    if (leaves.isEmpty()) {
      return Hashes.sha256(new byte[0]);
    }
    var level = leaves;
    while (level.size() > 1) {
      var above = new ArrayList<byte[]>();
      for (int i = 0; i + 1 < level.size(); i += 2) {
        above.add(Hashes.ofFields(NODE, level.get(i), level.get(i + 1)));
      }
      if (level.size() % 2 == 1) {
        above.add(level.getLast());
      }
      level = above;
    }
    return level.getFirst();
  }
}
