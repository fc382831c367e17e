package org.tautband.episodes;

import java.time.Instant;
import java.util.UUID;

/** An episode has begun. Raised in the transaction that keeps it. */
public record EpisodeOpened(UUID patientId, UUID episodeId, Instant at) {}
