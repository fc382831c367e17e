package org.tautband.needling.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tautband.access.CodeWords;
import org.tautband.access.FieldProblem;
import org.tautband.access.ScreenLock;
import org.tautband.needling.SessionHead;
import org.tautband.needling.Sessions;

/** The locked screen: nobody is signed out while a needle is in, and only a password opens it. */
@Controller
class LockController {
  private final Sessions sessions;
  private final ScreenLock screen;

  LockController(Sessions sessions, ScreenLock screen) {
    this.sessions = sessions;
    this.screen = screen;
  }

  @PostMapping("/patients/{patientId}/sessions/{sessionId}/lock")
  ResponseEntity<Void> lock(
      @PathVariable String patientId, @PathVariable String sessionId, HttpServletRequest request) {
    screen.lock(request);
    return ResponseEntity.noContent().build();
  }

  /** Locks at once, wherever somebody is. */
  @PostMapping("/lock")
  String lock(HttpServletRequest request) {
    screen.lock(request);
    return "redirect:" + ScreenLock.PAGE;
  }

  /** A page says that somebody types on it: that is not sent, but nobody has gone away. */
  @PostMapping("/still-here")
  ResponseEntity<Void> stillHere() {
    return ResponseEntity.noContent().build();
  }

  @GetMapping(ScreenLock.PAGE)
  String locked(Model model, HttpServletRequest request) {
    if (!screen.isLocked(request)) return "redirect:" + wayBack(request);
    return page(model, List.of());
  }

  @PostMapping(ScreenLock.PAGE)
  String unlock(
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String code,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var problem = problem(screen.unlock(request, password, code));
    if (problem.isEmpty()) return "redirect:" + wayBack(request);
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(model, List.of(problem.get()));
  }

  /** What the cover over an open page is told: it stays where it is, with what was typed in it. */
  record Told(String field, String words) {}

  @PostMapping(value = ScreenLock.PAGE, produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Told> uncover(
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String code,
      HttpServletRequest request) {
    return problem(screen.unlock(request, password, code))
        .map(p -> ResponseEntity.unprocessableContent().body(new Told(p.field(), p.message())))
        .orElseGet(() -> ResponseEntity.ok(new Told("", "")));
  }

  private static Optional<FieldProblem> problem(ScreenLock.Answer answer) {
    return switch (answer) {
      case ScreenLock.Answer.Opened opened -> Optional.empty();
      case ScreenLock.Answer.NotThePassword not ->
          Optional.of(new FieldProblem("password", Passwords.words(not.why())));
      case ScreenLock.Answer.NotTheCode not ->
          Optional.of(new FieldProblem("code", CodeWords.of(not.why())));
    };
  }

  private String page(Model model, List<FieldProblem> problems) {
    model.addAttribute("held", sessions.heldWithNeedlesIn());
    model.addAttribute("problems", problems);
    return "needling/locked";
  }

  private String wayBack(HttpServletRequest request) {
    return screen
        .wayBack(request)
        .or(() -> sessions.heldWithNeedlesIn().stream().findFirst().map(SessionHead::path))
        .orElse("/today");
  }
}
