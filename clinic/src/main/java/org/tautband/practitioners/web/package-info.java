/** Pages of {@code practitioners}. */
@NullMarked
package org.tautband.practitioners.web;

import org.jspecify.annotations.NullMarked;
