/** Pages of {@code patients}. */
@NullMarked
package org.tautband.patients.web;

import org.jspecify.annotations.NullMarked;
