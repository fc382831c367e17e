/** Measurements; run by {@code ./tautband bench}, never by {@code ./tautband test}. */
@NullMarked
package org.tautband.bench;

import org.jspecify.annotations.NullMarked;
