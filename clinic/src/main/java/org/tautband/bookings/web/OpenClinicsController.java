package org.tautband.bookings.web;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.tautband.bookings.OpenClinics;
import org.tautband.clinics.Clinics;

/** Which clinics take questions from the public. */
@Controller
class OpenClinicsController {
  private final OpenClinics open;
  private final Clinics clinics;

  OpenClinicsController(OpenClinics open, Clinics clinics) {
    this.open = open;
    this.clinics = clinics;
  }

  @GetMapping("/settings/questions")
  String list(Model model) {
    model.addAttribute("clinics", clinics.all());
    model.addAttribute("open", open.ofThisGroup());
    return "bookings/open-clinics";
  }

  @PostMapping("/settings/questions/{clinicId}")
  String set(@PathVariable UUID clinicId, @RequestParam(defaultValue = "") String takes) {
    if (clinics.find(clinicId).isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    if (takes.equals("yes")) {
      open.open(clinicId);
    } else {
      open.close(clinicId);
    }
    return "redirect:/settings/questions";
  }
}
