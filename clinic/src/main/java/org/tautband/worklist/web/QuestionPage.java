package org.tautband.worklist.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;
import org.tautband.access.Audit;
import org.tautband.access.CurrentActor;
import org.tautband.bookings.Booking;
import org.tautband.bookings.Diary;
import org.tautband.bookings.Enquiries;
import org.tautband.clinics.Clinic;
import org.tautband.clinics.Clinics;
import org.tautband.worklist.Item;

/** The page of one question from the public. */
@Component
class QuestionPage {
  private final Enquiries enquiries;
  private final Diary diary;
  private final Clinics clinics;
  private final Lines lines;

  QuestionPage(Enquiries enquiries, Diary diary, Clinics clinics, Lines lines) {
    this.enquiries = enquiries;
    this.diary = diary;
    this.clinics = clinics;
    this.lines = lines;
  }

  boolean isOf(Item item) {
    return enquiries.find(item.id()).isPresent();
  }

  /** Puts it into the model; the name of the template. */
  String show(Model model, UUID enquiryId, Item item, Map<String, String> typed) {
    var actor = CurrentActor.get();
    var enquiry =
        enquiries
            .find(enquiryId)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("line", lines.of(item, actor));
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
}
