/** Pages of {@code assessment}. */
@NullMarked
package org.tautband.assessment.web;

import org.jspecify.annotations.NullMarked;
