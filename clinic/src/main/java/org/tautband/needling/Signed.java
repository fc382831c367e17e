package org.tautband.needling;

import java.time.Instant;
import java.util.UUID;
import org.tautband.kernel.count.OwnCount;

/**
 * A signature.
 *
 * @param counted what the person counted, which agreed with the record
 * @param lastReceipt the last entry that was signed for
 */
public record Signed(UUID accountId, String name, Instant at, OwnCount counted, long lastReceipt) {}
