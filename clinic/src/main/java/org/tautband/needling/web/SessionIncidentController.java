package org.tautband.needling.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tautband.access.FieldProblem;
import org.tautband.access.TypedForm;
import org.tautband.database.Ids;
import org.tautband.incidents.Incident;
import org.tautband.needling.IncidentTold;
import org.tautband.needling.Session;
import org.tautband.needling.Sessions;

/** An incident of a session: it may be what explains a needle. */
@Controller
class SessionIncidentController {
  private final Sessions sessions;
  private final Desk desk;
  private final Clock clock;

  SessionIncidentController(Sessions sessions, Desk desk, Clock clock) {
    this.sessions = sessions;
    this.desk = desk;
    this.clock = clock;
  }

  @GetMapping("/patients/{patientId}/sessions/{sessionId}/incidents/new")
  String form(
      @PathVariable UUID patientId,
      @PathVariable UUID sessionId,
      @RequestParam(required = false) @Nullable Integer needle,
      Model model) {
    Map<String, String> typed = new LinkedHashMap<>();
    if (needle != null) typed.put("needle", needle.toString());
    show(model, desk.session(patientId, sessionId), typed, List.of());
    return "needling/incident";
  }

  @PostMapping("/patients/{patientId}/sessions/{sessionId}/incidents")
  String record(
      @PathVariable UUID patientId,
      @PathVariable UUID sessionId,
      @RequestParam Map<String, String> typed,
      Model model,
      HttpServletResponse response) {
    Session session = desk.session(patientId, sessionId);
    TypedForm form = new TypedForm();
    Incident.Kind kind =
        form.choice("kind", "What kind of incident", typed.get("kind"), Incident.Kind.class)
            .orElse(null);
    Integer needle = needle(form, typed, kind);
    String what = form.lines("what", "What happened", typed.get("what"), 4000);
    if (what.isEmpty()) form.refuse("what", "What happened is missing. Write it in your words.");
    Incident.Account account =
        form.isGood()
            ? new Incident.Account(
                what,
                form.lines("search", "Search made", typed.get("search"), 2000),
                form.lines("imaging", "Imaging or referral", typed.get("imaging"), 2000),
                form.lines("told", "What the patient was told", typed.get("told"), 2000),
                form.line("toldBy", "Told by", typed.get("toldBy"), 200))
            : null;
    if (!form.isGood() || kind == null || account == null) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      show(model, session, typed, form.problems());
      return "needling/incident";
    }
    sessions.incident(
        patientId,
        sessionId,
        WordingForm.submission(typed),
        new IncidentTold(kind, needle, clock.instant(), account));
    return "redirect:" + session.head().path();
  }

  private static @Nullable Integer needle(
      TypedForm form, Map<String, String> typed, Incident.@Nullable Kind kind) {
    String number = typed.getOrDefault("needle", "").strip();
    if (!number.isEmpty()) return form.whole("needle", "Number of the needle", number, 1, 500);
    if (kind != null && kind.isAboutANeedle()) {
      form.refuse("needle", "Number of the needle is missing: which needle was it?");
    }
    return null;
  }

  private static void show(
      Model model, Session session, Map<String, String> typed, List<FieldProblem> problems) {
    Map<String, String> kinds = new LinkedHashMap<>();
    for (Incident.Kind kind : Incident.Kind.values()) kinds.put(kind.name(), kind.inWords());
    model.addAttribute("s", session);
    model.addAttribute("head", session.head());
    model.addAttribute("kinds", kinds);
    model.addAttribute("form", typed);
    model.addAttribute("problems", problems);
    model.addAttribute("submission", Ids.next());
  }
}
