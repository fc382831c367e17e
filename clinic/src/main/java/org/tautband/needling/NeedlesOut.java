package org.tautband.needling;

import java.time.Instant;
import java.util.UUID;

/**
 * No needle is in the patient any more: out, or explained by an incident. Raised again when a
 * needle went in after that and came out; the last one holds.
 */
public record NeedlesOut(UUID sessionId, UUID patientId, Instant at) {}
