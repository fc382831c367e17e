package org.tautband.needling.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tautband.access.FieldProblem;
import org.tautband.access.Reauthentication;
import org.tautband.needling.SessionHead;
import org.tautband.needling.Sessions;

/** The locked screen: nobody is signed out while a needle is in, and only a password opens it. */
@Controller
class LockController {
  private final Sessions sessions;
  private final Reauthentication reauthentication;
  private final Desk desk;

  LockController(Sessions sessions, Reauthentication reauthentication, Desk desk) {
    this.sessions = sessions;
    this.reauthentication = reauthentication;
    this.desk = desk;
  }

  @PostMapping("/patients/{patientId}/sessions/{sessionId}/lock")
  ResponseEntity<Void> lock(
      @PathVariable String patientId, @PathVariable String sessionId, HttpServletRequest request) {
    desk.lock(request, true);
    return ResponseEntity.noContent().build();
  }

  @GetMapping("/screen-locked")
  String locked(Model model, HttpServletRequest request) {
    List<SessionHead> held = sessions.heldWithNeedlesIn();
    if (!desk.isLocked(request)) return "redirect:/today";
    model.addAttribute("held", held);
    return "needling/locked";
  }

  @PostMapping("/screen-locked")
  String unlock(
      @RequestParam(defaultValue = "") String password,
      Model model,
      HttpServletRequest request,
      jakarta.servlet.http.HttpServletResponse response) {
    var answer = reauthentication.check(password);
    if (answer instanceof Reauthentication.Answer.Right) {
      desk.lock(request, false);
      return "redirect:"
          + sessions.heldWithNeedlesIn().stream()
              .findFirst()
              .map(SessionHead::path)
              .orElse("/today");
    }
    model.addAttribute("held", sessions.heldWithNeedlesIn());
    model.addAttribute("problems", List.of(new FieldProblem("password", Passwords.words(answer))));
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return "needling/locked";
  }
}
