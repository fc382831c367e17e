package org.tautband.drawings.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.tautband.access.TypedForm;
import org.tautband.atlas.BodyChart;
import org.tautband.drawings.DrawnSides;
import org.tautband.drawings.PainDrawing;
import org.tautband.drawings.PainDrawing.Hand;
import org.tautband.drawings.PainDrawings.Shown;
import org.tautband.episodes.Episode;
import org.tautband.kernel.chart.Drawing;
import org.tautband.kernel.chart.DrawingWriter;
import org.tautband.kernel.chart.Reading;

/**
 * A drawing as it is sent, and what it means once it is good. A side is never chosen for anybody.
 */
final class DrawingForm {
  /** Who is right when words and drawing name different sides. */
  enum WhichSide {
    DRAWING,
    WORDS
  }

  final TypedForm form = new TypedForm();
  private final MultiValueMap<String, String> typed;
  private final BodyChart chart;
  private @Nullable DrawnSides asked;

  DrawingForm(MultiValueMap<String, String> typed, BodyChart chart) {
    this.typed = typed;
    this.chart = chart;
  }

  static MultiValueMap<String, String> of(PainDrawing drawing) {
    MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
    typed.add("edition", String.valueOf(drawing.edition()));
    typed.add("hand", drawing.hand().name());
    typed.add("drawing", DrawingWriter.write(drawing.drawing()));
    return typed;
  }

  /** Empty when something has to be mended or answered first; {@link #form} says what. */
  Optional<Shown> shown(Episode episode) {
    Optional<Drawing> drawing = drawing();
    Optional<Hand> hand = form.choice("hand", "Who drew", typed.getFirst("hand"), Hand.class);
    if (drawing.isEmpty() || hand.isEmpty() || !form.isGood()) {
      return Optional.empty();
    }
    asked = DrawnSides.asked(chart.chart(), drawing.get(), episode).orElse(null);
    String answer = asked == null ? "" : answer(asked);
    return form.isGood()
        ? Optional.of(new Shown(drawing.get(), hand.get(), answer))
        : Optional.empty();
  }

  /** The question about sides, while it is open; null when there is none. */
  @Nullable DrawnSides asked() {
    return asked;
  }

  static Map<String, String> answers(DrawnSides asked) {
    Map<String, String> answers = new LinkedHashMap<>();
    answers.put(
        WhichSide.DRAWING.name(),
        "The drawing is right: it is the " + asked.drawn().inWords() + " side");
    answers.put(
        WhichSide.WORDS.name(),
        "The words are right: it is the " + asked.said().inWords() + " side. I draw it again");
    return answers;
  }

  private String answer(DrawnSides sides) {
    String given = typed.getFirst("sides");
    if (given == null || given.isBlank()) {
      form.refuse("sides", sides.inWords());
      return "";
    }
    return form.choice("sides", "Which side", given, WhichSide.class)
        .map(
            which ->
                switch (which) {
                  case DRAWING -> sides.confirmed();
                  case WORDS -> {
                    form.refuse(
                        "drawing",
                        "Draw it on the " + sides.said().inWords() + " side, then save.");
                    yield "";
                  }
                })
        .orElse("");
  }

  private Optional<Drawing> drawing() {
    String json = typed.getFirst("drawing");
    if (json == null || json.isBlank()) {
      form.refuse(
          "drawing",
          "Nothing is drawn. Draw where it hurts, choose from the list, or say “all over”, “no pain"
              + " today” or “I cannot show it”.");
      return Optional.empty();
    }
    return switch (chart.read(json)) {
      case Reading.Read read -> Optional.of(read.drawing());
      case Reading.Refused refused -> {
        form.refuse("drawing", refused.inWords());
        yield Optional.empty();
      }
    };
  }
}
