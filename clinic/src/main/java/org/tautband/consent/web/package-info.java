/** Pages of {@code consent}. */
@NullMarked
package org.tautband.consent.web;

import org.jspecify.annotations.NullMarked;
