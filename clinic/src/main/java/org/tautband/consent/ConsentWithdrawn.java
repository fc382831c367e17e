package org.tautband.consent;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.tautband.evidence.Place;

/** A patient has taken consent back for these places. */
public record ConsentWithdrawn(UUID patientId, UUID consentId, Set<Place> places, Instant at) {}
