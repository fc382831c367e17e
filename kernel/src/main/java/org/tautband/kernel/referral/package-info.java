/**
 * Which muscles could explain a pain drawing, by their published referral maps.
 *
 * <p>A generative model: every muscle, on either side, would make people draw each region of the
 * body with some probability; what was drawn is compared with that. {@code docs/ranking.md} has the
 * equations, where each figure comes from, and how well it does.
 *
 * <p>Nothing here knows left from right but by the drawing: a muscle on the left is the same muscle
 * on the right with the drawing mirrored, to the last bit.
 */
@NullMarked
package org.tautband.kernel.referral;

import org.jspecify.annotations.NullMarked;
