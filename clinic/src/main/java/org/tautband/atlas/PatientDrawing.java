package org.tautband.atlas;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tautband.kernel.chart.Drawing;
import org.tautband.kernel.chart.Reading;
import org.tautband.kernel.chart.Reading.Problem;

/** A drawing as a patient's page sends it, and what to tell the patient when it is none. */
public final class PatientDrawing {
  private PatientDrawing() {}

  /**
   * Empty when it is no drawing.
   *
   * @param refuse told what is wrong and what to do
   */
  public static Optional<Drawing> read(BodyChart chart, String json, Consumer<String> refuse) {
    return switch (chart.read(json)) {
      case Reading.Read read -> Optional.of(read.drawing());
      case Reading.Refused refused -> {
        refuse.accept(inWords(refused.problems()));
        yield Optional.empty();
      }
    };
  }

  /** What tells most to somebody who only drew; ids and members of the text are for programs. */
  private static String inWords(List<Problem> problems) {
    return problems.stream()
        .flatMap(problem -> told(problem).stream())
        .findFirst()
        .orElse("This drawing could not be read. Draw it again, or go on without it.");
  }

  private static Optional<String> told(Problem problem) {
    return switch (problem) {
      case Problem.Empty empty -> Optional.of(empty.inWords());
      case Problem.BesideTheBody beside -> Optional.of(beside.inWords());
      case Problem.TooMuch much -> Optional.of(much.inWords());
      case Problem.OtherChart other ->
          Optional.of(
              "This drawing was made on another picture of the body than ours now. Draw it again, or"
                  + " go on without it.");
      case Problem.Malformed malformed -> Optional.empty();
      case Problem.UnknownRegion unknown -> Optional.empty();
      case Problem.SideMissing missing -> Optional.empty();
      case Problem.WrongSide wrong -> Optional.empty();
      case Problem.Beyond beyond -> Optional.empty();
    };
  }
}
