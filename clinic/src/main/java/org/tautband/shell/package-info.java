/**
 * What holds the pages together: Today, the chart, settings, the demonstration. It composes modules
 * and owns no record.
 */
@NullMarked
package org.tautband.shell;

import org.jspecify.annotations.NullMarked;
