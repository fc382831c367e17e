/**
 * Asks what speaks against needles, keeps every answer, and says what follows for each planned body
 * group and side, with reason and source. Red flags are not here, they come first, in {@code
 * assessment}.
 */
@NullMarked
package org.tautband.screening;

import org.jspecify.annotations.NullMarked;
