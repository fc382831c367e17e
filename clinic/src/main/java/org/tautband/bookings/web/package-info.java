/** Pages of {@code bookings}. */
@NullMarked
package org.tautband.bookings.web;

import org.jspecify.annotations.NullMarked;
