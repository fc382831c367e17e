package org.tautband.needling;

import java.time.Instant;

/**
 * Something unwelcome that was recorded all the same.
 *
 * @param about id of the entry it is about, or empty for the whole session
 */
public record Concern(String code, String about, String sentence, Instant at) {}
