package org.tautband.needling.web;

import jakarta.servlet.http.HttpServletResponse;
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
import org.springframework.web.server.ResponseStatusException;
import org.tautband.access.FieldProblem;
import org.tautband.access.Reauthentication;
import org.tautband.access.TypedForm;
import org.tautband.needling.Amendments;
import org.tautband.needling.Insertion;
import org.tautband.needling.Insertion.Technique;
import org.tautband.needling.NeedleProduct;
import org.tautband.needling.NeedleProducts;
import org.tautband.needling.Session;
import org.tautband.needling.Sessions;
import org.tautband.needling.Wording;
import org.tautband.needling.Wording.SeenAfterwards;

/** What is written about a session and its insertions; after signing with reason and password. */
@Controller
class DetailController {
  private static final List<FieldProblem> SIGNED_MEANWHILE =
      List.of(
          new FieldProblem(
              "reason",
              "The session was signed meanwhile and nothing was kept. Say why it is changed now."));
  private final Sessions sessions;
  private final Amendments amendments;
  private final NeedleProducts products;
  private final SessionStates states;
  private final Reauthentication reauthentication;
  private final Desk desk;

  DetailController(
      Sessions sessions,
      Amendments amendments,
      NeedleProducts products,
      SessionStates states,
      Reauthentication reauthentication,
      Desk desk) {
    this.sessions = sessions;
    this.amendments = amendments;
    this.products = products;
    this.states = states;
    this.reauthentication = reauthentication;
    this.desk = desk;
  }

  @GetMapping("/patients/{patientId}/sessions/{sessionId}/notes")
  String notes(@PathVariable UUID patientId, @PathVariable UUID sessionId, Model model) {
    Session session = desk.session(patientId, sessionId);
    notesPage(model, session, WordingForm.typed(session.wording()), List.of());
    return "needling/notes";
  }

  @PostMapping("/patients/{patientId}/sessions/{sessionId}/notes")
  String write(
      @PathVariable UUID patientId,
      @PathVariable UUID sessionId,
      @RequestParam Map<String, String> typed,
      Model model,
      HttpServletResponse response) {
    Session session = desk.session(patientId, sessionId);
    TypedForm form = new TypedForm();
    Wording wording = WordingForm.wording(form, typed);
    String reason = reason(form, session, typed);
    if (!form.isGood()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      notesPage(model, session, typed, form.problems());
      return "needling/notes";
    }
    if (amends(session)) {
      amendments.amend(patientId, sessionId, wording, reason);
    } else if (!sessions.describe(patientId, sessionId, wording)) {
      response.setStatus(HttpStatus.CONFLICT.value());
      notesPage(model, desk.session(patientId, sessionId), typed, SIGNED_MEANWHILE);
      return "needling/notes";
    }
    return "redirect:" + session.head().path();
  }

  private void notesPage(
      Model model, Session session, Map<String, String> typed, List<FieldProblem> problems) {
    common(model, session, typed, problems);
    Map<String, String> seen = new LinkedHashMap<>();
    for (SeenAfterwards one : SeenAfterwards.values()) seen.put(one.name(), one.inWords());
    model.addAttribute("seen", seen);
  }

  @GetMapping("/patients/{patientId}/sessions/{sessionId}/insertions/{insertionId}")
  String insertion(
      @PathVariable UUID patientId,
      @PathVariable UUID sessionId,
      @PathVariable UUID insertionId,
      Model model) {
    Session session = desk.session(patientId, sessionId);
    Insertion insertion = find(session, insertionId);
    Map<String, String> typed = WordingForm.typed(insertion.detail());
    if (insertion.detail().site().isEmpty()) typed.put("site", insertion.site().words());
    insertionPage(model, session, insertion, typed, List.of());
    return "needling/insertion";
  }

  @PostMapping("/patients/{patientId}/sessions/{sessionId}/insertions/{insertionId}")
  String writeInsertion(
      @PathVariable UUID patientId,
      @PathVariable UUID sessionId,
      @PathVariable UUID insertionId,
      @RequestParam Map<String, String> typed,
      Model model,
      HttpServletResponse response) {
    Session session = desk.session(patientId, sessionId);
    Insertion insertion = find(session, insertionId);
    TypedForm form = new TypedForm();
    Insertion.Detail detail = WordingForm.detail(form, typed, product(insertion));
    String reason = reason(form, session, typed);
    if (!form.isGood()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      insertionPage(model, session, insertion, typed, form.problems());
      return "needling/insertion";
    }
    if (amends(session)) {
      amendments.amend(patientId, sessionId, insertionId, detail, reason);
    } else if (!sessions.describe(patientId, sessionId, insertionId, detail)) {
      response.setStatus(HttpStatus.CONFLICT.value());
      Session now = desk.session(patientId, sessionId);
      insertionPage(model, now, find(now, insertionId), typed, SIGNED_MEANWHILE);
      return "needling/insertion";
    }
    return "redirect:" + session.head().path() + "#insertion-" + insertionId;
  }

  private void insertionPage(
      Model model,
      Session session,
      Insertion insertion,
      Map<String, String> typed,
      List<FieldProblem> problems) {
    common(model, session, typed, problems);
    Map<String, String> techniques = new LinkedHashMap<>();
    for (Technique one : Technique.values()) techniques.put(one.name(), one.inWords());
    model.addAttribute("techniques", techniques);
    model.addAttribute("insertion", insertion);
    model.addAttribute("muscle", states.name(insertion.site().muscleId()));
    model.addAttribute("product", product(insertion));
  }

  private void common(
      Model model, Session session, Map<String, String> typed, List<FieldProblem> problems) {
    model.addAttribute("s", session);
    model.addAttribute("head", session.head());
    model.addAttribute("form", typed);
    model.addAttribute("problems", problems);
  }

  /** What is written about a session that was moved goes to where it is now. */
  private static boolean amends(Session session) {
    return session.head().signed() && session.head().movedTo() == null;
  }

  /** After signing a reason and the password are needed; before, neither. */
  private String reason(TypedForm form, Session session, Map<String, String> typed) {
    if (!amends(session)) return "";
    String reason = form.needed("reason", "Reason for the change", typed.get("reason"), 400);
    if (form.isGood()) {
      var answer = reauthentication.check(typed.getOrDefault("password", ""));
      if (!(answer instanceof Reauthentication.Answer.Right)) {
        form.refuse("password", Passwords.words(answer));
      }
    }
    return reason;
  }

  @GetMapping("/patients/{patientId}/sessions/{sessionId}/versions")
  String versions(@PathVariable UUID patientId, @PathVariable UUID sessionId, Model model) {
    Session session = desk.session(patientId, sessionId);
    model.addAttribute("s", session);
    model.addAttribute("head", session.head());
    model.addAttribute(
        "versions", Differences.of(session, amendments.versions(patientId, sessionId)));
    return "needling/versions";
  }

  private @Nullable NeedleProduct product(Insertion insertion) {
    UUID product = insertion.site().productId();
    return product == null ? null : products.find(product).orElse(null);
  }

  private static Insertion find(Session session, UUID insertionId) {
    return session.insertions().stream()
        .filter(i -> i.id().equals(insertionId))
        .findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
