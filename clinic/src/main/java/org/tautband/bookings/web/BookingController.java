package org.tautband.bookings.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.tautband.access.TypedForm;
import org.tautband.bookings.Booking;
import org.tautband.bookings.BookingAnswer;
import org.tautband.bookings.BookingWish;
import org.tautband.bookings.Diary;
import org.tautband.bookings.Enquiries;
import org.tautband.bookings.Enquiry;
import org.tautband.database.Ids;

/** A patient's visit is booked, moved, cancelled, missed – or the patient arrives. */
@Controller
class BookingController {
  private static final int WHY = 300;
  private final Diary diary;
  private final Enquiries enquiries;
  private final BookingDesk desk;

  BookingController(Diary diary, Enquiries enquiries, BookingDesk desk) {
    this.diary = diary;
    this.enquiries = enquiries;
    this.desk = desk;
  }

  @GetMapping("/patients/{patientId}/bookings/new")
  String blank(
      @PathVariable UUID patientId, @RequestParam Map<String, String> brought, Model model) {
    return blankPage(BookingForm.blank(brought), model);
  }

  @PostMapping("/patients/{patientId}/bookings")
  ModelAndView book(
      @PathVariable UUID patientId, @RequestParam Map<String, String> typed, Model model) {
    var form = desk.form(typed);
    var wish = form.read();
    if (wish.isEmpty()) {
      model.addAttribute("problems", form.problems());
      model.addAttribute("twice", form.twice());
      return shown(blankPage(typed, model), HttpStatus.UNPROCESSABLE_CONTENT);
    }
    var enquiry = Ids.read(typed.get("enquiry")).flatMap(enquiries::find).map(Enquiry::id);
    var submission = Ids.read(typed.get("submission")).orElseGet(Ids::next);
    var answer = diary.book(patientId, wish.get(), submission, enquiry.orElse(null));
    if (answer instanceof BookingAnswer.Done done) {
      return back(done.booking(), "booked");
    }
    desk.against(answer, wish.get(), model);
    model.addAttribute("twice", form.twice());
    return shown(blankPage(typed, model), HttpStatus.CONFLICT);
  }

  private String blankPage(Map<String, String> typed, Model model) {
    desk.fill(model, typed);
    Ids.read(typed.get("enquiry"))
        .flatMap(enquiries::find)
        .ifPresent(enquiry -> model.addAttribute("enquiry", enquiry));
    return "bookings/new-booking";
  }

  @GetMapping("/patients/{patientId}/bookings/{bookingId}")
  String one(
      @PathVariable UUID patientId,
      @PathVariable UUID bookingId,
      @RequestParam Map<String, String> flags,
      Model model) {
    model.addAttribute("done", flags.get("done"));
    return page(of(patientId, bookingId), null, model);
  }

  @PostMapping("/patients/{patientId}/bookings/{bookingId}/move")
  ModelAndView move(
      @PathVariable UUID patientId,
      @PathVariable UUID bookingId,
      @RequestParam Map<String, String> typed,
      Model model) {
    var booking = of(patientId, bookingId);
    var form = desk.form(typed);
    var wish = form.read();
    model.addAttribute("twice", form.twice());
    if (wish.isEmpty()) {
      model.addAttribute("problems", form.problems());
      return shown(page(booking, typed, model), HttpStatus.UNPROCESSABLE_CONTENT);
    }
    var version = typed.getOrDefault("version", "");
    int seen = version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1;
    var answer = diary.move(bookingId, seen, wish.get());
    if (answer instanceof BookingAnswer.Done done) {
      return back(done.booking(), "moved");
    }
    desk.against(answer, wish.get(), model);
    var again = new HashMap<>(typed);
    if (answer instanceof BookingAnswer.Changed changed) {
      again.put("version", String.valueOf(changed.now().version()));
    }
    return shown(page(of(patientId, bookingId), again, model), HttpStatus.CONFLICT);
  }

