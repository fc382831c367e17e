/**
 * Muscles and regions of the reference body, searchable, with what was published about them.
 * Reference anatomy is not this patient. Rests on the content of {@code evidence} alone.
 */
@NullMarked
package org.tautband.atlas;

import org.jspecify.annotations.NullMarked;
