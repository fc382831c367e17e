package org.tautband.bookings.web;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.tautband.access.CurrentActor;
import org.tautband.access.TypedForm;
import org.tautband.access.TypedForm.DateTyped;
import org.tautband.bookings.Absence;
import org.tautband.bookings.Hours;
import org.tautband.bookings.LocalTimes;
import org.tautband.bookings.LocalTimes.Meaning;
import org.tautband.bookings.Slot;
import org.tautband.bookings.WorkingHours;
import org.tautband.clinics.Clinic;
import org.tautband.clinics.Clinics;
import org.tautband.clinics.OpeningHours;
import org.tautband.database.Ids;
import org.tautband.practitioners.Practitioner;
import org.tautband.practitioners.Practitioners;

/** When people work, and when they, a room or a clinic cannot be booked. Shows no patient. */
@Controller
class HoursController {
  private static final int WORDS = 120;
  private final Hours hours;
  private final Clinics clinics;
  private final Practitioners practitioners;

  HoursController(Hours hours, Clinics clinics, Practitioners practitioners) {
    this.hours = hours;
    this.clinics = clinics;
    this.practitioners = practitioners;
  }

  /** What one person works at one clinic, in words and as typed. */
  record Line(Practitioner who, Clinic clinic, String words) {}

  /** One absence in words. */
  record AwayLine(UUID id, String whom, String when, String words, String by, int standing) {}

  @GetMapping("/diary/hours")
  String page(@RequestParam Map<String, String> flags, Model model) {
    model.addAttribute("saved", flags.containsKey("saved"));
    return filled(Map.of(), model);
  }

  @GetMapping("/diary/hours/{practitionerId}/{clinicId}")
  String one(@PathVariable UUID practitionerId, @PathVariable UUID clinicId, Model model) {
    var written =
        hours.written().stream()
            .filter(w -> w.practitionerId().equals(practitionerId) && w.clinicId().equals(clinicId))
            .findFirst()
            .map(WorkingHours::hours)
            .orElseGet(() -> clinic(clinicId).openingHours());
    var typed = new HashMap<String, String>();
    for (var day : DayOfWeek.values()) {
      typed.put("hours." + day.name(), written.typed(day));
    }
    return form(practitionerId, clinicId, typed, model);
  }

  @PostMapping("/diary/hours/{practitionerId}/{clinicId}")
  ModelAndView write(
      @PathVariable UUID practitionerId,
      @PathVariable UUID clinicId,
      @RequestParam Map<String, String> typed,
      Model model) {
    var form = new TypedForm();
    var openings = new ArrayList<OpeningHours.Opening>();
    for (var day : DayOfWeek.values()) {
      var field = "hours." + day.name();
      var text = form.line(field, inWords(day), typed.get(field), 100);
      OpeningHours.read(day, text)
          .ifPresentOrElse(
              openings::addAll,
              () ->
                  form.refuse(
                      field,
                      inWords(day)
                          + ": type hours like 08:00-12:00, 13:00-18:00. The end is after the"
                          + " start."));
    }
    if (!form.isGood()) {
      model.addAttribute("problems", form.problems());
      return new ModelAndView(
          form(practitionerId, clinicId, typed, model), HttpStatus.UNPROCESSABLE_CONTENT);
    }
    var at = clinic(clinicId);
    hours.write(
        new WorkingHours(who(practitionerId).id(), at.id(), new OpeningHours(openings)),
        CurrentActor.get());
    return new ModelAndView("redirect:/diary/hours?saved");
  }

  @PostMapping("/diary/absences")
  ModelAndView away(@RequestParam Map<String, String> typed, Model model) {
    var form = new TypedForm();
    var whom = whom(typed.getOrDefault("whom", ""));
    if (whom.isEmpty()) {
      form.refuse("whom", "Choose who is away, or what cannot be used.");
    }
    var clock = new LocalTimes(whom.map(Whom::clinic).map(Clinic::zone).orElse(zoneHere()));
    var from = instant(form, "from", "The start", typed, clock);
    var until = instant(form, "until", "The end", typed, clock);
    var words = form.line("words", "The words", typed.get("words"), WORDS);
    if (from != null && until != null && !from.isBefore(until)) {
      form.refuse("until", "The end is after the start.");
    }
    if (!form.isGood() || from == null || until == null || whom.isEmpty()) {
      model.addAttribute("problems", form.problems());
      return new ModelAndView(filled(typed, model), HttpStatus.UNPROCESSABLE_CONTENT);
    }
    var id = Ids.read(typed.get("submission")).orElseGet(Ids::next);
    hours.away(id, whom.get().of(), new Slot(from, until), words, CurrentActor.get());
    return new ModelAndView("redirect:/diary/hours?saved#absences");
  }

  @PostMapping("/diary/absences/{absenceId}/take-back")
  ModelAndView takeBack(@PathVariable UUID absenceId) {
    hours.takeBack(absenceId);
    return new ModelAndView("redirect:/diary/hours?saved#absences");
  }

  /** Whom an absence is of, and the clinic whose clock its times are read by. */
  private record Whom(Absence.Of of, Clinic clinic) {}

  private Optional<Whom> whom(String typed) {
    var parts = typed.split(":", 2);
    var id = parts.length == 2 ? Ids.read(parts[1]) : Optional.<UUID>empty();
    return switch (parts[0]) {
      case "person" ->
          id.flatMap(practitioners::find)
              .flatMap(
                  p ->
                      clinics
                          .of(CurrentActor.get())
                          .map(c -> new Whom(new Absence.Of.Person(p.id()), c)));
      case "room" ->
          id.flatMap(clinics::room)
              .map(r -> new Whom(new Absence.Of.InRoom(r.id()), clinics.get(r.clinicId())));
      case "clinic" ->
          id.flatMap(clinics::find).map(c -> new Whom(new Absence.Of.WholeClinic(c.id()), c));
      default -> Optional.empty();
    };
  }

