/** What can be asked of Tautband from a terminal. The bash launcher calls {@code Tautband.main}. */
@NullMarked
package org.tautband.shell.cli;

import org.jspecify.annotations.NullMarked;
