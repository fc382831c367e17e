package org.tautband.fhir;

import java.time.Instant;
import java.util.UUID;

/**
 * One published version in its chain.
 *
 * @param chainId patient, or clinic group for what belongs to no patient
 * @param number place in the chain, from 1
 * @param version version of the resource, from 1
 * @param instant when it was published, microseconds
 * @param authorId account or system client that caused it
 * @param mapping number of the mapping that rendered it
 * @param bytes exactly what is served
 */
record Link(
    UUID chainId,
    long number,
    String type,
    String id,
    int version,
    Instant instant,
    UUID authorId,
    int mapping,
    byte[] bytes) {

  /** The row's hash, which covers every field and the hash before it. */
  byte[] hash(byte[] previous) {
    return Hashes.ofFields(
        Hashes.bytes(chainId),
        Hashes.bytes(number),
        Hashes.bytes(type),
        Hashes.bytes(id),
        Hashes.bytes(version),
        Hashes.bytes(micros()),
        Hashes.bytes(authorId),
        Hashes.bytes(mapping),
        bytes,
        previous);
  }

  private long micros() {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
  }
}
