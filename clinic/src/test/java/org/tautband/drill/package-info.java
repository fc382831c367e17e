/**
 * Drills on the real application in a process of its own: it is killed, and nothing may be lost.
 */
@NullMarked
package org.tautband.drill;

import org.jspecify.annotations.NullMarked;
