/**
 * Where people show that it hurts: drawn by the patient at home or in the clinic, or by the
 * clinician as the patient showed it. Kept as drawn, every save in full.
 */
@NullMarked
package org.tautband.drawings;

import org.jspecify.annotations.NullMarked;
