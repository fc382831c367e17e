package org.tautband.needling;

import java.time.Instant;
import java.util.UUID;

/** The first needle of a session went in. Raised once, in the same transaction. */
public record NeedlingBegan(UUID sessionId, UUID patientId, Instant at) {}
