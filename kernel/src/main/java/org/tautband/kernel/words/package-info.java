/** Words as people mistype them. */
@NullMarked
package org.tautband.kernel.words;

import org.jspecify.annotations.NullMarked;
