package org.tautband.screening.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tautband.access.CurrentActor;
import org.tautband.access.TypedForm;
import org.tautband.database.Ids;
import org.tautband.evidence.AskedOf;
import org.tautband.evidence.Content;
import org.tautband.evidence.Outcome;
import org.tautband.evidence.Place;
import org.tautband.evidence.Side;
import org.tautband.screening.AlsoMet;
import org.tautband.screening.Decision;
import org.tautband.screening.Due;
import org.tautband.screening.PlaceOutcome;
import org.tautband.screening.Said;
import org.tautband.screening.Save;
import org.tautband.screening.Screening;
import org.tautband.screening.Screenings;
import org.tautband.screening.Wanted;

/** The screening of one patient: what was answered, what follows where, and what to decide. */
@Controller
class ScreeningController {
  private static final int LONGEST_DOCTOR = 300;

  private final Screenings screenings;
  private final Content content;
  private final Clock clock;

  ScreeningController(Screenings screenings, Content content, Clock clock) {
    this.screenings = screenings;
    this.content = content;
    this.clock = clock;
  }

  @GetMapping("/patients/{patientId}/screening")
  String page(
      @PathVariable UUID patientId,
      @RequestParam(required = false) @Nullable List<String> place,
      Model model) {
    fill(patientId, place, model);
    return "screening/screening";
  }

  @GetMapping("/patients/{patientId}/screening/versions")
  String versions(@PathVariable UUID patientId, Model model) {
    Screening screening = screenings.of(patientId).orElseGet(() -> nothingYet(patientId));
    model.addAttribute("patientId", patientId);
    model.addAttribute("saves", screening.saves().reversed());
    model.addAttribute("decisions", screening.decisions().reversed());
    Map<String, String> asks = new HashMap<>();
    content.questions().forEach(question -> asks.put(question.id(), question.ask()));
    model.addAttribute("asks", asks);
    return "screening/versions";
  }

  @PostMapping("/patients/{patientId}/screening/decide")
  String decide(
      @PathVariable UUID patientId,
      @RequestParam(required = false) @Nullable List<String> place,
      @RequestParam MultiValueMap<String, String> sent,
      Model model,
      HttpServletResponse response) {
    String effectKey = AskController.value(sent, "effectKey");
    String question = AskController.value(sent, "questionId");
    String suffix = effectKey.isEmpty() ? question : effectKey;
    TypedForm form = new TypedForm();
    Optional<Wanted> wanted = read(sent, effectKey, suffix, form);
    if (wanted.isPresent() && form.isGood()) {
      switch (screenings.decide(patientId, wanted.get())) {
        case Screenings.Decided.Done _ -> {
          String places = PlannedPlaces.query(PlannedPlaces.read(place, content));
          return "redirect:/patients/" + patientId + "/screening?" + places + "#" + question;
        }
        case Screenings.Decided.Refused refused ->
            form.refuse("words-" + suffix, refused.sentence());
      }
    }
    fill(patientId, place, model);
    model.addAttribute("problems", form.problems());
    model.addAttribute("typed", Map.of(suffix, sent.toSingleValueMap()));
    response.setStatus(GroupPages.NOT_SAVED);
    return "screening/screening";
  }

  private static Optional<Wanted> read(
      MultiValueMap<String, String> sent, String effectKey, String suffix, TypedForm form) {
    String words =
        form.needed(
            "words-" + suffix,
            "The reason in words",
            AskController.value(sent, "words"),
            Said.LONGEST);
    String doctor =
        form.line(
            "doctor-" + suffix, "The doctor", AskController.value(sent, "doctor"), LONGEST_DOCTOR);
    var kind =
        form.choice(
            "words-" + suffix,
            "What is decided",
            AskController.value(sent, "kind"),
            Decision.Kind.class);
    @Nullable Outcome step = null;
    if (kind.isPresent() && kind.get() == Decision.Kind.STEP_CHOSEN) {
      String chosen = AskController.value(sent, "step");
      if (!chosen.equals("NONE")) {
        step = form.choice("step-" + suffix, "Your step", chosen, Outcome.class).orElse(null);
      }
    }
    UUID answerId = uuid(AskController.value(sent, "answerId"));
    UUID id = uuid(AskController.value(sent, "decisionId"));
    if (kind.isEmpty() || answerId == null) {
      form.refuse(
          "words-" + suffix,
          "The answer has changed since this page was opened. Look at it again.");
      return Optional.empty();
    }
    UUID confirms = uuid(AskController.value(sent, "confirms"));
    return Optional.of(
        new Wanted(
            id == null ? Ids.next() : id,
            answerId,
            effectKey,
            kind.get(),
            step,
            words,
            doctor,
            confirms));
  }

