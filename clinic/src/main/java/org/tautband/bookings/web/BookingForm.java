package org.tautband.bookings.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tautband.access.FieldProblem;
import org.tautband.access.TypedForm;
import org.tautband.access.TypedForm.DateTyped;
import org.tautband.bookings.Booking;
import org.tautband.bookings.BookingWish;
import org.tautband.bookings.Diary;
import org.tautband.bookings.LocalTimes;
import org.tautband.bookings.LocalTimes.Meaning;
import org.tautband.bookings.Slot;
import org.tautband.bookings.Timetable;
import org.tautband.clinics.Clinics;
import org.tautband.database.Ids;

/** A booking as typed: the time is what the clock of the room's clinic shows. */
final class BookingForm {
  private static final Pattern TIME = Pattern.compile("(\\d{1,2})[:.h ]?(\\d{2})");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
  private static final int PURPOSE = 120;
  private final Map<String, String> typed;
  private final Clinics clinics;
  private final TypedForm form = new TypedForm();
  private final Map<String, String> twice = new LinkedHashMap<>();

  BookingForm(Map<String, String> typed, Clinics clinics) {
    this.typed = typed;
    this.clinics = clinics;
  }

  List<FieldProblem> problems() {
    return form.problems();
  }

  /** What the person chooses from when the clock shows the time twice; empty otherwise. */
  Map<String, String> twice() {
    return twice;
  }

  /** What is wanted, or problems. */
  Optional<BookingWish> read() {
    var date =
        form.neededDate(
            "date",
            "The date",
            new DateTyped(get("date.day"), get("date.month"), get("date.year")));
    var time = time(form, "time", "The time", get("time"));
    int minutes =
        form.whole(
            "minutes",
            "Length in minutes",
            get("minutes"),
            Diary.SHORTEST_MINUTES,
            Diary.LONGEST_MINUTES);
    var who = Ids.read(get("practitioner"));
    if (who.isEmpty()) {
      form.refuse("practitioner", "Choose who treats.");
    }
    var room = Ids.read(get("room")).flatMap(clinics::room);
    if (room.isEmpty()) {
      form.refuse("room", "Choose a room.");
    }
    var purpose = form.line("purpose", "What it is for", get("purpose"), PURPOSE);
    if (date == null || time == null || room.isEmpty() || who.isEmpty() || !form.isGood()) {
      return Optional.empty();
    }
    var clinic = clinics.get(room.get().clinicId());
    var at = instant(form, "time", date.atTime(time), new LocalTimes(clinic.zone()));
    return at.map(
        from ->
            new BookingWish(
                new Booking.Place(clinic.id(), room.get().id(), who.get()),
                Slot.of(from, Duration.ofMinutes(minutes)),
                purpose,
                get("outside").equals("yes")));
  }

  private Optional<Instant> instant(
      TypedForm to, String field, LocalDateTime local, LocalTimes clock) {
    return switch (clock.meaning(local)) {
      case Meaning.Once(Instant at) -> Optional.of(at);
      case Meaning.Never(LocalTime last, LocalTime next) -> {
        to.refuse(field, never(local, last, next));
        yield Optional.empty();
      }
      case Meaning.Twice(Instant first, Instant second) -> {
        twice.put("first", clock.time(first) + ", before the clock goes back");
        twice.put("second", clock.time(second) + ", after the clock went back");
        yield switch (get("which")) {
          case "first" -> Optional.of(first);
          case "second" -> Optional.of(second);
          default -> {
            to.refuse(
                "which",
                "The clock shows "
                    + local.toLocalTime()
                    + " twice on "
                    + DAY.format(local)
                    + ". Choose which one is meant.");
            yield Optional.empty();
          }
        };
      }
    };
  }

  static String never(LocalDateTime local, LocalTime last, LocalTime next) {
    return "There is no "
        + local.toLocalTime()
        + " on "
        + DAY.format(local)
        + ": the clock goes from "
        + last
        + " straight to "
        + next
        + ". Choose a time before or after that.";
  }

  /** A time as people type it: 9:20, 09.20 or 0920. */
  static @Nullable LocalTime time(TypedForm form, String field, String label, String typed) {
    var match = TIME.matcher(typed.strip());
    if (match.matches()) {
      int hour = Integer.parseInt(match.group(1));
      int minute = Integer.parseInt(match.group(2));
      if (hour < 24 && minute < 60) {
        return LocalTime.of(hour, minute);
      }
    }
    form.refuse(
        field,
        label
            + (typed.isBlank() ? " is missing. Type" : ": type")
            + " it like 09:20, 00:00 to 23:59.");
    return null;
  }

  /** How a booking stands in the fields. */
  static Map<String, String> write(Booking booking, LocalTimes clock) {
    var local = booking.slot().from().atZone(clock.zone());
    var fields = new HashMap<String, String>();
    var date = DateTyped.of(local.toLocalDate());
    fields.put("date.day", String.valueOf(date.day()));
    fields.put("date.month", String.valueOf(date.month()));
    fields.put("date.year", String.valueOf(date.year()));
    fields.put("time", local.toLocalTime().toString());
    if (clock.meaning(local.toLocalDateTime()) instanceof Meaning.Twice both) {
      fields.put("which", booking.slot().from().equals(both.first()) ? "first" : "second");
    }
    fields.put("minutes", String.valueOf(booking.slot().length().toMinutes()));
    fields.put("practitioner", booking.place().practitionerId().toString());
    fields.put("room", booking.place().roomId().toString());
    fields.put("clinic", booking.place().clinicId().toString());
    fields.put("purpose", booking.purpose());
    fields.put("version", String.valueOf(booking.version()));
    return fields;
  }

  /** Fields of a new booking: what a link of the diary brought along, else the usual length. */
  static Map<String, String> blank(Map<String, String> brought) {
    var fields = new HashMap<String, String>();
    for (var name :
        List.of("time", "practitioner", "room", "minutes", "purpose", "enquiry", "clinic")) {
      fields.put(name, brought.getOrDefault(name, ""));
    }
    var iso = brought.getOrDefault("date", "").split("-");
    if (iso.length == 3) {
      fields.put("date.year", iso[0]);
      fields.put("date.month", iso[1].replaceFirst("^0", ""));
      fields.put("date.day", iso[2].replaceFirst("^0", ""));
    }
    if (brought.getOrDefault("minutes", "").isEmpty()) {
      fields.put("minutes", String.valueOf(Timetable.STEP.toMinutes()));
    }
    return fields;
  }

  private String get(String field) {
    return typed.getOrDefault(field, "");
  }
}
