package org.tautband.kernel.chart;

import java.util.Arrays;
import java.util.Optional;

/** What may lie over the figure, the lowest first. Each is switched on and off by itself. */
public enum Layer {
  ZONES("zones", "Model’s zones"),
  REGIONS("regions", "Regions"),
  DRAWING("drawing", "Drawing"),
  FELT("felt", "Felt on pressing"),
  FINDINGS("findings", "Findings"),
  NEEDLES("needles", "Needles");

  private final String code;
  private final String words;

  Layer(String code, String words) {
    this.code = code;
    this.words = words;
  }

  /** As it stands in an address and in the picture’s {@code data-layer}. */
  public String code() {
    return code;
  }

  public String inWords() {
    return words;
  }

  public static Optional<Layer> ofCode(String code) {
    return Arrays.stream(values()).filter(layer -> layer.code.equals(code)).findFirst();
  }
}
