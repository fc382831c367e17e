package org.tautband.episodes;

import java.time.Instant;
import java.util.UUID;

/** An episode has ended. */
public record EpisodeDischarged(UUID patientId, UUID episodeId, Instant at) {}
