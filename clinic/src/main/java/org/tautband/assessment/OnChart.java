package org.tautband.assessment;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tautband.atlas.BodyChart;
import org.tautband.kernel.chart.Drawing;
import org.tautband.kernel.chart.Reading;

/**
 * What somebody showed of a finding on the body chart. A muscle and a side give no point; so where
 * nobody showed one, there is none ({@code docs/decisions/0110}).
 *
 * @param pressed where in the muscle; null when nobody showed it
 * @param feltDrawing where pressing was felt somewhere else, as the JSON of {@code docs/chart};
 *     empty when nothing was drawn
 */
public record OnChart(@Nullable Pressed pressed, String feltDrawing) {
  public static final OnChart NOTHING = new OnChart(null, "");

  /**
   * Where somebody pressed.
   *
   * @param chart version of the chart
   * @param regionId the region it lies in, {@code neck_post.R}
   * @param point null when only the region was chosen
   */
  public record Pressed(String chart, String regionId, @Nullable Point point) {}

  /**
   * A point on a view.
   *
   * @param view code of the view or inset
   */
  public record Point(String view, int xMm, int yMm) {}

  /** The drawing, if there is one that this chart can show. */
  public Optional<Drawing> felt(BodyChart chart) {
    if (feltDrawing.isEmpty()) return Optional.empty();
    return switch (chart.read(feltDrawing)) {
      case Reading.Read read -> Optional.of(read.drawing());
      case Reading.Refused refused -> Optional.empty();
    };
  }
}
