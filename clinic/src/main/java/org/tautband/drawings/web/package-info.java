/** Pages of {@code drawings}. */
@NullMarked
package org.tautband.drawings.web;

import org.jspecify.annotations.NullMarked;