  /**
   * An end that the clock skips ends where it goes on; one that comes twice ends the second time.
   */
  private static @Nullable Instant instant(
      TypedForm form, String field, String label, Map<String, String> typed, LocalTimes clock) {
    var date =
        form.neededDate(
            field,
            label,
            new DateTyped(
                typed.get(field + ".day"),
                typed.get(field + ".month"),
                typed.get(field + ".year")));
    var text = typed.getOrDefault(field + "-time", "").strip();
    LocalTime time =
        text.isEmpty() && date != null
            ? LocalTime.MIDNIGHT
            : BookingForm.time(form, field + "-time", label, text);
    if (date == null || time == null) {
      return null;
    }
    LocalDate day = text.isEmpty() && field.equals("until") ? date.plusDays(1) : date;
    return switch (clock.meaning(day.atTime(time))) {
      case Meaning.Once(Instant at) -> at;
      case Meaning.Twice(Instant first, Instant second) -> field.equals("from") ? first : second;
      case Meaning.Never(LocalTime last, LocalTime next) -> {
        form.refuse(field + "-time", BookingForm.never(day.atTime(time), last, next));
        yield null;
      }
    };
  }

  private java.time.ZoneId zoneHere() {
    return clinics.of(CurrentActor.get()).map(Clinic::zone).orElse(java.time.ZoneOffset.UTC);
  }

  private String form(UUID practitionerId, UUID clinicId, Map<String, String> typed, Model model) {
    model.addAttribute("who", who(practitionerId));
    model.addAttribute("clinic", clinic(clinicId));
    model.addAttribute("typed", typed);
    var days = new LinkedHashMap<String, String>();
    for (var day : DayOfWeek.values()) {
      days.put("hours." + day.name(), inWords(day));
    }
    model.addAttribute("days", days);
    return "bookings/hours-form";
  }

  private String filled(Map<String, String> typed, Model model) {
    var all = clinics.all();
    var written = hours.written();
    var lines = new ArrayList<Line>();
    var whom = new LinkedHashMap<String, String>();
    var zone = new LocalTimes(zoneHere());
    for (var who : practitioners.all().stream().filter(Practitioner::working).toList()) {
      whom.put("person:" + who.id(), who.name());
      all.forEach(clinic -> lines.add(new Line(who, clinic, words(who, clinic, written))));
    }
    for (var clinic : all) {
      clinics
          .rooms(clinic.id())
          .forEach(room -> whom.put("room:" + room.id(), room.name() + ", " + clinic.name()));
    }
    all.forEach(clinic -> whom.put("clinic:" + clinic.id(), clinic.name() + ", the whole clinic"));
    model.addAttribute("lines", lines);
    model.addAttribute("whom", whom);
    model.addAttribute("absences", hours.ahead().stream().map(a -> line(a, whom, zone)).toList());
    model.addAttribute("typed", typed);
    model.addAttribute("submission", Ids.next());
    return "bookings/hours";
  }

  private AwayLine line(Absence absence, Map<String, String> whom, LocalTimes here) {
    var key =
        switch (absence.of()) {
          case Absence.Of.Person person -> "person:" + person.practitionerId();
          case Absence.Of.InRoom room -> "room:" + room.roomId();
          case Absence.Of.WholeClinic clinic -> "clinic:" + clinic.clinicId();
        };
    var clock =
        switch (absence.of()) {
          case Absence.Of.Person person -> here;
          case Absence.Of.InRoom room ->
              clinics
                  .room(room.roomId())
                  .map(r -> new LocalTimes(clinics.get(r.clinicId()).zone()))
                  .orElse(here);
          case Absence.Of.WholeClinic clinic ->
              new LocalTimes(clinics.get(clinic.clinicId()).zone());
        };
    var slot = absence.slot();
    var when =
        clock.weekday(slot.from())
            + ", "
            + clock.time(slot.from())
            + " to "
            + (clock.dateOf(slot.from()).equals(clock.dateOf(slot.until()))
                ? ""
                : clock.weekday(slot.until()) + ", ")
            + clock.time(slot.until());
    return new AwayLine(
        absence.id(),
        whom.getOrDefault(key, "somebody who no longer works here"),
        when,
        absence.words(),
        absence.by(),
        hours.standingIn(absence).size());
  }

  private static String words(Practitioner who, Clinic clinic, List<WorkingHours> written) {
    var own = written.stream().filter(w -> w.practitionerId().equals(who.id())).toList();
    if (own.isEmpty()) {
      return clinic.openingHours().openings().isEmpty()
          ? "not written down; any time"
          : "not written down; as the clinic is open";
    }
    return own.stream()
        .filter(w -> w.clinicId().equals(clinic.id()))
        .map(w -> w.hours().inWords())
        .filter(words -> !words.isEmpty())
        .findFirst()
        .orElse("not here");
  }

  private Practitioner who(UUID practitionerId) {
    return practitioners.find(practitionerId).orElseThrow(HoursController::nothingHere);
  }

  private Clinic clinic(UUID clinicId) {
    return clinics.find(clinicId).orElseThrow(HoursController::nothingHere);
  }

  private static String inWords(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, Locale.UK);
  }

  private static ResponseStatusException nothingHere() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
