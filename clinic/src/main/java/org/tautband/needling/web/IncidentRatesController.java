package org.tautband.needling.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tautband.access.Audit;
import org.tautband.access.CareRelations;
import org.tautband.access.CurrentActor;
import org.tautband.access.TypedForm;
import org.tautband.access.TypedForm.DateTyped;
import org.tautband.clinics.Clinic;
import org.tautband.clinics.Clinics;
import org.tautband.database.Ids;
import org.tautband.incidents.FollowUps;
import org.tautband.incidents.OpenIncident;
import org.tautband.needling.IncidentRates;
import org.tautband.patients.Patients;

/** How often something goes wrong here, and which incidents are still looked after. */
@Controller
class IncidentRatesController {
  private final IncidentRates rates;
  private final FollowUps followUps;
  private final Patients patients;
  private final Clinics clinics;
  private final CareRelations care;
  private final Clock clock;

  IncidentRatesController(
      IncidentRates rates,
      FollowUps followUps,
      Patients patients,
      Clinics clinics,
      CareRelations care,
      Clock clock) {
    this.rates = rates;
    this.followUps = followUps;
    this.patients = patients;
    this.clinics = clinics;
    this.care = care;
    this.clock = clock;
  }

  /** The last twelve months unless other days are typed. */
  @GetMapping("/incidents")
  String rates(@RequestParam Map<String, String> typed, Model model) {
    var form = new TypedForm();
    var clinic = Optional.ofNullable(typed.get("clinic")).flatMap(Ids::read).flatMap(clinics::find);
    ZoneId zone =
        clinic.map(Clinic::zone).orElseGet(() -> LocaleContextHolder.getTimeZone().toZoneId());
    var today = LocalDate.ofInstant(clock.instant(), zone);
    var from = day(form, typed, "from", "First day", today.minusYears(1).plusDays(1));
    var until = day(form, typed, "until", "Last day", today);
    if (from.isAfter(until)) form.refuse("until", "The last day is before the first one.");
    if (form.isGood()) {
      var period =
          new IncidentRates.Period(
              from.atStartOfDay(zone).toInstant(),
              until.plusDays(1).atStartOfDay(zone).toInstant(),
              clinic.map(Clinic::id).orElse(null));
      model.addAttribute("rates", rates.of(period));
    }
    model.addAttribute("from", from);
    model.addAttribute("until", until);
    model.addAttribute("form", shown(typed, from, until));
    model.addAttribute("clinicName", clinic.map(Clinic::name).orElse(null));
    Map<String, String> names = new LinkedHashMap<>();
    clinics.all().forEach(one -> names.put(one.id().toString(), one.name()));
    model.addAttribute("clinics", names);
    model.addAttribute("problems", form.problems());
    model.addAttribute("open", open());
    return "incidents/rates";
  }

  /** For people who read clinical text; null for others. */
  private @Nullable Map<OpenIncident, String> open() {
    if (!CurrentActor.get().seesClinicalText()) return null;
    Map<OpenIncident, String> named = new LinkedHashMap<>();
    var all = followUps.open();
    var readable = care.among(all.stream().map(one -> one.incident().patientId()).toList());
    for (var one : all) {
      if (!readable.contains(one.incident().patientId())) continue;
      UUID patient = one.incident().patientId();
      Audit.shows(patient);
      named.put(one, patients.get(patient).displayName());
    }
    return named;
  }

  private static LocalDate day(
      TypedForm form, Map<String, String> typed, String field, String label, LocalDate otherwise) {
    var read =
        form.date(
            field,
            label,
            new DateTyped(
                typed.get(field + ".day"),
                typed.get(field + ".month"),
                typed.get(field + ".year")));
    return read == null ? otherwise : read;
  }

  private static Map<String, String> shown(
      Map<String, String> typed, LocalDate from, LocalDate until) {
    Map<String, String> shown = new LinkedHashMap<>();
    put(shown, "from", from);
    put(shown, "until", until);
    shown.putAll(typed);
    return shown;
  }

  private static void put(Map<String, String> shown, String field, LocalDate day) {
    shown.put(field + ".day", Integer.toString(day.getDayOfMonth()));
    shown.put(field + ".month", Integer.toString(day.getMonthValue()));
    shown.put(field + ".year", Integer.toString(day.getYear()));
  }
}
