package org.tautband.needling.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tautband.access.CurrentActor;
import org.tautband.access.FieldProblem;
import org.tautband.access.QrCode;
import org.tautband.access.Reauthentication;
import org.tautband.access.TypedForm;
import org.tautband.clinics.Clinics;
import org.tautband.database.Ids;
import org.tautband.kernel.count.OwnCount;
import org.tautband.needling.Advice;
import org.tautband.needling.AdviceAddress;
import org.tautband.needling.AdviceSheets;
import org.tautband.needling.Session;
import org.tautband.needling.Sessions;
import org.tautband.needling.Signing;

/** Advice on leaving, and signing: own count first, then the password. */
@Controller
class SigningController {
  private final Sessions sessions;
  private final AdviceSheets sheets;
  private final SessionStates states;
  private final Reauthentication reauthentication;
  private final Clinics clinics;
  private final Desk desk;
  private final ObjectProvider<AdviceAddress> addresses;
  private final Clock clock;

  SigningController(
      Sessions sessions,
      AdviceSheets sheets,
      SessionStates states,
      Reauthentication reauthentication,
      Clinics clinics,
      Desk desk,
      ObjectProvider<AdviceAddress> addresses,
      Clock clock) {
    this.sessions = sessions;
    this.sheets = sheets;
    this.states = states;
    this.reauthentication = reauthentication;
    this.clinics = clinics;
    this.desk = desk;
    this.addresses = addresses;
    this.clock = clock;
  }

  @GetMapping("/patients/{patientId}/sessions/{sessionId}/advice")
  String advice(@PathVariable UUID patientId, @PathVariable UUID sessionId, Model model) {
    advicePage(model, desk.session(patientId, sessionId), Map.of(), List.of());
    return "needling/advice";
  }

  @PostMapping("/patients/{patientId}/sessions/{sessionId}/advice")
  String advised(
      @PathVariable UUID patientId,
      @PathVariable UUID sessionId,
      @RequestParam Map<String, String> typed,
      Model model,
      HttpServletResponse response) {
    Session session = desk.session(patientId, sessionId);
    TypedForm form = new TypedForm();
    String how = form.needed("how", "How it was given", typed.get("how"), 400);
    String by = form.needed("by", "By whom", typed.get("by"), 200);
    if (!form.isGood()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      advicePage(model, session, typed, form.problems());
      return "needling/advice";
    }
    sessions.advise(
        patientId,
        sessionId,
        WordingForm.submission(typed),
        new Advice(how, by, sheets.of(session).contentVersion(), clock.instant()));
    return "redirect:" + session.head().path() + (session.head().isOpen() ? "/sign" : "");
  }

  private void advicePage(
      Model model, Session session, Map<String, String> typed, List<FieldProblem> problems) {
    model.addAttribute("s", session);
    model.addAttribute("head", session.head());
    model.addAttribute("sheet", sheets.of(session));
    addresses
        .orderedStream()
        .flatMap(one -> one.of(session.head()).stream())
        .findFirst()
        .ifPresent(
            address -> {
              model.addAttribute("ownPage", address);
              model.addAttribute("ownPageCode", QrCode.of(address));
            });
    model.addAttribute("clinic", clinics.get(session.head().clinicId()));
    model.addAttribute("form", typed);
    model.addAttribute("by", typed.getOrDefault("by", CurrentActor.get().name()));
    model.addAttribute("problems", problems);
    model.addAttribute("submission", Ids.next());
  }

  @GetMapping("/patients/{patientId}/sessions/{sessionId}/sign")
  String check(@PathVariable UUID patientId, @PathVariable UUID sessionId, Model model) {
    Session session = desk.session(patientId, sessionId);
    if (session.signature() != null) return "redirect:" + session.head().path();
    signPage(model, session, Map.of(), List.of(), false);
    return "needling/sign";
  }

  @PostMapping("/patients/{patientId}/sessions/{sessionId}/sign")
  String sign(
      @PathVariable UUID patientId,
      @PathVariable UUID sessionId,
      @RequestParam Map<String, String> typed,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    Session session = desk.session(patientId, sessionId);
    if (session.signature() != null) return "redirect:" + session.head().path();
    TypedForm form = new TypedForm();
    int opened = form.whole("opened", "Empty packs you counted", typed.get("opened"), 0, 500);
    int sharps =
        form.whole("sharps", "Needles you put into the sharps box", typed.get("sharps"), 0, 500);
    if (form.isGood()) {
      var answer = reauthentication.check(typed.getOrDefault("password", ""));
      if (!(answer instanceof Reauthentication.Answer.Right)) {
        form.refuse("password", Passwords.words(answer));
      }
    }
    if (!form.isGood()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      signPage(model, session, typed, form.problems(), false);
      return "needling/sign";
    }
    return switch (sessions.sign(patientId, sessionId, new OwnCount(opened, sharps))) {
      case Signing.Done done -> {
        desk.keepSignedIn(request, done.session().head());
        yield "redirect:" + done.session().head().path();
      }
      case Signing.Refused refused -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        // Into empty fields, so that what was counted first is not sent again.
        Map<String, String> again = refused.numbersShown() ? typed : Map.of();
        signPage(model, refused.session(), again, List.of(), refused.numbersShown());
        model.addAttribute("refused", true);
        model.addAttribute("reasons", refused.reasons());
        yield "needling/sign";
      }
    };
  }

  /** Our numbers are shown only after the person's own were typed, and typed again if unequal. */
  private void signPage(
      Model model,
      Session session,
      Map<String, String> typed,
      List<FieldProblem> problems,
      boolean counted) {
    model.addAttribute("s", session);
    model.addAttribute("head", session.head());
    model.addAttribute("state", states.of(session));
    model.addAttribute("reasons", session.reasonsAgainstSigning());
    model.addAttribute("counted", counted);
    model.addAttribute("refused", counted);
    model.addAttribute("form", typed);
    model.addAttribute("problems", problems);
    model.addAttribute("me", CurrentActor.get().name());
    model.addAttribute("clinic", clinics.get(session.head().clinicId()));
  }
}
