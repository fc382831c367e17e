package org.tautband.bookings;

import org.tautband.evidence.RedFlag;

/**
 * An urgent sign somebody ticked, kept with the words they read.
 *
 * @param redFlagId row of {@code red_flags.csv}
 */
public record Sign(String redFlagId, String ask, RedFlag.Step step) {}
