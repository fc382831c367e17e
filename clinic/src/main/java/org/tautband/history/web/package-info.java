/** Pages of the history: upload, what came in, what was told. */
@NullMarked
package org.tautband.history.web;

import org.jspecify.annotations.NullMarked;
