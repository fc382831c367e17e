package org.tautband.worklist.web;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.tautband.access.Actor;
import org.tautband.access.Audit;
import org.tautband.access.CareRelations;
import org.tautband.access.CurrentActor;
import org.tautband.access.FieldProblem;
import org.tautband.access.TypedForm;
import org.tautband.bookings.Booking;
import org.tautband.bookings.Diary;
import org.tautband.bookings.Enquiries;
import org.tautband.bookings.Enquiry;
import org.tautband.clinics.Clinic;
import org.tautband.clinics.Clinics;
import org.tautband.patients.Patients;
import org.tautband.worklist.Item;
import org.tautband.worklist.Item.About;
import org.tautband.worklist.Worklist;

/** What must be done, by whom and by when; and the page of one question from the public. */
@Controller
class WorklistController {
  private static final int WORDS = 2000;
  private final Worklist worklist;
  private final Enquiries enquiries;
  private final Diary diary;
  private final Patients patients;
  private final Clinics clinics;
  private final CareRelations care;
  private final Clock clock;

  WorklistController(
      Worklist worklist,
      Enquiries enquiries,
      Diary diary,
      Patients patients,
      Clinics clinics,
      CareRelations care,
      Clock clock) {
    this.care = care;
    this.worklist = worklist;
    this.enquiries = enquiries;
    this.diary = diary;
    this.patients = patients;
    this.clinics = clinics;
    this.clock = clock;
  }

  /** One item as a person of this role reads it. */
  record Line(
      Item item, String about, String clinical, String whose, boolean mine, boolean overdue) {
    /** Id of the field for the closing words. */
    public String field() {
      return "words-" + item.id();
    }
  }

  @GetMapping("/worklist")
  String list(@RequestParam Map<String, String> flags, Model model) {
    model.addAttribute("closedNow", flags.containsKey("closed"));
    model.addAttribute("takenNow", flags.containsKey("taken"));
    return listPage(model, Map.of());
  }

  @GetMapping("/worklist/enquiries/{enquiryId}")
  String enquiry(@PathVariable UUID enquiryId, Model model) {
    var enquiry = enquiries.find(enquiryId).orElseThrow(WorklistController::nothingHere);
    var item = worklist.find(enquiryId).orElseThrow(WorklistController::nothingHere);
    return enquiryPage(model, enquiry, item, Map.of());
  }

  @PostMapping("/worklist/{itemId}/take")
  ModelAndView take(
      @PathVariable UUID itemId, @RequestParam Map<String, String> typed, Model model) {
    var item = worklist.find(itemId).orElseThrow(WorklistController::nothingHere);
    shows(item);
    var back = fromEnquiry(typed, item) ? item.path() : "/worklist?taken";
    return answer(worklist.take(itemId, version(typed), CurrentActor.get()), back, typed, model);
  }

  @PostMapping("/worklist/{itemId}/close")
  ModelAndView close(
      @PathVariable UUID itemId, @RequestParam Map<String, String> typed, Model model) {
    var item = worklist.find(itemId).orElseThrow(WorklistController::nothingHere);
    shows(item);
    var field = "words-" + itemId;
    var form = new TypedForm();
    var words = form.lines(field, "What was done", typed.get(field), WORDS);
    if (words.isEmpty() && typed.getOrDefault(field, "").isBlank()) {
      form.refuse(field, "Say in a few words what was done. Without them it stays open.");
    }
    if (!form.isGood()) {
      return again(item, typed, form.problems(), null, HttpStatus.UNPROCESSABLE_CONTENT, model);
    }
    return answer(
        worklist.close(itemId, words, CurrentActor.get()), "/worklist?closed", typed, model);
  }

  private ModelAndView answer(
      Worklist.Step step, String back, Map<String, String> typed, Model model) {
    return switch (step) {
      case Worklist.Step.Done done -> new ModelAndView("redirect:" + back);
      case Worklist.Step.Refused no ->
          again(no.item(), typed, List.of(), no.reason(), HttpStatus.CONFLICT, model);
    };
  }

  private ModelAndView again(
      Item item,
      Map<String, String> typed,
      List<FieldProblem> problems,
      @Nullable String refusal,
      HttpStatus status,
      Model model) {
    model.addAttribute("problems", problems);
    model.addAttribute("refusal", refusal);
    var page =
        fromEnquiry(typed, item)
            ? enquiryPage(model, enquiries.find(item.id()).orElseThrow(), item, typed)
            : listPage(model, typed);
    return new ModelAndView(page, status);
  }

