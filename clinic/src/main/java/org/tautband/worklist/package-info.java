/** What somebody must do: who, by when, and with which words it was closed. */
@NullMarked
package org.tautband.worklist;

import org.jspecify.annotations.NullMarked;
