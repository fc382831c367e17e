package org.tautband.needling.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tautband.access.TypedForm;
import org.tautband.database.Ids;
import org.tautband.needling.Insertion.Detail;
import org.tautband.needling.Insertion.Technique;
import org.tautband.needling.NeedleProduct;
import org.tautband.needling.Wording;
import org.tautband.needling.Wording.SeenAfterwards;

/** Reads what is typed about a session and about an insertion, and writes it back into a form. */
final class WordingForm {
  private WordingForm() {}

  static Wording wording(TypedForm form, Map<String, String> typed) {
    String position = form.line("position", "Position", typed.get("position"), 200);
    String note = form.lines("note", "Note", typed.get("note"), 4000);
    Boolean skin = yesNo(form, "skin", "Skin prepared", typed.get("skin"));
    SeenAfterwards seen =
        optional(form, "seen", "Seen afterwards", typed.get("seen"), SeenAfterwards.class);
    Integer before = whole(form, "before", "Pain before", typed.get("before"), 10);
    Integer after = whole(form, "after", "Pain after", typed.get("after"), 10);
    return form.isGood() ? new Wording(position, skin, seen, before, after, note) : Wording.NONE;
  }

  /**
   * An impossible value is a message at its field; recording the insertion itself is not refused.
   *
   * @param product the box of the needle; null when not said
   */
  static Detail detail(TypedForm form, Map<String, String> typed, @Nullable NeedleProduct product) {
    int longest = product == null ? 150 : product.lengthMm();
    Integer depth = whole(form, "depth", "Depth in mm", typed.get("depth"), 9_999);
    if (depth != null && depth > longest) {
      form.refuse(
          "depth",
          "Depth: the needle is "
              + longest
              + " mm long, so it cannot have gone "
              + depth
              + " mm deep. Type the depth in millimetres, or correct the needle.");
    }
    Integer angle = whole(form, "angle", "Angle in degrees", typed.get("angle"), 90);
    Technique technique =
        optional(form, "technique", "Technique", typed.get("technique"), Technique.class);
    Integer twitches = whole(form, "twitches", "Twitches", typed.get("twitches"), 99);
    Boolean familiar = yesNo(form, "familiar", "Familiar pain", typed.get("familiar"));
    Integer comfort = whole(form, "comfort", "Discomfort", typed.get("comfort"), 10);
    String site = form.line("site", "Spot in words", typed.get("site"), 200);
    return form.isGood()
        ? new Detail(depth, angle, technique, twitches, familiar, comfort, site)
        : Detail.NONE;
  }

  static Map<String, String> typed(Wording wording) {
    Map<String, String> typed = new LinkedHashMap<>();
    typed.put("position", wording.position());
    typed.put("note", wording.note());
    put(typed, "skin", wording.skinPrepared());
    put(typed, "seen", wording.seenAfterwards());
    put(typed, "before", wording.painBefore());
    put(typed, "after", wording.painAfter());
    return typed;
  }

  static Map<String, String> typed(Detail detail) {
    Map<String, String> typed = new LinkedHashMap<>();
    put(typed, "depth", detail.depthMm());
    put(typed, "angle", detail.angleDeg());
    put(typed, "technique", detail.technique());
    put(typed, "twitches", detail.twitches());
    put(typed, "familiar", detail.familiarPain());
    put(typed, "comfort", detail.comfort());
    typed.put("site", detail.site());
    return typed;
  }

  /** The id of the form, made anew when it is missing. */
  static UUID submission(Map<String, String> typed) {
    return Ids.sent(typed.get("submission"));
  }

  private static void put(Map<String, String> typed, String field, @Nullable Object value) {
    typed.put(field, value == null ? "" : value instanceof Enum<?> e ? e.name() : value + "");
  }

  private static @Nullable Integer whole(
      TypedForm form, String field, String label, @Nullable String typed, int most) {
    return typed == null || typed.isBlank() ? null : form.whole(field, label, typed, 0, most);
  }

  private static @Nullable Boolean yesNo(
      TypedForm form, String field, String label, @Nullable String typed) {
    if (typed == null || typed.isBlank()) return null;
    if (!typed.equals("true") && !typed.equals("false")) {
      form.refuse(field, label + ": choose yes or no.");
    }
    return typed.equals("true");
  }

  private static <E extends Enum<E>> @Nullable E optional(
      TypedForm form, String field, String label, @Nullable String typed, Class<E> of) {
    return typed == null || typed.isBlank()
        ? null
        : form.choice(field, label, typed, of).orElse(null);
  }
}
