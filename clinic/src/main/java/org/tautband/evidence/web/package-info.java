/** Pages of the evidence store, for staff. */
@NullMarked
package org.tautband.evidence.web;

import org.jspecify.annotations.NullMarked;
