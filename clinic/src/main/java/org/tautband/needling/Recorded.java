package org.tautband.needling;

import java.util.UUID;

/** What came of recording entries. It is never refused; at most it needs another number. */
public sealed interface Recorded {
  /** All of them are kept, durably once this transaction has ended. */
  record Kept(Session session) implements Recorded {}

  /**
   * The device used a sequence number for two entries (a copied tab): nothing was kept, it sends
   * them again with the same ids under a device id of its own.
   */
  record Renumber(UUID entryId) implements Recorded {}
}
