package org.tautband.needling.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
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
import org.tautband.access.TypedForm;
import org.tautband.incidents.Incident;
import org.tautband.incidents.Incident.Telling;
import org.tautband.needling.IncidentTold;
import org.tautband.needling.Session;
import org.tautband.needling.Sessions;

/** An incident of a session: it may be what explains a needle. */
@Controller
class SessionIncidentController {
  private final Sessions sessions;
  private final IncidentForm forms;
  private final Desk desk;

  SessionIncidentController(Sessions sessions, IncidentForm forms, Desk desk) {
    this.sessions = sessions;
    this.forms = forms;
    this.desk = desk;
  }

  @GetMapping("/patients/{patientId}/sessions/{sessionId}/incidents/new")
  String form(
      @PathVariable UUID patientId,
      @PathVariable UUID sessionId,
      @RequestParam(required = false) @Nullable Integer needle,
      Model model) {
    show(model, desk.session(patientId, sessionId), forms.fresh(patientId, sessionId, needle));
    return "needling/incident";
  }

  @PostMapping("/patients/{patientId}/sessions/{sessionId}/incidents")
  String record(
      @PathVariable UUID patientId,
      @PathVariable UUID sessionId,
      @RequestParam Map<String, String> sent,
      Model model,
      HttpServletResponse response) {
    Session session = desk.session(patientId, sessionId);
    Map<String, String> typed = new LinkedHashMap<>(sent);
    typed.put("session", sessionId.toString());
    TypedForm form = new TypedForm();
    Optional<Telling> told = forms.read(form, patientId, typed, null);
    if (told.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      show(model, session, typed);
      model.addAttribute("problems", form.problems());
      return "needling/incident";
    }
    Telling telling = told.get();
    Incident kept =
        sessions.incident(
            patientId,
            sessionId,
            WordingForm.submission(typed),
            new IncidentTold(
                telling.kind(), telling.about().needle(), telling.happenedAt(), telling.account()));
    return "redirect:"
        + (session.head().isOpen()
            ? session.head().path()
            : "/patients/" + patientId + "/incidents/" + kept.id());
  }

  private void show(Model model, Session session, Map<String, String> typed) {
    model.addAttribute("s", session);
    model.addAttribute("head", session.head());
    String path = session.head().path();
    forms.show(model, session.head().patientId(), path + "/incidents", path, typed, List.of());
  }
}
