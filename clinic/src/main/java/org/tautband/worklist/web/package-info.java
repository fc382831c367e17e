/** Pages of {@code worklist}. */
@NullMarked
package org.tautband.worklist.web;

import org.jspecify.annotations.NullMarked;
