/**
 * What is known and from where: precautions, red flags, rates, consent items, and the few shapes
 * that plan, screening, consent and session compare. A leaf: it knows no other module.
 */
@NullMarked
package org.tautband.evidence;

import org.jspecify.annotations.NullMarked;
