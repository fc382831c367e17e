package org.tautband.incidents.web;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.tautband.incidents.Incident;
import org.tautband.incidents.Incidents;

/** What went wrong with a patient, and every telling of it. */
@Controller
class IncidentController {
  private final Incidents incidents;

  IncidentController(Incidents incidents) {
    this.incidents = incidents;
  }

  @GetMapping("/patients/{patientId}/incidents")
  String all(@PathVariable UUID patientId, Model model) {
    model.addAttribute("incidents", incidents.of(patientId));
    return "incidents/all";
  }

  @GetMapping("/patients/{patientId}/incidents/{incidentId}")
  String one(@PathVariable UUID patientId, @PathVariable UUID incidentId, Model model) {
    var editions = incidents.editions(patientId, incidentId);
    Incident last =
        editions.stream()
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("incident", last);
    model.addAttribute("editions", editions);
    return "incidents/one";
  }
}
