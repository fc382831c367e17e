package org.tautband.kernel.chart;

import java.util.Arrays;
import java.util.Optional;

/** Where the person feels it: on the skin or below. Says nothing about where it comes from. */
public enum Depth {
  SURFACE("surface"),
  DEEP("deep"),
  NOT_SAID("not-said");

  private final String code;

  Depth(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  public String inWords() {
    return code.replace('-', ' ');
  }

  public static Optional<Depth> ofCode(String code) {
    return Arrays.stream(values()).filter(depth -> depth.code.equals(code)).findFirst();
  }
}
