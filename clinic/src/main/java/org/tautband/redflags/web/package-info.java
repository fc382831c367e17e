/** Pages of {@code redflags}. */
@NullMarked
package org.tautband.redflags.web;

import org.jspecify.annotations.NullMarked;
