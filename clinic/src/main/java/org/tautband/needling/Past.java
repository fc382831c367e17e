package org.tautband.needling;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tautband.evidence.Place;

/**
 * A session that took place already: a paper day, an outage, or a start that was refused.
 *
 * @param episodeId null when it belongs to none yet
 * @param at when it began
 */
public record Past(
    UUID sessionId,
    UUID patientId,
    @Nullable UUID episodeId,
    UUID practitionerId,
    UUID clinicId,
    @Nullable UUID productId,
    Instant at,
    Set<Place> places) {}
