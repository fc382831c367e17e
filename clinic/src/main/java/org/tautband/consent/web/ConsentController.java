package org.tautband.consent.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.tautband.access.FieldProblem;
import org.tautband.access.TypedForm;
import org.tautband.consent.Consent;
import org.tautband.consent.Consents;
import org.tautband.consent.Decided;
import org.tautband.consent.Decision;
import org.tautband.consent.Interpreter;
import org.tautband.consent.OfferedText;
import org.tautband.consent.Signer;
import org.tautband.consent.SinceSigned;
import org.tautband.consent.SinceTheAid;
import org.tautband.database.Ids;
import org.tautband.evidence.Content;
import org.tautband.evidence.Place;
import org.tautband.patients.Patients;

/** A consent that was put before a patient: read and decide, take back, print. */
@Controller
@RequestMapping("/patients/{patientId}/consents/{consentId}")
class ConsentController {
  private final Consents consents;
  private final Patients patients;
  private final Content content;
  private final SinceTheAid since;
  private final SinceSigned sinceSigned;

  ConsentController(
      Consents consents,
      Patients patients,
      Content content,
      SinceTheAid since,
      SinceSigned sinceSigned) {
    this.consents = consents;
    this.patients = patients;
    this.content = content;
    this.since = since;
    this.sinceSigned = sinceSigned;
  }

  @GetMapping
  String read(@PathVariable UUID patientId, @PathVariable UUID consentId, Model model) {
    OfferedText offered = offered(patientId, consentId);
    Optional<Consent> decided = consents.find(patientId, consentId);
    if (decided.isPresent()) {
      return decidedPage(model, decided.get(), new LinkedMultiValueMap<>(), List.of());
    }
    MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
    offered.text().places().forEach(place -> typed.add("allowed", place.key()));
    boolean alone =
        patients.get(patientId).ageYears(consents.today()) >= consents.policy().ageOfConsentYears();
    if (alone) {
      typed.add("signer", Signer.Kind.PATIENT.name());
      var name = patients.get(patientId).identity().name();
      typed.add("signerName", name.givenFirst());
    }
    return decidePage(model, offered, typed, List.of());
  }

  @PostMapping("/decision")
  String decide(
      @PathVariable UUID patientId,
      @PathVariable UUID consentId,
      @RequestParam MultiValueMap<String, String> typed,
      Model model,
      HttpServletResponse response) {
    OfferedText offered = offered(patientId, consentId);
    DecisionForm read = new DecisionForm(typed);
    Optional<Decision> decision = read.decision(offered.text());
    if (decision.isEmpty()) {
      response.setStatus(422);
      return decidePage(model, offered, typed, read.form.problems());
    }
    return switch (consents.decide(patientId, consentId, decision.get())) {
      case Decided.Kept kept -> "redirect:" + Sent.path(patientId, kept.consent().id());
      case Decided.Refused refused -> {
        response.setStatus(422);
        yield decidePage(model, offered, typed, refused.problems());
      }
      case Decided.TextChanged changed -> {
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("refused", changed.how());
        yield decidePage(model, offered, typed, List.of());
      }
    };
  }

  @PostMapping("/withdrawal")
  String withdraw(
      @PathVariable UUID patientId,
      @PathVariable UUID consentId,
      @RequestParam MultiValueMap<String, String> typed,
      Model model,
      HttpServletResponse response) {
    Consent consent = consents.find(patientId, consentId).orElseThrow(ConsentController::notThere);
    TypedForm form = new TypedForm();
    Set<Place> back = new LinkedHashSet<>();
    if (typed.getFirst("everything") != null) {
      back.addAll(consent.valid());
    } else {
      Sent.places(typed.get("takeBack"), content).stream()
          .filter(consent.valid()::contains)
          .forEach(back::add);
    }
    String words = form.lines("takeBackWords", "The words", typed.getFirst("takeBackWords"), 2000);
    UUID id = Ids.sent(typed.getFirst("submission"));
    boolean sentTwice = consent.withdrawals().stream().anyMatch(w -> w.id().equals(id));
    if (back.isEmpty() && !sentTwice) {
      form.refuse("takeBack", "Tick the places that are taken back, or take back everything.");
    }
    if (!form.isGood()) {
      response.setStatus(422);
      return decidedPage(model, consent, typed, form.problems());
    }
    if (!sentTwice) {
      consents.withdraw(patientId, consentId, id, back, words);
    }
    return "redirect:" + Sent.path(patientId, consentId);
  }

