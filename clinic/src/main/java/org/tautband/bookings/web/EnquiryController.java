package org.tautband.bookings.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tautband.access.PublicForms;
import org.tautband.access.PublicForms.Opened;
import org.tautband.bookings.Enquiries;
import org.tautband.bookings.Enquiry;
import org.tautband.bookings.OpenClinics;
import org.tautband.bookings.OpenClinics.OpenClinic;
import org.tautband.bookings.Situation;
import org.tautband.bookings.UrgentSigns;
import org.tautband.database.CurrentGroup;

/** Anybody asks a question: no login, no session, no script needed. */
@Controller
class EnquiryController {
  private static final String FORM = "ask";
  private final OpenClinics clinics;
  private final Enquiries enquiries;
  private final UrgentSigns signs;
  private final PublicForms forms;

  EnquiryController(
      OpenClinics clinics, Enquiries enquiries, UrgentSigns signs, PublicForms forms) {
    this.clinics = clinics;
    this.enquiries = enquiries;
    this.signs = signs;
    this.forms = forms;
  }

  /** Why the form comes back although every field is in order. */
  private enum Again {
    TRAPPED,
    TOO_FAST,
    TOO_OLD,
    TOO_MANY
  }

  @GetMapping("/ask")
  String form(
      @RequestParam(required = false) @Nullable String about,
      @RequestParam(required = false) @Nullable String from,
      Model model) {
    MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
    typed.add("about", EnquiryForm.topic(about));
    typed.add("from", EnquiryForm.localPath(from));
    typed.add("way", Enquiry.Way.EMAIL.name());
    return page(new EnquiryForm(typed), forms.token(FORM), model);
  }

  @PostMapping("/ask")
  String ask(
      @RequestParam MultiValueMap<String, String> typed,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var form = new EnquiryForm(typed);
    var token = form.get("token");
    var asked = form.read(clinics.all(), signs);
    if (asked.isEmpty()) {
      model.addAttribute("problems", form.problems().problems());
      response.setStatus(422);
      return page(form, token, model);
    }
    return switch (forms.opened(FORM, token)) {
      case Opened.InTime good ->
          keep(good.submission(), asked.get(), form, request, response, model);
      case Opened.TooFast fast ->
          sentAlready(fast.submission(), asked.get(), model)
              .orElseGet(() -> again(Again.TOO_FAST, form, token, response, model));
      case Opened.TooOld old ->
          sentAlready(old.submission(), asked.get(), model)
              .orElseGet(() -> again(Again.TOO_OLD, form, forms.token(FORM), response, model));
      case Opened.NotOurs none -> again(Again.TOO_OLD, form, forms.token(FORM), response, model);
    };
  }

  private String keep(
      UUID submission,
      EnquiryForm.Asked asked,
      EnquiryForm form,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var already = sentAlready(submission, asked, model);
    if (already.isPresent()) {
      return already.get();
    }
    if (form.trapped()) {
      return again(Again.TRAPPED, form, form.get("token"), response, model);
    }
    var wait = forms.mayKeep(request.getRemoteAddr());
    if (!wait.isZero()) {
      model.addAttribute("waitMinutes", wait.plus(Duration.ofSeconds(59)).toMinutes());
      response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds() + 1));
      return again(Again.TOO_MANY, form, form.get("token"), response, model);
    }
    var kept =
        CurrentGroup.call(
            asked.keeping().groupId(),
            () -> enquiries.receive(submission, asked.wish(), asked.question(), asked.reach()));
    return sent(kept, asked.keeping(), model);
  }

  /** The same form sent twice is answered twice and kept once. */
  private Optional<String> sentAlready(UUID submission, EnquiryForm.Asked asked, Model model) {
    return CurrentGroup.call(asked.keeping().groupId(), () -> enquiries.find(submission))
        .map(enquiry -> sent(enquiry, asked.keeping(), model));
  }

  private String sent(Enquiry enquiry, OpenClinic keeping, Model model) {
    model.addAttribute("enquiry", enquiry);
    model.addAttribute("clinic", keeping.clinic());
    model.addAttribute("promise", Enquiries.promiseInWords(enquiry, keeping.clinic()));
    model.addAttribute("urgency", enquiry.question().urgency().orElse(null));
    return "bookings/asked";
  }

  private String again(
      Again why, EnquiryForm form, String token, HttpServletResponse response, Model model) {
    model.addAttribute("again", why.name());
    response.setStatus(why == Again.TOO_MANY ? 429 : 422);
    return page(form, token, model);
  }

  private String page(EnquiryForm form, String token, Model model) {
    var open = clinics.all();
    model.addAttribute("form", form);
    model.addAttribute("token", token);
    model.addAttribute("about", EnquiryForm.topic(form.get("about")));
    model.addAttribute("from", EnquiryForm.localPath(form.get("from")));
    model.addAttribute("areas", signs.areas());
    model.addAttribute("situations", Situation.values());
    model.addAttribute("ways", EnquiryForm.ways());
    model.addAttribute("clinics", EnquiryForm.clinics(open));
    model.addAttribute("oneGroup", EnquiryForm.ofOneGroup(open));
    model.addAttribute("open", open.stream().map(OpenClinic::clinic).toList());
    model.addAttribute("emergency", clinics.emergencyInWords());
    return "bookings/ask";
  }
}
