package org.tautband.bookings.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tautband.access.Audit;
import org.tautband.access.CurrentActor;
import org.tautband.bookings.Timetable.By;
import org.tautband.clinics.Clinics;
import org.tautband.database.Ids;
import org.tautband.patients.Patients;

/** The diary of a clinic, by day and by week, and the choice of whom to book for. */
@Controller
class DiaryController {
  private static final Set<String> CARRIED =
      Set.of("clinic", "date", "time", "minutes", "practitioner", "room");
  private final DiaryPage pages;
  private final Clinics clinics;
  private final Patients patients;

  DiaryController(DiaryPage pages, Clinics clinics, Patients patients) {
    this.pages = pages;
    this.clinics = clinics;
    this.patients = patients;
  }

  @GetMapping("/diary")
  String day(@RequestParam Map<String, String> query, Model model) {
    asked(query, model).ifPresent(asked -> model.addAttribute("day", pages.day(asked)));
    return "bookings/diary";
  }

  @GetMapping("/diary/week")
  String week(@RequestParam Map<String, String> query, Model model) {
    asked(query, model)
        .ifPresent(
            asked -> {
              var week = pages.week(asked);
              var wanted =
                  Ids.read(query.get("who"))
                      .or(() -> Optional.ofNullable(CurrentActor.get().practitionerId()));
              var chosen =
                  week.lanes().stream()
                      .filter(lane -> wanted.filter(lane.id()::equals).isPresent())
                      .findFirst()
                      .or(() -> week.lanes().stream().findFirst());
              model.addAttribute("week", week);
              model.addAttribute("chosen", chosen.orElse(null));
            });
    return "bookings/week";
  }

  /** Whom to book for; the time that was chosen in the diary goes along. */
  @GetMapping("/diary/book")
  String whom(@RequestParam Map<String, String> query, Model model) {
    var typed = query.getOrDefault("q", "").strip();
    var found = typed.isEmpty() ? patients.newest(10) : patients.search(typed);
    found.forEach(p -> Audit.shows(p.id()));
    model.addAttribute("asked", typed);
    model.addAttribute("found", found);
    var along =
        query.entrySet().stream()
            .filter(e -> CARRIED.contains(e.getKey()) && !e.getValue().isBlank())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    model.addAttribute("along", along);
    return "bookings/whom";
  }

  private Optional<DiaryPage.Asked> asked(Map<String, String> query, Model model) {
    var all = clinics.all();
    var wanted = Ids.read(query.get("clinic"));
    var clinic =
        all.stream()
            .filter(c -> wanted.filter(c.id()::equals).isPresent())
            .findFirst()
            .or(() -> clinics.of(CurrentActor.get()));
    model.addAttribute("clinics", all);
    model.addAttribute("clinic", clinic.orElse(null));
    model.addAttribute("by", by(query).name().toLowerCase(Locale.ROOT));
    return clinic.map(
        at -> {
          var today = pages.today(at);
          var date = date(query.get("date"), today);
          model.addAttribute("date", date);
          model.addAttribute("isToday", date.equals(today));
          model.addAttribute("today", today);
          model.addAttribute("now", pages.now(at));
          model.addAttribute("zone", at.zone().getId());
          return new DiaryPage.Asked(at, date, by(query));
        });
  }

  private static By by(Map<String, String> query) {
    return "room".equals(query.get("by")) ? By.ROOM : By.PRACTITIONER;
  }

  /** A day that cannot be read, or lies outside of any diary, is today. */
  private static LocalDate date(@Nullable String typed, LocalDate today) {
    try {
      var date = typed == null ? today : LocalDate.parse(typed);
      return Math.abs(date.toEpochDay() - today.toEpochDay()) > 36_500 ? today : date;
    } catch (DateTimeParseException e) {
      return today;
    }
  }
}
