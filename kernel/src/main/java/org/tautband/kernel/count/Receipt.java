package org.tautband.kernel.count;

import java.time.Instant;
import java.util.UUID;

/**
 * What the server adds when it takes an entry.
 *
 * @param number counts the entries of a session from 1 in the order the server took them; unique
 * @param at the server's clock
 * @param actor the account that was signed in
 */
public record Receipt(long number, Instant at, UUID actor) {
  public Receipt {
    if (number < 1) throw new IllegalArgumentException("receipts are numbered from 1");
  }
}
