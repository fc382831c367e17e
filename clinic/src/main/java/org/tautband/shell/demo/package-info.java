/** The invented clinic of {@code ./tautband demo}. */
@NullMarked
package org.tautband.shell.demo;

import org.jspecify.annotations.NullMarked;
