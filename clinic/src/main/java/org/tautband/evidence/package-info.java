/**
 * What is known and from where: precautions, red flags, rates, consent items, and the few shapes
 * that plan, screening, consent and session compare. Its pages ask {@code access} who reads them;
 * else it knows no other module: what rests on a row, the others tell it ({@link Uses}).
 */
@NullMarked
package org.tautband.evidence;

import org.jspecify.annotations.NullMarked;
