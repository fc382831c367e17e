package org.tautband.bookings;

import java.util.UUID;
import org.tautband.clinics.OpeningHours;

/** When somebody works at a clinic, in that clinic's local time; no openings: not there. */
public record WorkingHours(UUID practitionerId, UUID clinicId, OpeningHours hours) {}
