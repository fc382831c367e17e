package org.tautband.kernel.chart;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What can be counted in a drawing. Our own definitions: each region of the body weighs as much as
 * its area in the view that shows most of it, so that skin which several views show counts once.
 *
 * @param extentPercent share of the body that is covered, 0 to 100
 * @param regions proposed regions, sides apart
 * @param places body groups with side that have a proposed region
 * @param placesOfChart how many the chart has
 */
public record Measures(double extentPercent, int regions, int places, int placesOfChart) {
  /** Empty when the person could not show where it hurts: that is not the same as nowhere. */
  public static Optional<Measures> of(Chart chart, Drawing drawing) {
    if (drawing.says() == Drawing.Says.CANNOT_SHOW) return Optional.empty();
    List<Coverage> touched = Coverage.of(chart, drawing);
    double covered = 0;
    for (Coverage c : touched) covered += c.share() * chart.areaMm2(c.region().id());
    long body = chart.regions().stream().mapToLong(r -> chart.areaMm2(r.id())).sum();
    List<ChartRegion> proposed =
        touched.stream().filter(Coverage::proposed).map(Coverage::region).toList();
    return Optional.of(
        new Measures(
            100 * covered / body, proposed.size(), places(proposed), places(chart.regions())));
  }

  /** Widespreadness, 0 to 1: the share of the body's places in which it hurts. */
  public double widespreadness() {
    return placesOfChart == 0 ? 0 : places / (double) placesOfChart;
  }

  private static int places(List<ChartRegion> regions) {
    return regions.stream()
        .map(region -> region.bodyGroup() + region.side().suffix())
        .collect(Collectors.toSet())
        .size();
  }
}
