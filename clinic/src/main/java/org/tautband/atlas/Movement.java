package org.tautband.atlas;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Kinds of movement by which a muscle is looked for; read off the words of its action. */
public enum Movement {
  FLEXION("bends (flexion)", "(?<![a-z])flex(?!ed)"),
  EXTENSION("straightens (extension)", "(?<![a-z])exten"),
  SIDEBENDING("bends to the side", "sidebend|tilt"),
  ABDUCTION("moves away (abduction)", "abduct|spread"),
  ADDUCTION("moves towards (adduction)", "adduct"),
  INWARD_ROTATION("turns inwards", "internally rotat"),
  OUTWARD_ROTATION("turns outwards", "externally rotat"),
  ROTATION("turns, any way", "rotat"),
  ELEVATION("lifts", "elevat|lift|hike"),
  DEPRESSION("draws down", "depress|down$"),
  PROTRACTION("draws forwards", "protract|protrud"),
  RETRACTION("draws back", "retract|back$"),
  OPENING("opens", "open"),
  CLOSING("closes", "close"),
  PRONATION("turns the palm down (pronation)", "pronat"),
  SUPINATION("turns the palm up (supination)", "supinat"),
  DEVIATION("moves to one side", "deviat"),
  OPPOSITION("opposes the thumb", "oppos(?!ite)"),
  DORSIFLEXION("lifts the foot (dorsiflexion)", "dorsiflex"),
  PLANTARFLEXION("points the foot (plantarflexion)", "plantarflex"),
  INVERSION("turns the sole inwards (inversion)", "(?<![a-z])invert"),
  EVERSION("turns the sole outwards (eversion)", "(?<![a-z])evert"),
  BREATHING("breathes", "breath|inspir|ribs?$"),
  HOLDING("tenses or supports", "tense|compress|support|stabilis"),
  OTHER("something else, or not known", "$^");

  private final String words;
  private final Pattern inAction;

  Movement(String words, String inAction) {
    this.words = words;
    this.inAction = Pattern.compile(inAction);
  }

  public String inWords() {
    return words;
  }

  /** As a page asks for it, {@code inward-rotation}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The movement of that code. */
  public static Optional<Movement> of(String code) {
    return Arrays.stream(values()).filter(movement -> movement.code().equals(code)).findFirst();
  }

  /** Every movement that the words of an action name; {@link #OTHER} where they name none. */
  static List<Movement> in(String action) {
    List<Movement> named =
        Arrays.stream(values())
            .filter(movement -> movement.inAction.matcher(action).find())
            .toList();
    return named.isEmpty() ? List.of(OTHER) : named;
  }
}
