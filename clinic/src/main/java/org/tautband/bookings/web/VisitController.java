package org.tautband.bookings.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
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
import org.tautband.access.FieldProblem;
import org.tautband.bookings.Booking;
import org.tautband.bookings.Diary;
import org.tautband.bookings.Visit;
import org.tautband.bookings.Visits;
import org.tautband.clinics.Clinic;
import org.tautband.clinics.Clinics;
import org.tautband.clinics.Room;
import org.tautband.database.Ids;
import org.tautband.practitioners.Practitioner;
import org.tautband.practitioners.Practitioners;

/** A patient comes in, goes to a room, is done and leaves. */
@Controller
class VisitController {
  private final Visits visits;
  private final Diary diary;
  private final Clinics clinics;
  private final Practitioners practitioners;

  VisitController(Visits visits, Diary diary, Clinics clinics, Practitioners practitioners) {
    this.visits = visits;
    this.diary = diary;
    this.clinics = clinics;
    this.practitioners = practitioners;
  }

  @GetMapping("/patients/{patientId}/visits")
  String visits(@PathVariable UUID patientId, Model model) {
    return page(patientId, Map.of(), model);
  }

  @PostMapping("/patients/{patientId}/visits")
  ModelAndView arrive(
      @PathVariable UUID patientId, @RequestParam Map<String, String> typed, Model model) {
    var clinic = Ids.read(typed.get("clinic")).flatMap(clinics::find);
    if (clinic.isEmpty()) {
      return refused(
          patientId,
          typed,
          List.of(new FieldProblem("clinic", "Choose the clinic the patient came to.")),
          model);
    }
    var submission = Ids.read(typed.get("submission")).orElseGet(Ids::next);
    visits.arrive(patientId, clinic.get().id(), submission);
    return back(patientId, typed);
  }

  @PostMapping("/patients/{patientId}/visits/{visitId}/room")
  ModelAndView room(
      @PathVariable UUID patientId,
      @PathVariable UUID visitId,
      @RequestParam Map<String, String> typed,
      Model model) {
    var visit = of(patientId, visitId);
    var room = Ids.read(typed.get("room"));
    if (room.isEmpty()) {
      return refused(patientId, typed, List.of(new FieldProblem("room", "Choose a room.")), model);
    }
    var who =
        Ids.read(typed.get("practitioner")).flatMap(practitioners::find).map(Practitioner::id);
    return answer(visits.toRoom(visit.id(), room.get(), who.orElse(null)), typed, model);
  }

  @PostMapping("/patients/{patientId}/visits/{visitId}/done")
  ModelAndView done(
      @PathVariable UUID patientId,
      @PathVariable UUID visitId,
      @RequestParam Map<String, String> typed,
      Model model) {
    return answer(visits.done(of(patientId, visitId).id()), typed, model);
  }

  @PostMapping("/patients/{patientId}/visits/{visitId}/left")
  ModelAndView left(
      @PathVariable UUID patientId,
      @PathVariable UUID visitId,
      @RequestParam Map<String, String> typed,
      Model model) {
    return answer(visits.left(of(patientId, visitId).id()), typed, model);
  }

  @PostMapping("/patients/{patientId}/visits/{visitId}/mistaken")
  ModelAndView mistaken(
      @PathVariable UUID patientId,
      @PathVariable UUID visitId,
      @RequestParam Map<String, String> typed,
      Model model) {
    return answer(visits.mistaken(of(patientId, visitId).id()), typed, model);
  }

  private ModelAndView answer(Visits.Step step, Map<String, String> typed, Model model) {
    return switch (step) {
      case Visits.Step.Done done -> back(done.visit().patientId(), typed);
      case Visits.Step.Refused no -> {
        model.addAttribute("refusals", no.reasons());
        page(no.visit().patientId(), typed, model);
        yield new ModelAndView("bookings/visits", HttpStatus.CONFLICT);
      }
    };
  }

  private ModelAndView refused(
      UUID patientId, Map<String, String> typed, List<FieldProblem> problems, Model model) {
    model.addAttribute("problems", problems);
    page(patientId, typed, model);
    return new ModelAndView("bookings/visits", HttpStatus.UNPROCESSABLE_CONTENT);
  }

  /** Today's page sends people back to itself; every other way leads to the visits. */
  private static ModelAndView back(UUID patientId, Map<String, String> typed) {
    return new ModelAndView(
        "today".equals(typed.get("back"))
            ? "redirect:/today"
            : "redirect:/patients/" + patientId + "/visits");
  }

  private String page(UUID patientId, Map<String, String> typed, Model model) {
    var all = visits.of(patientId);
    var current = all.stream().filter(Visit::here).findFirst();
    var atClinics = clinics.all();
    model.addAttribute("typed", typed);
    model.addAttribute("current", current.orElse(null));
    var booked = new LinkedHashMap<Booking, String>();
    diary.of(patientId).stream()
        .filter(b -> b.status() != Booking.Status.ARRIVED)
        .forEach(b -> booked.put(b, diary.inWords(b)));
    model.addAttribute("booked", booked);
    model.addAttribute("past", all.stream().filter(v -> !v.here()).toList());
    model.addAttribute("clinics", words(atClinics, Clinic::id, Clinic::name));
    model.addAttribute("homeClinic", clinics.of(CurrentActor.get()).map(Clinic::id).orElse(null));
    model.addAttribute("submission", Ids.next());
    var rooms = atClinics.stream().flatMap(c -> clinics.rooms(c.id()).stream()).toList();
    model.addAttribute("roomNames", words(rooms, Room::id, Room::name));
    var offered =
        rooms.stream()
            .filter(Room::inUse)
            .filter(r -> current.filter(v -> v.clinicId().equals(r.clinicId())).isPresent())
            .toList();
    model.addAttribute("rooms", words(offered, Room::id, Room::name));
    var everybody = practitioners.all();
    model.addAttribute("people", words(everybody, Practitioner::id, Practitioner::name));
    model.addAttribute(
        "working",
        words(
            everybody.stream().filter(Practitioner::working).toList(),
            Practitioner::id,
            Practitioner::name));
    model.addAttribute("me", CurrentActor.get().practitionerId());
    return "bookings/visits";
  }

  private static <T> Map<UUID, String> words(
      List<T> all, Function<T, UUID> id, Function<T, String> name) {
    var words = new LinkedHashMap<UUID, String>();
    all.forEach(one -> words.put(id.apply(one), name.apply(one)));
    return words;
  }

  /** The visit, when it is this patient's. */
  private Visit of(UUID patientId, UUID visitId) {
    return visits
        .find(visitId)
        .filter(v -> v.patientId().equals(patientId))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
