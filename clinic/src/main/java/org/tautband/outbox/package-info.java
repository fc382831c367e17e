/**
 * Mail: written in the transaction of its cause, sent after the commit, tried again, and seen when
 * it could not be delivered. A mail says the clinic's name and a link, nothing else.
 */
@NullMarked
package org.tautband.outbox;

import org.jspecify.annotations.NullMarked;
