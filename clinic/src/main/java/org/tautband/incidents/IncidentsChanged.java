package org.tautband.incidents;

import java.util.UUID;

/** What incidents tell about a session is no longer what it was: recorded, or corrected. */
public record IncidentsChanged(UUID patientId, UUID sessionId) {}
