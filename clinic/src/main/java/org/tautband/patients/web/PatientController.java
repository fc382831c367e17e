package org.tautband.patients.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tautband.access.Audit;
import org.tautband.access.CareRelations;
import org.tautband.access.CurrentActor;
import org.tautband.database.Ids;
import org.tautband.patients.Identity;
import org.tautband.patients.Patient;
import org.tautband.patients.Patients;
import org.tautband.patients.Resemblance;

/** Finding patients, taking them in, and changing who they are. */
@Controller
class PatientController {
  private static final int NEWEST = 10;
  private final Patients patients;
  private final CareRelations care;
  private final Clock clock;

  PatientController(Patients patients, CareRelations care, Clock clock) {
    this.care = care;
    this.patients = patients;
    this.clock = clock;
  }

  @GetMapping("/patients")
  String search(@RequestParam(name = "q", defaultValue = "") String asked, Model model) {
    var typed = asked.strip();
    var found = typed.isEmpty() ? patients.newest(NEWEST) : patients.search(typed);
    found.forEach(p -> Audit.shows(p.id()));
    model.addAttribute("asked", typed);
    model.addAttribute("found", found);
    model.addAttribute("alike", namesTwice(found));
    model.addAttribute("clinical", CurrentActor.get().seesClinicalText());
    model.addAttribute("open", care.among(found.stream().map(Patient::id).toList()));
    return "patients/search";
  }

  /** Names more than one person found has: the birth date decides. */
  private static List<String> namesTwice(List<Patient> found) {
    return found.stream()
        .collect(
            Collectors.groupingBy(p -> p.identity().name().familyFirst(), Collectors.counting()))
        .entrySet()
        .stream()
        .filter(e -> e.getValue() > 1)
        .map(Map.Entry::getKey)
        .toList();
  }

  @GetMapping("/patients/new")
  String blank(
      @RequestParam(defaultValue = "") String given,
      @RequestParam(defaultValue = "") String family,
      Model model) {
    var typed = new HashMap<String, String>();
    typed.put("submission", Ids.next().toString());
    typed.put("given", given);
    typed.put("family", family);
    typed.put("contact1.kind", "MOBILE");
    typed.put("contact2.kind", "EMAIL");
    IdentityPage.fill(model, typed);
    return "patients/new";
  }

  @PostMapping("/patients")
  ModelAndView register(@RequestParam Map<String, String> typed, Model model) {
    var form = new IdentityForm(typed);
    var identity = form.read(today());
    var submission = Ids.sent(typed.get("submission"));
    if (identity.isEmpty()) {
      model.addAttribute("problems", form.problems().problems());
      return again(model, typed, submission, HttpStatus.UNPROCESSABLE_CONTENT);
    }
    var unasked = unasked(identity.get(), submission, typed.getOrDefault("different", ""));
    if (!unasked.isEmpty()) {
      unasked.forEach(r -> Audit.shows(r.patient().id()));
      model.addAttribute("resembling", unasked);
      model.addAttribute(
          "different",
          unasked.stream().map(r -> r.patient().id().toString()).collect(Collectors.joining(" ")));
      return again(model, typed, submission, HttpStatus.CONFLICT);
    }
    var patient = patients.register(identity.get(), submission);
    Audit.shows(patient.id());
    return new ModelAndView("redirect:/patients/" + patient.id() + "/details?added");
  }

  /** Everybody alike, unless somebody has looked at each of them and said "somebody else". */
  private List<Resemblance> unasked(Identity identity, UUID submission, String different) {
    if (patients.exists(submission)) {
      return List.of();
    }
    var looked = new HashSet<>(Arrays.asList(different.split(" ")));
    var resembling = patients.resembling(identity);
    return resembling.stream().allMatch(r -> looked.contains(r.patient().id().toString()))
        ? List.of()
        : resembling;
  }

  private static ModelAndView again(
      Model model, Map<String, String> typed, UUID submission, HttpStatus status) {
    var same = new HashMap<>(typed);
    same.put("submission", submission.toString());
    IdentityPage.fill(model, same);
    return new ModelAndView("patients/new", status);
  }

  @GetMapping("/patients/{patientId}/details")
  String details(
      @PathVariable UUID patientId, @RequestParam Map<String, String> flags, Model model) {
    var patient = patients.get(patientId);
    var typed = IdentityForm.write(patient.identity());
    typed.put("version", String.valueOf(patient.version()));
    IdentityPage.fill(model, typed);
    model.addAttribute("added", flags.containsKey("added"));
    model.addAttribute("saved", flags.containsKey("saved"));
    model.addAttribute("clinical", CurrentActor.get().seesClinicalText());
    return "patients/details";
  }

  @PostMapping("/patients/{patientId}/details")
  ModelAndView change(
      @PathVariable UUID patientId, @RequestParam Map<String, String> typed, Model model) {
    var form = new IdentityForm(typed);
    var identity = form.read(today());
    if (identity.isEmpty()) {
      model.addAttribute("problems", form.problems().problems());
      return detailsAgain(model, typed, HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return switch (patients.change(patientId, identity.get(), version(typed))) {
      case Patients.Change.Done done ->
          new ModelAndView("redirect:/patients/" + done.patient().id() + "/details?saved");
      case Patients.Change.Stale stale -> {
        var same = new HashMap<>(typed);
        same.put("version", String.valueOf(stale.theirs().version()));
        model.addAttribute(
            "differences", Difference.between(stale.theirs().identity(), identity.get()));
        yield detailsAgain(model, same, HttpStatus.CONFLICT);
      }
    };
  }

  private static ModelAndView detailsAgain(
      Model model, Map<String, String> typed, HttpStatus status) {
    IdentityPage.fill(model, typed);
    model.addAttribute("clinical", CurrentActor.get().seesClinicalText());
    return new ModelAndView("patients/details", status);
  }

  /** A version that is no number fits no row: it is treated as changed meanwhile. */
  private static int version(Map<String, String> typed) {
    var text = typed.getOrDefault("version", "");
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(LocaleContextHolder.getTimeZone().toZoneId()));
  }
}
