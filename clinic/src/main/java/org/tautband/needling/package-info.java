/**
 * Needling sessions: start or refuse, record needle by needle, count, advise, sign, amend.
 *
 * <p>Starting may be refused; recording what has already happened never is. The state of every
 * needle is derived by {@code kernel.count} from events that are appended and never edited.
 */
@NullMarked
package org.tautband.needling;

import org.jspecify.annotations.NullMarked;
