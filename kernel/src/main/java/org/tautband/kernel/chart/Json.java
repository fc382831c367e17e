package org.tautband.kernel.chart;

import java.util.List;
import java.util.Map;

/** A JSON value (RFC 8259) as {@link JsonReader} reads it. */
sealed interface Json {
  record Members(Map<String, Json> of) implements Json {}

  record Items(List<Json> of) implements Json {}

  record Text(String value) implements Json {}

  record Figure(double value) implements Json {}

  record Truth(boolean value) implements Json {}

  record Nothing() implements Json {}

  /** Why a text is no JSON, or more of it than we take. */
  final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String why, int at) {
      super(why + " at character " + (at + 1));
    }
  }
}
