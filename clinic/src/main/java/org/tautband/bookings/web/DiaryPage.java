package org.tautband.bookings.web;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.Audit;
import org.tautband.bookings.Booking;
import org.tautband.bookings.DayPlan;
import org.tautband.bookings.DayPlan.What;
import org.tautband.bookings.Diary;
import org.tautband.bookings.LocalTimes;
import org.tautband.bookings.Slot;
import org.tautband.bookings.Timetable;
import org.tautband.bookings.Timetable.By;
import org.tautband.bookings.Visit;
import org.tautband.bookings.Visits;
import org.tautband.clinics.Clinic;
import org.tautband.clinics.Clinics;
import org.tautband.clinics.Room;
import org.tautband.patients.Patient;
import org.tautband.patients.Patients;
import org.tautband.practitioners.Practitioner;
import org.tautband.practitioners.Practitioners;

/** A clinic's day or week in words, in that clinic's zone. */
@Component
@Transactional(readOnly = true)
class DiaryPage {
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter LONG =
      DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);
  private final Timetable timetable;
  private final Diary diary;
  private final Visits visits;
  private final Patients patients;
  private final Practitioners practitioners;
  private final Clinics clinics;
  private final Clock clock;

  DiaryPage(
      Timetable timetable,
      Diary diary,
      Visits visits,
      Patients patients,
      Practitioners practitioners,
      Clinics clinics,
      Clock clock) {
    this.timetable = timetable;
    this.diary = diary;
    this.visits = visits;
    this.patients = patients;
    this.practitioners = practitioners;
    this.clinics = clinics;
    this.clock = clock;
  }

  /** Which page: a clinic, a day of it, and what the columns are. */
  record Asked(Clinic clinic, LocalDate date, By by) {}

  /**
   * One booking as it stands in the diary.
   *
   * @param css how it looks: b for what is expected, with now or done
   * @param other the room in a person's column, the person in a room's
   */
  record Entry(
      Booking booking,
      Patient patient,
      String times,
      String other,
      String css,
      String icon,
      String words,
      boolean mustMove) {
    public String path() {
      return "/patients/" + booking.patientId() + "/bookings/" + booking.id();
    }
  }

  /**
   * One cell of the day.
   *
   * @param kind booked, off, free or past
   * @param text what stands there when nothing is booked
   * @param book query of the link that books this time
   */
  record Cell(
      String kind, String label, int rows, @Nullable Entry entry, String text, String book) {}

  record Row(String time, boolean now, List<Cell> cells) {}

  record Day(String title, List<String> heads, List<Row> rows, List<Entry> fallen) {}

  /** One day of one person or room in the week: numbers, and what is booked. */
  record WeekDay(
      LocalDate date, String title, boolean today, String numbers, List<Entry> entries) {}

  record WeekLane(UUID id, String name, List<WeekDay> days) {}

  record Week(int number, List<String> heads, List<WeekLane> lanes) {}

  /** What is needed to put bookings into words, read once for a page. */
  private record Known(
      LocalTimes local,
      By by,
      Map<UUID, Patient> patients,
      Map<UUID, String> practitioners,
      Map<UUID, String> rooms,
      Map<UUID, Visit> visits) {}

  LocalDate today(Clinic clinic) {
    return new LocalTimes(clinic.zone()).dateOf(clock.instant());
  }

  String now(Clinic clinic) {
    return new LocalTimes(clinic.zone()).time(clock.instant());
  }

  Day day(Asked asked) {
    var local = new LocalTimes(asked.clinic().zone());
    var plan = timetable.day(asked.clinic(), asked.date(), asked.by());
    var all = here(asked, local.day(asked.date()));
    var known = known(asked, local, all);
    var rows =
        plan.rows().stream()
            .map(
                row ->
                    new Row(
                        local.time(row.slot().from()),
                        row.now(),
                        row.cells().stream().map(cell -> cell(cell, asked, known)).toList()))
            .toList();
    var fallen = all.stream().filter(b -> !b.stands()).map(b -> entry(b, false, known)).toList();
    var heads = plan.lanes().stream().map(DayPlan.Lane::name).toList();
    return new Day(LONG.format(asked.date()), heads, rows, fallen);
  }

  Week week(Asked asked) {
    var local = new LocalTimes(asked.clinic().zone());
    var monday = asked.date().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    var days = timetable.week(asked.clinic(), monday, asked.by());
    var whole = new Slot(local.day(monday).from(), local.day(monday.plusDays(6)).until());
    var known = known(asked, local, here(asked, whole));
    var lanes = new ArrayList<WeekLane>();
    for (var lane : days.getFirst().lanes()) {
      var cells = new ArrayList<WeekDay>();
      for (int n = 0; n < days.size(); n++) {
        cells.add(weekDay(monday.plusDays(n), days.get(n).of(lane.id()), asked, known));
      }
      lanes.add(new WeekLane(lane.id(), lane.name(), List.copyOf(cells)));
    }
    var heads = monday.datesUntil(monday.plusDays(7)).map(d -> title(d, asked.clinic())).toList();
    return new Week(monday.get(java.time.temporal.IsoFields.WEEK_OF_WEEK_BASED_YEAR), heads, lanes);
  }

  private String title(LocalDate date, Clinic clinic) {
    return SHORT.format(date) + (date.equals(today(clinic)) ? ", today" : "");
  }

  private WeekDay weekDay(LocalDate date, List<DayPlan.Piece> pieces, Asked asked, Known known) {
    var entries = new ArrayList<Entry>();
    long free = 0;
    boolean works = false;
    for (var piece : pieces) {
      switch (piece.what()) {
        case What.Booked booked -> entries.add(entry(booked.booking(), booked.mustMove(), known));
        case What.Free open -> free++;
        case What.Past past -> works = true;
        case What.Blocked blocked -> {
          // Away: neither booked nor free.
        }
        case What.Closed closed -> {
          // Nobody works then.
        }
      }
    }
    var numbers =
        entries.isEmpty() && free == 0 && !works
            ? "Off"
            : entries.size() + " booked, " + (free == 0 ? "full" : free + " free");
    if (works && free == 0) {
      numbers = entries.size() + " booked";
    }
    return new WeekDay(
        date,
        title(date, asked.clinic()),
        date.equals(today(asked.clinic())),
        numbers,
        List.copyOf(entries));
  }

  private List<Booking> here(Asked asked, Slot slot) {
    return diary.in(slot).stream()
        .filter(b -> b.place().clinicId().equals(asked.clinic().id()))
        .toList();
  }

  private Known known(Asked asked, LocalTimes local, List<Booking> all) {
    var ids = all.stream().map(Booking::patientId).collect(Collectors.toSet());
    ids.forEach(Audit::shows);
    var came =
        visits
            .all(all.stream().flatMap(b -> Stream.ofNullable(b.visitId())).distinct().toList())
            .stream()
            .collect(Collectors.toMap(Visit::id, v -> v));
    return new Known(
        local,
        asked.by(),
        patients.all(ids).stream().collect(Collectors.toMap(Patient::id, p -> p)),
        practitioners.all().stream()
            .collect(Collectors.toMap(Practitioner::id, Practitioner::name)),
        clinics.rooms(asked.clinic().id()).stream().collect(Collectors.toMap(Room::id, Room::name)),
        came);
  }

  private Cell cell(DayPlan.Cell cell, Asked asked, Known known) {
    var label = cell.lane().name();
    var slot = cell.piece().slot();
    return switch (cell.piece().what()) {
      case What.Booked booked ->
          new Cell(
              "booked",
              label,
              cell.rows(),
              entry(booked.booking(), booked.mustMove(), known),
              "",
              "");
      case What.Blocked blocked -> new Cell("off", label, cell.rows(), null, blocked.words(), "");
      case What.Closed closed ->
          new Cell("off", label, cell.rows(), null, closed(cell, slot, known), "");
      case What.Past past -> new Cell("past", label, cell.rows(), null, "", "");
      case What.Free free ->
          new Cell("free", label, cell.rows(), null, free(slot), book(cell, asked, known));
    };
  }

  /** "Starts 10:00" before the first hour, "Until 16:00" after the last, else a pause. */
  private static String closed(DayPlan.Cell cell, Slot slot, Known known) {
    var open = cell.lane().open();
    if (open.isEmpty()) {
      return "Not here";
    }
    if (!slot.until().isAfter(open.getFirst().from())) {
      return "Starts " + known.local().time(open.getFirst().from());
    }
    return slot.from().isBefore(open.getLast().until())
        ? "Pause"
        : "Until " + known.local().time(open.getLast().until());
  }

  private static String free(Slot slot) {
    return slot.length().equals(Timetable.STEP)
        ? "Free"
        : "Free, " + slot.length().toMinutes() + " min";
  }

  private static String book(DayPlan.Cell cell, Asked asked, Known known) {
    var local = cell.piece().slot().from().atZone(known.local().zone());
    LocalTime time = local.toLocalTime();
    var lane = asked.by() == By.ROOM ? "room" : "practitioner";
    return "?clinic="
        + asked.clinic().id()
        + "&date="
        + local.toLocalDate()
        + "&time="
        + time
        + "&minutes="
        + cell.piece().slot().length().toMinutes()
        + "&"
        + lane
        + "="
        + cell.lane().id();
  }

  private Entry entry(Booking booking, boolean mustMove, Known known) {
    var patient = known.patients().get(booking.patientId());
    if (patient == null) {
      throw new IllegalStateException("No patient " + booking.patientId());
    }
    var other =
        known.by() == By.PRACTITIONER
            ? known.rooms().getOrDefault(booking.place().roomId(), "another clinic")
            : known.practitioners().getOrDefault(booking.place().practitionerId(), "nobody");
    var look = look(booking, known);
    return new Entry(
        booking,
        patient,
        known.local().times(booking.slot()),
        other,
        look.css(),
        look.icon(),
        look.words(),
        mustMove);
  }

  private record Look(String css, String icon, String words) {}

  private Look look(Booking booking, Known known) {
    return switch (booking.status()) {
      case BOOKED -> new Look("b", "i-booked", "Booked");
      case CANCELLED -> new Look("b done", "i-cancelled", "Cancelled");
      case NO_SHOW -> new Look("b done", "i-missed", "Did not come");
      case ARRIVED -> look(known.visits().get(booking.visitId()), known);
    };
  }

  private static Look look(@Nullable Visit visit, Known known) {
    if (visit == null) {
      return new Look("b", "i-arrived", "Arrived");
    }
    return switch (visit.status()) {
      case ARRIVED ->
          new Look("b", "i-arrived", "Arrived " + known.local().time(visit.times().arrivedAt()));
      case IN_ROOM ->
          new Look(
              "b now", "i-current", "In " + known.rooms().getOrDefault(visit.roomId(), "a room"));
      case DONE -> new Look("b done", "i-done", "Done");
      case LEFT -> new Look("b done", "i-done", "Done, left");
      case MISTAKEN -> new Look("b", "i-booked", "Booked");
    };
  }
}
