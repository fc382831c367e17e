/**
 * Red flags: signs of something that needles do not help. Asked before anything is ranked or
 * needled; nothing but a clinician's words settles one that was raised.
 */
@NullMarked
package org.tautband.redflags;

import org.jspecify.annotations.NullMarked;
