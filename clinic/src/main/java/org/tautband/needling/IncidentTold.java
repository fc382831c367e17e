package org.tautband.needling;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tautband.incidents.Incident;

/** An incident of a session as it is typed; {@code needle} null when it is about none. */
public record IncidentTold(
    Incident.Kind kind, @Nullable Integer needle, Instant at, Incident.Account account) {}