  private void fill(UUID patientId, @Nullable List<String> place, Model model) {
    Screening screening = screenings.of(patientId).orElseGet(() -> nothingYet(patientId));
    Set<Place> places = PlannedPlaces.read(place, content);
    if (places.isEmpty()) {
      places = screening.lastSave().map(Save::places).orElse(Set.of());
    }
    List<Due> due = screenings.due(patientId, places, clock.instant());
    List<PlaceOutcome> outcomes = screenings.outcomes(patientId, places, AlsoMet.NOTHING);
    ScreeningView view =
        new ScreeningView(
            content, screenings.raised(patientId), screenings.concerns(patientId), due);
    List<ScreeningView.Line> lines = view.raisedLines(screening);
    model.addAttribute("patientId", patientId);
    model.addAttribute("places", PlannedPlaces.written(places));
    model.addAttribute("placesInWords", String.join("; ", PlannedPlaces.inWords(places, content)));
    model.addAttribute("query", PlannedPlaces.query(places));
    model.addAttribute("outcomes", view.at(outcomes));
    model.addAttribute("byPlan", view.byPlan(outcomes));
    model.addAttribute("lines", lines);
    model.addAttribute("quiet", view.quietLines(screening));
    model.addAttribute("dueOfPatient", count(due, AskedOf.PATIENT));
    model.addAttribute("dueOfClinician", count(due, AskedOf.CLINICIAN));
    model.addAttribute("openDecisions", openDecisions(lines));
    model.addAttribute("lastSave", screening.lastSave().orElse(null));
    model.addAttribute("confirmable", confirmable(lines, screening));
    model.addAttribute("began", clock.instant().toEpochMilli());
    model.addAttribute("steps", Outcome.values());
    model.addAttribute("sides", Side.values());
    model.addAttribute("bodyGroups", content.bodyGroups());
    model.addAttribute("typed", Map.of());
    model.addAttribute("fresh", new FreshIds());
    model.addAttribute("reviewNote", "No clinician has reviewed this list.");
  }

  /** A new form id each time a template asks. */
  public static final class FreshIds {
    public UUID next() {
      return Ids.next();
    }
  }

  private static long count(List<Due> due, AskedOf of) {
    return due.stream().filter(d -> d.question().askedOf() == of).count();
  }

  private static List<ScreeningView.Line> openDecisions(List<ScreeningView.Line> lines) {
    return lines.stream()
        .filter(line -> line.unclear() || line.rules().stream().anyMatch(ScreeningView.Rule::open))
        .toList();
  }

  /** Effect key to the agreement this person could give, where a colleague has asked for it. */
  private static Map<String, ScreeningView.Ask> confirmable(
      List<ScreeningView.Line> lines, Screening screening) {
    UUID me = CurrentActor.get().accountId();
    Map<String, ScreeningView.Ask> confirmable = new HashMap<>();
    List<ScreeningView.Rule> rules = new ArrayList<>();
    lines.forEach(line -> rules.addAll(line.rules()));
    for (ScreeningView.Rule rule : rules) {
      ScreeningView.Ask ask = rule.ask();
      if (ask != null) {
        ScreeningView.Ask confirm = DecisionForm.toConfirm(ask, rule.key(), screening, me);
        if (confirm != null) {
          confirmable.put(rule.key(), confirm);
        }
      }
    }
    return confirmable;
  }

  private static @Nullable UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static Screening nothingYet(UUID patientId) {
    return new Screening(new UUID(0, 0), patientId, List.of(), List.of(), null);
  }
}
