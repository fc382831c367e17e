package org.tautband.needling.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.tautband.access.TypedForm;
import org.tautband.incidents.Correction;
import org.tautband.incidents.Incident;
import org.tautband.incidents.Incident.Standing;
import org.tautband.incidents.Incident.Telling;
import org.tautband.incidents.Incidents;

/**
 * An incident from the patient's chart, outside a running session, and the correction of one. It
 * stands here and not with the incidents because the form offers the patient's sessions.
 */
@Controller
class PatientIncidentController {
  private final Incidents incidents;
  private final IncidentForm forms;

  PatientIncidentController(Incidents incidents, IncidentForm forms) {
    this.incidents = incidents;
    this.forms = forms;
  }

  @GetMapping("/patients/{patientId}/incidents/new")
  String form(
      @PathVariable UUID patientId,
      @RequestParam(required = false) @Nullable UUID session,
      @RequestParam(required = false) @Nullable Integer needle,
      @RequestParam(required = false) @Nullable String kind,
      Model model) {
    String all = all(patientId);
    var typed = forms.fresh(patientId, session, needle);
    if (kind != null) typed.put("kind", kind);
    forms.show(model, patientId, all, all, typed, List.of());
    return "needling/incident";
  }

  @PostMapping("/patients/{patientId}/incidents")
  String record(
      @PathVariable UUID patientId,
      @RequestParam Map<String, String> typed,
      Model model,
      HttpServletResponse response) {
    TypedForm form = new TypedForm();
    Optional<Telling> told = forms.read(form, patientId, typed, null);
    if (told.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      forms.show(model, patientId, all(patientId), all(patientId), typed, form.problems());
      return "needling/incident";
    }
    Incident kept = incidents.record(WordingForm.submission(typed), told.get());
    return "redirect:" + path(kept);
  }

  @GetMapping("/patients/{patientId}/incidents/{incidentId}/change")
  String change(@PathVariable UUID patientId, @PathVariable UUID incidentId, Model model) {
    Incident incident = find(patientId, incidentId);
    correcting(model, incident, forms.typed(incident), new TypedForm());
    return "needling/incident";
  }

  @PostMapping("/patients/{patientId}/incidents/{incidentId}/change")
  String correct(
      @PathVariable UUID patientId,
      @PathVariable UUID incidentId,
      @RequestParam Map<String, String> typed,
      Model model,
      HttpServletResponse response) {
    Incident shown = find(patientId, incidentId);
    TypedForm form = new TypedForm();
    Optional<Telling> told = forms.read(form, patientId, typed, shown);
    Optional<Standing> standing =
        form.choice("standing", "Whether it happened", typed.get("standing"), Standing.class);
    String reason = form.needed("reason", "Reason for the correction", typed.get("reason"), 400);
    if (form.isGood() && told.isPresent() && standing.isPresent()) {
      int edition = form.whole("edition", "Version", typed.get("edition"), 1, 1_000_000);
      switch (incidents.correct(incidentId, edition, told.get(), standing.get(), reason)) {
        case Correction.Kept kept -> {
          return "redirect:" + path(kept.incident());
        }
        case Correction.Stale stale -> {
          form.refuse(
              "what",
              "Corrected meanwhile by "
                  + stale.incident().recorded().name()
                  + ". Read that version, then send yours again if it still holds.");
          typed.put("edition", Integer.toString(stale.incident().edition()));
        }
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    correcting(model, shown, typed, form);
    return "needling/incident";
  }

  private void correcting(
      Model model, Incident incident, Map<String, String> typed, TypedForm form) {
    model.addAttribute("correcting", incident);
    forms.show(
        model,
        incident.patientId(),
        path(incident) + "/change",
        path(incident),
        typed,
        form.problems());
  }

  private Incident find(UUID patientId, UUID incidentId) {
    return incidents
        .find(patientId, incidentId)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static String all(UUID patientId) {
    return "/patients/" + patientId + "/incidents";
  }

  private static String path(Incident incident) {
    return all(incident.patientId()) + "/" + incident.id();
  }
}
