/**
 * What can be asked of Tautband from a terminal. The bash launcher calls {@link
 * org.tautband.shell.cli.Main}.
 */
@NullMarked
package org.tautband.shell.cli;

import org.jspecify.annotations.NullMarked;