  private boolean fromEnquiry(Map<String, String> typed, Item item) {
    return "enquiry".equals(typed.get("on")) && enquiries.find(item.id()).isPresent();
  }

  private String listPage(Model model, Map<String, String> typed) {
    var actor = CurrentActor.get();
    var names = clinicNames();
    var open = worklist.open();
    var closed = worklist.closedLately();
    Stream.concat(open.stream(), closed.stream()).forEach(WorklistController::shows);
    model.addAttribute("open", open.stream().map(i -> line(i, actor, names)).toList());
    model.addAttribute("closed", closed.stream().map(i -> line(i, actor, names)).toList());
    model.addAttribute("count", worklist.count());
    model.addAttribute("most", Worklist.MOST_SHOWN);
    model.addAttribute("clinical", actor.seesClinicalText());
    model.addAttribute("typed", typed);
    model.addAttribute("now", clock.instant());
    return "worklist/list";
  }

  private String enquiryPage(Model model, Enquiry enquiry, Item item, Map<String, String> typed) {
    var actor = CurrentActor.get();
    model.addAttribute("line", line(item, actor, clinicNames()));
    model.addAttribute("enquiry", enquiry);
    var liked = Optional.ofNullable(enquiry.clinicId()).map(clinics::get);
    model.addAttribute("clinicName", liked.map(Clinic::name).orElse(null));
    model.addAttribute(
        "promise",
        liked
            .or(() -> clinics.of(actor))
            .map(clinic -> Enquiries.promiseInWords(enquiry, clinic))
            .orElse(""));
    var booked = new LinkedHashMap<Booking, String>();
    diary
        .ofEnquiry(enquiry.id())
        .forEach(
            booking -> {
              Audit.shows(booking.patientId());
              booked.put(booking, diary.inWords(booking));
            });
    model.addAttribute("booked", booked);
    model.addAttribute("typed", typed);
    model.addAttribute("family", family(enquiry.reach().name()));
    model.addAttribute("given", given(enquiry.reach().name()));
    return actor.seesClinicalText() ? "worklist/enquiry" : "worklist/front-desk-enquiry";
  }

  /** A guess that the form shows before anything is saved: the last word is the family name. */
  private static String family(String name) {
    return name.substring(name.lastIndexOf(' ') + 1);
  }

  private static String given(String name) {
    return name.contains(" ") ? name.substring(0, name.lastIndexOf(' ')) : "";
  }

  private Line line(Item item, Actor actor, Map<UUID, String> clinicNames) {
    var taken = item.owner().taken();
    return new Line(
        item,
        about(item),
        seesClinical(item, actor) ? item.what().clinical() : "",
        whose(item, clinicNames),
        taken != null && taken.accountId().equals(actor.accountId()),
        item.overdue(clock.instant()));
  }

  private boolean seesClinical(Item item, Actor actor) {
    return switch (item.about()) {
      case About.Named named -> actor.seesClinicalText();
      case About.Patient known -> care.reads(known.patientId());
    };
  }

  private String about(Item item) {
    return switch (item.about()) {
      case About.Named named -> named.name();
      case About.Patient known -> patients.get(known.patientId()).identity().name().familyFirst();
    };
  }

  private static String whose(Item item, Map<UUID, String> clinicNames) {
    var taken = item.owner().taken();
    var at = clinicNames.getOrDefault(item.owner().clinicId(), "any clinic");
    return (taken == null ? "nobody yet; a " + item.owner().role().inWords() : taken.name())
        + ", "
        + at;
  }

  private Map<UUID, String> clinicNames() {
    return new HashMap<>(
        clinics.all().stream().collect(Collectors.toMap(Clinic::id, Clinic::name)));
  }

  private static void shows(Item item) {
    switch (item.about()) {
      case About.Patient known -> Audit.shows(known.patientId());
      case About.Named named -> {
        // Nobody with a record.
      }
    }
  }

  /** A version that is no number fits no row: it is treated as changed meanwhile. */
  private static int version(Map<String, String> typed) {
    var text = typed.getOrDefault("version", "");
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
  }

  private static ResponseStatusException nothingHere() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
