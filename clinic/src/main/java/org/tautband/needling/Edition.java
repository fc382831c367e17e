package org.tautband.needling;

import java.time.Instant;

/** One telling of something: who, when and, after signing, why. */
public record Edition<T>(T what, int number, Instant at, String by, String reason) {}
