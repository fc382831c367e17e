/** Pages of {@code clinics}. */
@NullMarked
package org.tautband.clinics.web;

import org.jspecify.annotations.NullMarked;
