package org.tautband.fhir;

import java.util.Set;
import java.util.UUID;

/**
 * Records were saved. Raised after the commit, for whoever keeps something worked out from them.
 *
 * @param chains patients whose records they are; the group's own id for what belongs to no patient
 */
public record RecordsChanged(UUID groupId, Set<UUID> chains) {}
