/**
 * The body chart: where a person says it hurts, as shares of named regions.
 *
 * <p>Coordinates are whole millimetres on a reference adult of 1750 mm. On {@code front}, {@code
 * back}, {@code left} and {@code right} x = 0 is the midline and y = 0 the top of the head, y grows
 * downwards; insets of hands and feet have an origin of their own, the face shares the front view.
 * The art is handed in as text ({@link org.tautband.kernel.chart.Chart#of}); everything after that
 * is whole-number arithmetic, so that two programs that follow it agree on every cell.
 */
@NullMarked
package org.tautband.kernel.chart;

import org.jspecify.annotations.NullMarked;
