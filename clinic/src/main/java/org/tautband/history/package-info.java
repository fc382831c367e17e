/**
 * Facts from others, by file or by word of mouth: received FHIR kept verbatim with its origin,
 * medicines, allergies and conditions told by someone on a date, and what of all this a decision
 * needs ({@link org.tautband.history.RecordFacts}).
 */
@NullMarked
package org.tautband.history;

import org.jspecify.annotations.NullMarked;
