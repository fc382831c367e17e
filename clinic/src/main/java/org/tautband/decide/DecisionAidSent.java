package org.tautband.decide;

import java.util.Optional;
import org.tautband.kernel.chart.Drawing;

/**
 * A patient sent their answers; heard in the same transaction.
 *
 * @param drawing where they showed that it hurts
 */
public record DecisionAidSent(Sent sent, Optional<Drawing> drawing) {}
