package org.tautband.needling.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
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
import org.tautband.access.Audit;
import org.tautband.access.FieldProblem;
import org.tautband.database.Ids;
import org.tautband.needling.Moves;
import org.tautband.needling.Session;
import org.tautband.needling.SessionHead;
import org.tautband.patients.Patient;
import org.tautband.patients.Patients;

/** "Recorded on the wrong patient": find the right one, move everything in one step. */
@Controller
class MoveController {
  private final Moves moves;
  private final Patients patients;
  private final Desk desk;

  MoveController(Moves moves, Patients patients, Desk desk) {
    this.moves = moves;
    this.patients = patients;
    this.desk = desk;
  }

  @GetMapping("/patients/{patientId}/sessions/{sessionId}/wrong-patient")
  String choose(
      @PathVariable UUID patientId,
      @PathVariable UUID sessionId,
      @RequestParam(required = false) @Nullable String q,
      Model model) {
    show(model, desk.session(patientId, sessionId), q);
    return "needling/wrong-patient";
  }

  @PostMapping("/patients/{patientId}/sessions/{sessionId}/wrong-patient")
  String move(
      @PathVariable UUID patientId,
      @PathVariable UUID sessionId,
      @RequestParam(required = false) @Nullable UUID right,
      @RequestParam UUID submission,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    Session session = desk.session(patientId, sessionId);
    Optional<SessionHead> moved =
        right == null ? Optional.empty() : moves.toPatient(patientId, sessionId, right, submission);
    if (moved.isPresent()) {
      desk.keepSignedIn(request, moved.get());
      return "redirect:" + moved.get().path();
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    show(model, session, null);
    model.addAttribute(
        "problems", List.of(new FieldProblem("q", "Choose the right patient; not this one.")));
    return "needling/wrong-patient";
  }

  private void show(Model model, Session session, @Nullable String q) {
    model.addAttribute("s", session);
    model.addAttribute("head", session.head());
    model.addAttribute("q", q);
    model.addAttribute("submission", Ids.next());
    List<Patient> found =
        q == null || q.isBlank()
            ? List.of()
            : patients.search(q).stream()
                .filter(p -> !p.id().equals(session.head().patientId()))
                .toList();
    found.forEach(p -> Audit.shows(p.id()));
    model.addAttribute("found", found);
  }
}
