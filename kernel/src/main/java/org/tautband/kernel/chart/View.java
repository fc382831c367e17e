package org.tautband.kernel.chart;

import java.util.Arrays;
import java.util.Optional;

/** A picture of the chart. */
public enum View {
  FRONT("front", "Front", "viewer’s left is the patient’s right"),
  BACK("back", "Back", "viewer’s left is the patient’s left"),
  LEFT("left", "Left side", "the patient’s left side, face to the viewer’s left"),
  RIGHT("right", "Right side", "the patient’s right side, face to the viewer’s right"),
  FACE("face", "Face", "enlarged from the front view, same coordinates"),
  HAND_PALM("hand-palm", "Palms", "palms towards the viewer, thumbs outwards"),
  HAND_DORSUM("hand-dorsum", "Backs of the hands", "as in the back view, thumbs outwards"),
  FOOT_SOLE("foot-sole", "Soles", "patient lying on the back, seen from the feet, toes up"),
  FOOT_DORSUM("foot-dorsum", "Tops of the feet", "as in the front view, toes down");

  private final String code;
  private final String words;
  private final String note;

  View(String code, String words, String note) {
    this.code = code;
    this.words = words;
    this.note = note;
  }

  /** As it stands in a drawing. */
  public String code() {
    return code;
  }

  public String inWords() {
    return words;
  }

  /** How to look at it, with sides in words. */
  public String note() {
    return note;
  }

  /**
   * The view whose skin this one shows: the face is a part of the front, all others are their own.
   */
  public View surface() {
    return this == FACE ? FRONT : this;
  }

  /** Whether it enlarges a part of the body. */
  public boolean inset() {
    return switch (this) {
      case FRONT, BACK, LEFT, RIGHT -> false;
      case FACE, HAND_PALM, HAND_DORSUM, FOOT_SOLE, FOOT_DORSUM -> true;
    };
  }

  /** The view of that code. */
  public static Optional<View> ofCode(String code) {
    return Arrays.stream(values()).filter(view -> view.code.equals(code)).findFirst();
  }
}
