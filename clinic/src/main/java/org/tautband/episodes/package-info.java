/**
 * One problem of one patient from the first complaint to discharge: diagnosis, goals in the
 * patient's words, a plan with dosed activities, review, discharge.
 */
@NullMarked
package org.tautband.episodes;

import org.jspecify.annotations.NullMarked;
