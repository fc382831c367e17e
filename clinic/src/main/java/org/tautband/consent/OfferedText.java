package org.tautband.consent;

import java.time.Instant;
import java.util.UUID;

/**
 * A text put before a patient, kept exactly, decided on once or not at all.
 *
 * @param by name of who composed it
 */
public record OfferedText(
    UUID id, Occasion occasion, ConsentText text, Instant at, UUID accountId, String by) {}