  @PostMapping("/patients/{patientId}/bookings/{bookingId}/cancel")
  ModelAndView cancel(
      @PathVariable UUID patientId,
      @PathVariable UUID bookingId,
      @RequestParam Map<String, String> typed,
      Model model) {
    return withWords(of(patientId, bookingId), "cancel-why", typed, model);
  }

  @PostMapping("/patients/{patientId}/bookings/{bookingId}/missed")
  ModelAndView missed(
      @PathVariable UUID patientId,
      @PathVariable UUID bookingId,
      @RequestParam Map<String, String> typed,
      Model model) {
    return withWords(of(patientId, bookingId), "missed-why", typed, model);
  }

  private ModelAndView withWords(
      Booking booking, String field, Map<String, String> typed, Model model) {
    var form = new TypedForm();
    var why = form.line(field, "The words", typed.get(field), WHY);
    if (!form.isGood()) {
      model.addAttribute("problems", form.problems());
      var fields = new HashMap<>(BookingForm.write(booking, desk.clockOf(booking)));
      fields.put(field, typed.getOrDefault(field, ""));
      return shown(page(booking, fields, model), HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return field.startsWith("cancel")
        ? answer(diary.cancel(booking.id(), why), booking, "cancelled", model)
        : answer(diary.missed(booking.id(), why), booking, "missed", model);
  }

  @PostMapping("/patients/{patientId}/bookings/{bookingId}/again")
  ModelAndView again(@PathVariable UUID patientId, @PathVariable UUID bookingId, Model model) {
    var booking = of(patientId, bookingId);
    return answer(diary.again(bookingId), booking, "again", model);
  }

  @PostMapping("/patients/{patientId}/bookings/{bookingId}/arrive")
  ModelAndView arrive(
      @PathVariable UUID patientId,
      @PathVariable UUID bookingId,
      @RequestParam Map<String, String> typed,
      Model model) {
    var booking = of(patientId, bookingId);
    var submission = Ids.read(typed.get("visit")).orElseGet(Ids::next);
    var answer = diary.arrive(bookingId, submission);
    return answer instanceof BookingAnswer.Done
        ? new ModelAndView("redirect:/patients/" + patientId + "/visits")
        : answer(answer, booking, "arrived", model);
  }

  private ModelAndView answer(BookingAnswer answer, Booking booking, String done, Model model) {
    if (answer instanceof BookingAnswer.Done now) {
      return back(now.booking(), done);
    }
    var wish = new BookingWish(booking.place(), booking.slot(), booking.purpose(), true);
    if (answer instanceof BookingAnswer.Refused refused) {
      model.addAttribute("refusals", List.of(refused.reason()));
    } else {
      desk.against(answer, wish, model);
    }
    return shown(page(booking, null, model), HttpStatus.CONFLICT);
  }

  private String page(Booking booking, @Nullable Map<String, String> typed, Model model) {
    var clock = desk.clockOf(booking);
    desk.fill(model, typed != null ? typed : BookingForm.write(booking, clock));
    model.addAttribute("booking", booking);
    model.addAttribute("when", clock.inWords(booking.slot()));
    model.addAttribute("date", clock.dateOf(booking.slot().from()));
    model.addAttribute("clinic", booking.place().clinicId());
    model.addAttribute("where", desk.placeInWords(booking));
    model.addAttribute("with", desk.practitionerName(booking));
    model.addAttribute("today", desk.isToday(booking));
    model.addAttribute("begun", !desk.now().isBefore(booking.slot().from()));
    model.addAttribute("visit", Ids.next());
    return "bookings/booking";
  }

  private static ModelAndView shown(String page, HttpStatus status) {
    return new ModelAndView(page, status);
  }

  private static ModelAndView back(Booking booking, String done) {
    return new ModelAndView(
        "redirect:/patients/"
            + booking.patientId()
            + "/bookings/"
            + booking.id()
            + "?done="
            + done);
  }

  /** The booking, when it is this patient's. */
  private Booking of(UUID patientId, UUID bookingId) {
    return diary
        .find(bookingId)
        .filter(b -> b.patientId().equals(patientId))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
