package org.tautband.bookings.web;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.tautband.access.Audit;
import org.tautband.access.CurrentActor;
import org.tautband.access.FieldProblem;
import org.tautband.bookings.Absence;
import org.tautband.bookings.Booking;
import org.tautband.bookings.BookingAnswer;
import org.tautband.bookings.BookingWish;
import org.tautband.bookings.Clash;
import org.tautband.bookings.LocalTimes;
import org.tautband.bookings.Timetable;
import org.tautband.clinics.Clinic;
import org.tautband.clinics.Clinics;
import org.tautband.clinics.Room;
import org.tautband.database.Ids;
import org.tautband.patients.Patients;
import org.tautband.practitioners.Practitioner;
import org.tautband.practitioners.Practitioners;

/** What every page with a booking form has in common. */
@Component
class BookingDesk {
  private static final int FREE_SHOWN = 6;
  private final Clinics clinics;
  private final Practitioners practitioners;
  private final Patients patients;
  private final Timetable timetable;
  private final Clock clock;

  BookingDesk(
      Clinics clinics,
      Practitioners practitioners,
      Patients patients,
      Timetable timetable,
      Clock clock) {
    this.clinics = clinics;
    this.practitioners = practitioners;
    this.patients = patients;
    this.timetable = timetable;
    this.clock = clock;
  }

  BookingForm form(Map<String, String> typed) {
    return new BookingForm(typed, clinics);
  }

  LocalTimes clockOf(Booking booking) {
    return new LocalTimes(clinics.get(booking.place().clinicId()).zone());
  }

  boolean isToday(Booking booking) {
    var local = clockOf(booking);
    return local.dateOf(booking.slot().from()).equals(local.dateOf(clock.instant()));
  }

  Instant now() {
    return clock.instant();
  }

  /** Fills what the fields need: oneself, and the rooms of the clinic one comes from, first. */
  void fill(Model model, Map<String, String> typed) {
    var fields = new HashMap<>(typed);
    fields.putIfAbsent("submission", Ids.next().toString());
    var actor = CurrentActor.get();
    if (fields.getOrDefault("practitioner", "").isEmpty() && actor.practitionerId() != null) {
      fields.put("practitioner", actor.practitionerId().toString());
    }
    var all = clinics.all();
    var home =
        Ids.read(fields.get("clinic")).or(() -> clinics.of(actor).map(Clinic::id)).orElse(null);
    var rooms = new LinkedHashMap<UUID, String>();
    all.stream()
        .sorted((a, b) -> Boolean.compare(b.id().equals(home), a.id().equals(home)))
        .forEach(
            clinic ->
                clinics.rooms(clinic.id()).stream()
                    .filter(Room::inUse)
                    .forEach(r -> rooms.put(r.id(), named(r, clinic, all.size()))));
    if (rooms.size() == 1) {
      fields.putIfAbsent("room", rooms.firstEntry().getKey().toString());
    }
    var who = new LinkedHashMap<UUID, String>();
    practitioners.all().stream()
        .filter(Practitioner::working)
        .forEach(p -> who.put(p.id(), p.name()));
    model.addAttribute("typed", fields);
    model.addAttribute("rooms", rooms);
    model.addAttribute("who", who);
    model.addAttribute(
        "zones",
        all.stream().map(c -> c.zone().getId()).distinct().count() > 1
            ? all.stream()
                .map(c -> c.name() + " " + new LocalTimes(c.zone()).time(clock.instant()))
                .collect(Collectors.joining(", "))
            : "");
  }

  private static String named(Room room, Clinic clinic, int clinics) {
    return clinics == 1 ? room.name() : room.name() + ", " + clinic.name();
  }

  /** The place of a booking in words: "Room 2, Riverside". */
  String placeInWords(Booking booking) {
    var clinic = clinics.get(booking.place().clinicId());
    return roomName(booking) + ", " + clinic.name();
  }

  String roomName(Booking booking) {
    return clinics.room(booking.place().roomId()).map(Room::name).orElse("a room");
  }

  String practitionerName(Booking booking) {
    return practitioners.get(booking.place().practitionerId()).name();
  }