  @GetMapping(value = "/pdf", produces = MediaType.APPLICATION_PDF_VALUE)
  ResponseEntity<byte[]> pdf(@PathVariable UUID patientId, @PathVariable UUID consentId) {
    OfferedText offered = offered(patientId, consentId);
    byte[] pdf =
        ConsentPdf.of(
            patients.get(patientId),
            offered,
            consents.find(patientId, consentId),
            sinceSigned.of(offered.text(), offered.at()),
            content,
            LocaleContextHolder.getTimeZone().toZoneId());
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"consent.pdf\"")
        .contentType(MediaType.APPLICATION_PDF)
        .body(pdf);
  }

  private String decidePage(
      Model model,
      OfferedText offered,
      MultiValueMap<String, String> typed,
      List<FieldProblem> problems) {
    model.addAttribute("since", since.of(offered.occasion().patientId()).orElse(null));
    UUID patientId = offered.occasion().patientId();
    Map<String, String> places = new LinkedHashMap<>();
    offered.text().places().forEach(place -> places.put(place.key(), content.inFull(place)));
    Map<String, String> signers = new LinkedHashMap<>();
    for (Signer.Kind kind : Signer.Kind.values()) {
      signers.put(kind.name(), kind.inWords());
    }
    Map<String, String> presences = new LinkedHashMap<>();
    for (Interpreter.Presence presence : Interpreter.Presence.values()) {
      presences.put(presence.name(), presence.inWords());
    }
    Map<String, String> yesNo = new LinkedHashMap<>();
    yesNo.put("yes", "Yes, the child agrees");
    yesNo.put("no", "No, the child does not agree");
    Map<String, String> copies = new LinkedHashMap<>();
    copies.put("on paper", "On paper");
    copies.put("by e-mail", "By e-mail");
    copies.put("none wanted", "None wanted");
    var identity = patients.get(patientId).identity();
    model.addAttribute("offered", offered);
    model.addAttribute("changed", sinceSigned.of(offered.text(), offered.at()));
    model.addAttribute("outdated", consents.outdated(offered).orElse(null));
    model.addAttribute("text", offered.text());
    model.addAttribute("typed", typed);
    model.addAttribute("problems", problems);
    model.addAttribute("places", places);
    model.addAttribute("signers", signers);
    model.addAttribute("presences", presences);
    model.addAttribute("yesNo", yesNo);
    model.addAttribute("copies", copies);
    model.addAttribute("interpreterNeeded", identity.interpreterNeeded());
    model.addAttribute(
        "child",
        patients.get(patientId).ageYears(consents.today()) < consents.policy().ageOfConsentYears());
    model.addAttribute("ageOfConsent", consents.policy().ageOfConsentYears());
    model.addAttribute("path", Sent.path(patientId, offered.id()));
    return "consent/decide";
  }

  private String decidedPage(
      Model model,
      Consent consent,
      MultiValueMap<String, String> typed,
      List<FieldProblem> problems) {
    if (typed.getFirst("submission") == null) {
      typed.set("submission", Ids.next().toString());
    }
    Map<String, String> valid = new LinkedHashMap<>();
    consent.valid().forEach(place -> valid.put(place.key(), content.inFull(place)));
    model.addAttribute("consent", consent);
    model.addAttribute("changed", sinceSigned.of(consent.text(), consent.decidedAt()));
    model.addAttribute("text", consent.text());
    model.addAttribute("typed", typed);
    model.addAttribute("problems", problems);
    model.addAttribute("valid", valid);
    model.addAttribute("content", content);
    model.addAttribute("path", Sent.path(consent.patientId(), consent.id()));
    return "consent/decided";
  }

  private OfferedText offered(UUID patientId, UUID consentId) {
    return consents.offered(patientId, consentId).orElseThrow(ConsentController::notThere);
  }

  private static ResponseStatusException notThere() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND, "no such consent of this patient");
  }
}
