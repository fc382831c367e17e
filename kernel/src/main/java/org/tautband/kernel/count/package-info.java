/**
 * The state of every needle of one session, derived from the set of its events.
 *
 * <p>A needle has one life: {@code opened → (in → out)* → sharps}, or {@code opened → sharps}
 * unused; {@code lost}, {@code broken} and {@code stays in, handed over} need an incident. Nothing
 * here depends on the order in which events are handed in: {@link
 * org.tautband.kernel.count.Tally#of} is a function of the set.
 */
@NullMarked
package org.tautband.kernel.count;

import org.jspecify.annotations.NullMarked;