  /** Puts what stands against a wish to the fields that mend it; asks what can be asked. */
  void against(BookingAnswer answer, BookingWish wish, Model model) {
    var problems = new ArrayList<FieldProblem>();
    switch (answer) {
      case BookingAnswer.Done done -> {
        // Nothing stands against it.
      }
      case BookingAnswer.Taken taken ->
          taken.clashes().forEach(clash -> problems.add(words(clash, wish)));
      case BookingAnswer.Away away -> away.absences().forEach(a -> problems.add(words(a, wish)));
      case BookingAnswer.OutsideHours outside -> {
        model.addAttribute("askOutside", true);
        problems.add(
            new FieldProblem(
                "outside",
                practitioners.get(wish.place().practitionerId()).name()
                    + " works "
                    + outside.hours()
                    + ". Choose another time, or tick that it is meant."));
      }
      case BookingAnswer.Refused refused ->
          problems.add(new FieldProblem("time", refused.reason()));
      case BookingAnswer.Changed changed ->
          problems.add(
              new FieldProblem(
                  "time",
                  "Somebody moved it meanwhile to "
                      + clockOf(changed.now()).inWords(changed.now().slot())
                      + ". Check what you typed, then save again."));
    }
    if (answer instanceof BookingAnswer.Taken || answer instanceof BookingAnswer.Away) {
      model.addAttribute("freeThen", freeThen(wish));
    }
    model.addAttribute("problems", problems);
  }

  private FieldProblem words(Clash clash, BookingWish wish) {
    var has = clash.has();
    Audit.shows(has.patientId());
    var clinic = clinics.get(wish.place().clinicId());
    var times = new LocalTimes(clinic.zone()).times(has.slot());
    var where = has.place().clinicId().equals(clinic.id()) ? roomName(has) : placeInWords(has);
    var patient = patients.get(has.patientId()).displayName();
    if (clash.shared().contains(Clash.Shared.PATIENT)) {
      return new FieldProblem(
          "time",
          "This patient has a visit then: "
              + times
              + " with "
              + practitionerName(has)
              + ", "
              + where
              + ".");
    }
    return clash.shared().contains(Clash.Shared.PRACTITIONER)
        ? new FieldProblem(
            "practitioner",
            practitionerName(has) + " has " + patient + " then: " + times + ", " + where + ".")
        : new FieldProblem(
            "room",
            roomName(has)
                + " is taken then: "
                + times
                + " by "
                + practitionerName(has)
                + " with "
                + patient
                + ".");
  }

  private FieldProblem words(Absence absence, BookingWish wish) {
    var clinic = clinics.get(wish.place().clinicId());
    var local = new LocalTimes(clinic.zone());
    var until =
        local.weekday(absence.slot().from()).equals(local.weekday(absence.slot().until()))
            ? local.times(absence.slot())
            : local.weekday(absence.slot().from())
                + ", "
                + local.time(absence.slot().from())
                + " to "
                + local.weekday(absence.slot().until())
                + ", "
                + local.time(absence.slot().until());
    var why = (absence.words().isEmpty() ? "" : " (" + absence.words() + ")") + ": " + until + ".";
    return switch (absence.of()) {
      case Absence.Of.Person person ->
          new FieldProblem(
              "practitioner", practitioners.get(person.practitionerId()).name() + " is away" + why);
      case Absence.Of.InRoom room -> new FieldProblem("room", "The room cannot be used" + why);
      case Absence.Of.WholeClinic whole -> new FieldProblem("time", "The clinic is closed" + why);
    };
  }

  /** When the practitioner could be booked that day, for the person who has to choose again. */
  private String freeThen(BookingWish wish) {
    var clinic = clinics.get(wish.place().clinicId());
    var local = new LocalTimes(clinic.zone());
    var who = wish.place().practitionerId();
    List<String> free =
        timetable.free(clinic, local.dateOf(wish.slot().from()), who).stream()
            .filter(slot -> !slot.length().minus(wish.slot().length()).isNegative())
            .limit(FREE_SHOWN)
            .map(slot -> local.time(slot.from()))
            .toList();
    var name = practitioners.get(who).name();
    return free.isEmpty()
        ? name + " has no time of that length left that day."
        : name + " is free that day at " + String.join(", ", free) + ".";
  }
}
