package org.tautband.kernel.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What lies over the figure, whether it is shown or not: switching one layer on moves nothing of
 * another.
 *
 * @param drawing null when there is none
 * @param mainZone region ids a model gives; empty unless somebody chose a muscle
 * @param furtherZone as {@code mainZone}, less often
 */
public record Layers(
    @Nullable Drawing drawing,
    List<Pin> findings,
    List<Pin> needles,
    List<Felt> felt,
    List<String> mainZone,
    List<String> furtherZone) {
  /** As many findings, and as many needles, are drawn; a list beside the picture has them all. */
  public static final int MOST_PINS = 400;

  public Layers {
    findings = List.copyOf(findings.subList(0, Math.min(MOST_PINS, findings.size())));
    needles = List.copyOf(needles.subList(0, Math.min(MOST_PINS, needles.size())));
    felt = List.copyOf(felt);
    mainZone = List.copyOf(mainZone);
    furtherZone = List.copyOf(furtherZone);
  }

  /** Whether a model’s zone of some muscle is among them. */
  boolean zones() {
    return !mainZone.isEmpty() || !furtherZone.isEmpty();
  }

  /**
   * Where pressing was felt somewhere else.
   *
   * @param label of the area; tells the finding
   * @param drawn as somebody drew it; null when regions alone were named
   * @param regionIds named beside the drawing
   */
  public record Felt(String label, @Nullable Drawing drawn, List<String> regionIds) {
    public Felt {
      regionIds = List.copyOf(regionIds);
    }
  }
}
