package org.tautband.decide;

import java.time.Instant;
import java.util.UUID;

/**
 * A link by which a patient's answers reach their record.
 *
 * @param triesLeft how often a wrong year of birth may still be typed
 */
public record PatientLink(
    String hash, UUID groupId, UUID patientId, Instant madeAt, Instant expiresAt, int triesLeft) {}
