/** Pages of {@code episodes}. */
@NullMarked
package org.tautband.episodes.web;

import org.jspecify.annotations.NullMarked;
