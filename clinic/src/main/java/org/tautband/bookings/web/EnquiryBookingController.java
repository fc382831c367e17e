package org.tautband.bookings.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.tautband.access.Audit;
import org.tautband.access.TypedForm;
import org.tautband.access.TypedForm.DateTyped;
import org.tautband.bookings.BookingAnswer;
import org.tautband.bookings.Enquiries;
import org.tautband.bookings.Enquiry;
import org.tautband.bookings.FirstVisits;
import org.tautband.database.Ids;
import org.tautband.patients.Address;
import org.tautband.patients.Contact;
import org.tautband.patients.Identity;
import org.tautband.patients.Patients;
import org.tautband.patients.PersonName;
import org.tautband.patients.Resemblance;
import org.tautband.patients.Sex;

/** A question from the public becomes a patient with a booked visit, in one form. */
@Controller
class EnquiryBookingController {
  private static final int NAME = 100;
  private static final int OLDEST_YEARS = 130;
  private final Enquiries enquiries;
  private final FirstVisits firstVisits;
  private final Patients patients;
  private final BookingDesk desk;

  EnquiryBookingController(
      Enquiries enquiries, FirstVisits firstVisits, Patients patients, BookingDesk desk) {
    this.enquiries = enquiries;
    this.firstVisits = firstVisits;
    this.patients = patients;
    this.desk = desk;
  }

  @GetMapping("/diary/enquiries/{enquiryId}")
  String blank(
      @PathVariable UUID enquiryId, @RequestParam Map<String, String> brought, Model model) {
    var enquiry = find(enquiryId);
    var name = enquiry.reach().name();
    var fields = new HashMap<>(BookingForm.blank(brought));
    // A guess that the form shows before anything is saved: the last word is the family name.
    fields.put("family", name.substring(name.lastIndexOf(' ') + 1));
    fields.put("given", name.contains(" ") ? name.substring(0, name.lastIndexOf(' ')) : "");
    fields.put("phone", enquiry.reach().phone());
    fields.put("email", enquiry.reach().email());
    return page(enquiry, fields, model);
  }

  @PostMapping("/diary/enquiries/{enquiryId}")
  ModelAndView take(
      @PathVariable UUID enquiryId, @RequestParam Map<String, String> typed, Model model) {
    var enquiry = find(enquiryId);
    var form = desk.form(typed);
    var person = new TypedForm();
    var identity = identity(person, typed);
    var wish = form.read();
    model.addAttribute("twice", form.twice());
    if (identity.isEmpty() || wish.isEmpty()) {
      var problems = new ArrayList<>(person.problems());
      problems.addAll(form.problems());
      model.addAttribute("problems", problems);
      return shown(page(enquiry, typed, model), HttpStatus.UNPROCESSABLE_CONTENT);
    }
    var personId = Ids.read(typed.get("person")).orElseGet(Ids::next);
    var unasked = unasked(identity.get(), personId, typed.getOrDefault("different", ""));
    if (!unasked.isEmpty()) {
      unasked.forEach(r -> Audit.shows(r.patient().id()));
      model.addAttribute("resembling", unasked);
      return shown(page(enquiry, typed, model), HttpStatus.CONFLICT);
    }
    var bookingId = Ids.read(typed.get("submission")).orElseGet(Ids::next);
    var answer = firstVisits.take(enquiry, identity.get(), personId, wish.get(), bookingId);
    if (answer instanceof BookingAnswer.Done done) {
      var booking = done.booking();
      Audit.shows(booking.patientId());
      return new ModelAndView(
          "redirect:/patients/"
              + booking.patientId()
              + "/bookings/"
              + booking.id()
              + "?done=booked");
    }
    desk.against(answer, wish.get(), model);
    return shown(page(enquiry, typed, model), HttpStatus.CONFLICT);
  }

  private Optional<Identity> identity(TypedForm form, Map<String, String> typed) {
    var given = form.line("given", "The given name", typed.get("given"), NAME);
    var family = form.needed("family", "The family name", typed.get("family"), NAME);
    var born =
        form.neededDate(
            "born",
            "The birth date",
            new DateTyped(typed.get("born.day"), typed.get("born.month"), typed.get("born.year")));
    var today = LocalDate.ofInstant(desk.now(), java.time.ZoneOffset.UTC);
    if (born != null && (born.isAfter(today) || born.isBefore(today.minusYears(OLDEST_YEARS)))) {
      form.refuse("born", "The birth date is not possible. Check the year.");
    }
    var sex = form.choice("sex", "Sex as on documents", typed.get("sex"), Sex.class);
    var contacts = new ArrayList<Contact>();
    var phone = form.line("phone", "The phone number", typed.get("phone"), NAME);
    var email = form.line("email", "The e-mail address", typed.get("email"), 254);
    if (!phone.isEmpty()) {
      contacts.add(new Contact(Contact.Kind.MOBILE, phone));
    }
    if (!email.isEmpty()) {
      contacts.add(new Contact(Contact.Kind.EMAIL, email));
    }
    return form.isGood() && born != null && sex.isPresent()
        ? Optional.of(
            identity(
                new PersonName(PersonName.Use.OFFICIAL, given, family), born, sex.get(), contacts))
        : Optional.empty();
  }

  private static Identity identity(
      PersonName name, LocalDate born, Sex sex, List<Contact> contacts) {
    return new Identity(
        List.of(name),
        born,
        sex,
        "",
        List.of(),
        contacts,
        Address.NONE,
        null,
        "",
        false,
        null,
        null);
  }

  /** Everybody alike, unless somebody has looked at each of them and said "somebody else". */
  private List<Resemblance> unasked(Identity identity, UUID personId, String different) {
    if (patients.exists(personId)) {
      return List.of();
    }
    var looked = new HashSet<>(Arrays.asList(different.split(" ")));
    var resembling = patients.resembling(identity);
    return resembling.stream().allMatch(r -> looked.contains(r.patient().id().toString()))
        ? List.of()
        : resembling;
  }

  private String page(Enquiry enquiry, Map<String, String> typed, Model model) {
    var fields = new HashMap<>(typed);
    fields.putIfAbsent("person", Ids.next().toString());
    desk.fill(model, fields);
    var known = patients.search(enquiry.reach().name());
    known.forEach(p -> Audit.shows(p.id()));
    model.addAttribute("known", known);
    model.addAttribute("enquiry", enquiry);
    var sexes = new LinkedHashMap<String, String>();
    for (var sex : Sex.values()) {
      sexes.put(sex.name(), sex.inWords());
    }
    model.addAttribute("sexes", sexes);
    if (model.getAttribute("resembling") instanceof List<?> alike) {
      model.addAttribute(
          "different",
          alike.stream()
              .map(r -> ((Resemblance) r).patient().id().toString())
              .collect(Collectors.joining(" ")));
    }
    return "bookings/enquiry-booking";
  }

  private static ModelAndView shown(String page, HttpStatus status) {
    return new ModelAndView(page, status);
  }

  private Enquiry find(UUID enquiryId) {
    return enquiries
        .find(enquiryId)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
