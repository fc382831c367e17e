package org.tautband.history.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tautband.access.FieldProblem;
import org.tautband.access.TypedForm;
import org.tautband.access.TypedForm.DateTyped;
import org.tautband.history.Told;

/** What was told, as typed. */
final class ToldForm {
  private final Map<String, String> typed;
  private final TypedForm form = new TypedForm();

  ToldForm(Map<String, String> typed) {
    this.typed = typed;
  }

  /** What was typed, when all of it can be kept. */
  Optional<Told.Saying> read(LocalDate today) {
    var kind = form.choice("kind", "What it is", typed.get("kind"), Told.Kind.class);
    String what = form.needed("what", "Its name", typed.get("what"), 300);
    String detail = form.lines("detail", "The detail", typed.get("detail"), 2000);
    String toldBy = form.needed("toldBy", "Who said it", typed.get("toldBy"), 200);
    LocalDate toldOn = form.neededDate("toldOn", "The day it was told", date("toldOn"));
    String since = form.line("since", "Since when", typed.get("since"), 200);
    LocalDate endedOn = form.date("endedOn", "The day it ended", date("endedOn"));
    refuseFuture("toldOn", "The day it was told", toldOn, today);
    refuseFuture("endedOn", "The day it ended", endedOn, today);
    if (!form.isGood() || kind.isEmpty() || toldOn == null) {
      return Optional.empty();
    }
    return Optional.of(new Told.Saying(kind.get(), what, detail, toldBy, toldOn, since, endedOn));
  }

  /** How it stands now, and why it changes; for a change only. */
  Optional<Told.Standing> standing() {
    return form.choice("standing", "How it stands", typed.get("standing"), Told.Standing.class);
  }

  String reason() {
    return form.needed("reason", "The reason of the change", typed.get("reason"), 500);
  }

  void refuse(String field, String message) {
    form.refuse(field, message);
  }

  List<FieldProblem> problems() {
    return form.problems();
  }

  private void refuseFuture(
      String field,
      String label,
      @org.jspecify.annotations.Nullable LocalDate day,
      LocalDate today) {
    if (day != null && day.isAfter(today)) {
      form.refuse(field, label + " lies in the future. Type the day it was.");
    }
  }

  private DateTyped date(String field) {
    return new DateTyped(
        typed.get(field + ".day"), typed.get(field + ".month"), typed.get(field + ".year"));
  }

  /** A blank form. */
  static Map<String, String> blank(Told.Kind kind, LocalDate today) {
    Map<String, String> fields = new HashMap<>();
    fields.put("kind", kind.name());
    fields.put("toldBy", "the patient");
    put(fields, "toldOn", today);
    return fields;
  }

  /** A version as it stands in the form. */
  static Map<String, String> of(Told told) {
    Map<String, String> fields = new HashMap<>();
    fields.put("kind", told.saying().kind().name());
    fields.put("what", told.saying().what());
    fields.put("detail", told.saying().detail());
    fields.put("toldBy", told.saying().toldBy());
    fields.put("since", told.saying().since());
    fields.put("standing", told.standing().name());
    fields.put("version", String.valueOf(told.version()));
    put(fields, "toldOn", told.saying().toldOn());
    put(fields, "endedOn", told.saying().endedOn());
    return fields;
  }

  private static void put(
      Map<String, String> fields, String field, @org.jspecify.annotations.Nullable LocalDate date) {
    var parts = DateTyped.of(date);
    fields.put(field + ".day", String.valueOf(parts.day()));
    fields.put(field + ".month", String.valueOf(parts.month()));
    fields.put(field + ".year", String.valueOf(parts.year()));
  }
}
