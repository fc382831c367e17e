package org.tautband.incidents.web;

import static java.util.stream.Collectors.toSet;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.tautband.access.TypedForm;
import org.tautband.access.TypedForm.DateTyped;
import org.tautband.database.Ids;
import org.tautband.incidents.FollowUp;
import org.tautband.incidents.FollowUps;
import org.tautband.incidents.Incident;
import org.tautband.incidents.Incidents;
import org.tautband.incidents.Outcome;

/** What went wrong with a patient, every telling of it, and what was done since. */
@Controller
class IncidentController {
  private static final int WORDS = 4000;
  private final Incidents incidents;
  private final FollowUps followUps;
  private final Clock clock;

  IncidentController(Incidents incidents, FollowUps followUps, Clock clock) {
    this.incidents = incidents;
    this.followUps = followUps;
    this.clock = clock;
  }

  @GetMapping("/patients/{patientId}/incidents")
  String all(@PathVariable UUID patientId, Model model) {
    var all = incidents.of(patientId);
    model.addAttribute("incidents", all);
    model.addAttribute(
        "openOnes",
        all.stream()
            .map(Incident::id)
            .filter(id -> FollowUp.isOpen(followUps.of(id)))
            .collect(toSet()));
    return "incidents/all";
  }

  @GetMapping("/patients/{patientId}/incidents/{incidentId}")
  String one(@PathVariable UUID patientId, @PathVariable UUID incidentId, Model model) {
    return page(model, patientId, incidentId, Map.of(), new TypedForm());
  }

  @PostMapping("/patients/{patientId}/incidents/{incidentId}/follow-up")
  String followUp(
      @PathVariable UUID patientId,
      @PathVariable UUID incidentId,
      @RequestParam Map<String, String> typed,
      Model model,
      HttpServletResponse response) {
    var incident = find(patientId, incidentId);
    var form = new TypedForm();
    var said = read(form, typed);
    if (said != null) {
      int shown = form.whole("words", "Steps shown", typed.get("shown"), 0, 1_000_000);
      switch (followUps.add(incident, Ids.sent(typed.get("submission")), shown, said)) {
        case FollowUp.Added.Kept kept -> {
          return "redirect:/patients/" + patientId + "/incidents/" + incidentId;
        }
        case FollowUp.Added.Stale stale ->
            form.refuse(
                "words",
                stale.newest().recorded().name()
                    + " has added a step meanwhile. Read it above, then send yours again if it"
                    + " still holds.");
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(model, patientId, incidentId, typed, form);
  }

  private FollowUps.@Nullable Said read(TypedForm form, Map<String, String> typed) {
    var words = form.lines("words", "What was found or done", typed.get("words"), WORDS);
    if (words.isEmpty() && typed.getOrDefault("words", "").isBlank()) {
      form.refuse("words", "Say in a few words what was found or done.");
    }
    var kind = form.choice("kind", "What happens now", typed.get("kind"), FollowUp.Kind.class);
    var named = typed.getOrDefault("outcome", "");
    var outcome =
        named.isBlank()
            ? null
            : form.choice("outcome", "How the patient is", named, Outcome.class).orElse(null);
    var next =
        form.date(
            "next",
            "Look again on",
            new DateTyped(typed.get("next.day"), typed.get("next.month"), typed.get("next.year")));
    boolean closes = kind.filter(FollowUp.Kind.CLOSED::equals).isPresent();
    if (closes && outcome == null) {
      form.refuse(
          "outcome", "How the patient is, is needed to close it; “not known” is an answer.");
    }
    if (closes && next != null) {
      form.refuse("next", "What is closed is not looked at again. Leave the day empty.");
    }
    if (!closes && next != null && next.isBefore(today())) {
      form.refuse("next", "This day is over. Choose a later one.");
    }
    return form.isGood() ? new FollowUps.Said(kind.orElseThrow(), words, outcome, next) : null;
  }

  private LocalDate today() {
    ZoneId zone = LocaleContextHolder.getTimeZone().toZoneId();
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  private String page(
      Model model, UUID patientId, UUID incidentId, Map<String, String> typed, TypedForm form) {
    var editions = incidents.editions(patientId, incidentId);
    var steps = followUps.of(incidentId);
    boolean open = FollowUp.isOpen(steps);
    model.addAttribute("incident", find(patientId, incidentId));
    model.addAttribute("editions", editions);
    model.addAttribute("steps", steps);
    model.addAttribute("followUpOpen", open);
    model.addAttribute(
        "ways",
        open
            ? Map.of(
                FollowUp.Kind.GOES_ON.name(), "It goes on", FollowUp.Kind.CLOSED.name(), "Close it")
            : Map.of(FollowUp.Kind.REOPENED.name(), "Open it again"));
    model.addAttribute("outcomes", words(Outcome.values(), Outcome::inWords));
    model.addAttribute("form", typed);
    model.addAttribute("problems", form.problems());
    model.addAttribute("submission", Ids.next());
    return "incidents/one";
  }

  private static <E extends Enum<E>> Map<String, String> words(E[] all, Function<E, String> said) {
    var words = new LinkedHashMap<String, String>();
    for (var one : List.of(all)) words.put(one.name(), said.apply(one));
    return words;
  }

  private Incident find(UUID patientId, UUID incidentId) {
    return incidents
        .find(patientId, incidentId)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
