package org.tautband.consent.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tautband.access.CurrentActor;
import org.tautband.access.FieldProblem;
import org.tautband.access.TypedForm;
import org.tautband.consent.Consents;
import org.tautband.consent.Occasion;
import org.tautband.consent.OfferedText;
import org.tautband.database.Ids;
import org.tautband.decide.SentAnswers;
import org.tautband.evidence.Content;
import org.tautband.evidence.Place;
import org.tautband.practitioners.Practitioner;
import org.tautband.practitioners.Practitioners;

/** Makes the text of a consent for places, practitioner and condition, and lists what was made. */
@Controller
@RequestMapping("/patients/{patientId}/consents")
class ComposeController {
  private final Consents consents;
  private final Practitioners practitioners;
  private final Content content;
  private final SentAnswers aid;

  ComposeController(
      Consents consents, Practitioners practitioners, Content content, SentAnswers aid) {
    this.consents = consents;
    this.practitioners = practitioners;
    this.content = content;
    this.aid = aid;
  }

  @GetMapping
  String all(@PathVariable UUID patientId, Model model) {
    model.addAttribute("patientId", patientId);
    model.addAttribute("consents", consents.of(patientId));
    model.addAttribute("undecided", consents.undecided(patientId));
    model.addAttribute("content", content);
    return "consent/all";
  }

  @GetMapping("/new")
  String composing(
      @PathVariable UUID patientId,
      @RequestParam MultiValueMap<String, String> asked,
      Model model) {
    MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
    typed.add("submission", Ids.next().toString());
    String from = asked.getFirst("from");
    Optional<Occasion> again =
        from == null
            ? Optional.empty()
            : consents.offered(patientId, Ids.sent(from)).map(OfferedText::occasion);
    if (again.isPresent()) {
      again.get().places().forEach(place -> typed.add("place", place.key()));
      typed.add("alternatives", again.get().alternatives());
      typed.add("practitioner", again.get().practitionerId().toString());
      typed.add("condition", again.get().conditionId());
      return composePage(model, patientId, typed, List.of());
    }
    typed.addAll("place", asked.getOrDefault("place", List.of()));
    typed.add("alternatives", consents.lastAlternatives());
    practitioners
        .byAccount(CurrentActor.get().accountId())
        .ifPresent(me -> typed.add("practitioner", me.id().toString()));
    aid.newestOf(patientId).ifPresent(sent -> typed.add("condition", sent.conditionId()));
    return composePage(model, patientId, typed, List.of());
  }

  @PostMapping
  String compose(
      @PathVariable UUID patientId,
      @RequestParam MultiValueMap<String, String> typed,
      Model model,
      HttpServletResponse response) {
    TypedForm form = new TypedForm();
    Set<Place> places = Sent.places(typed.get("place"), content);
    if (places.isEmpty()) {
      form.refuse("place", "Tick where needling is planned: body group and side.");
    }
    Optional<Practitioner> practitioner = practitioner(typed.getFirst("practitioner"));
    if (practitioner.isEmpty()) {
      form.refuse("practitioner", "Choose who is going to needle: the text names their training.");
    }
    String alternatives =
        form.lines("alternatives", "What else", typed.getFirst("alternatives"), 2000);
    if (alternatives.isEmpty()) {
      form.refuse("alternatives", "Write what else this patient could do, in your own words.");
    }
    String condition = Optional.ofNullable(typed.getFirst("condition")).orElse("");
    if (!condition.isEmpty() && !conditions().containsKey(condition)) {
      form.refuse("condition", "Choose a condition of the list, or none.");
    }
    if (!form.isGood() || practitioner.isEmpty()) {
      response.setStatus(422);
      return composePage(model, patientId, typed, form.problems());
    }
    OfferedText offered =
        consents.offer(
            Ids.sent(typed.getFirst("submission")),
            new Occasion(patientId, practitioner.get().id(), places, alternatives, condition));
    return "redirect:" + Sent.path(patientId, offered.id());
  }

  private String composePage(
      Model model,
      UUID patientId,
      MultiValueMap<String, String> typed,
      List<FieldProblem> problems) {
    Map<String, String> people = new LinkedHashMap<>();
    practitioners.all().stream()
        .filter(Practitioner::working)
        .forEach(one -> people.put(one.id().toString(), one.name()));
    model.addAttribute("patientId", patientId);
    model.addAttribute("aidSent", aid.newestOf(patientId).orElse(null));
    model.addAttribute("typed", typed);
    model.addAttribute("problems", problems);
    model.addAttribute("people", people);
    model.addAttribute("conditions", conditions());
    model.addAttribute("bodyGroups", content.bodyGroups());
    model.addAttribute("ticked", typed.getOrDefault("place", List.of()));
    return "consent/compose";
  }

  /** Conditions whose benefit can be told, by id, in words. */
  private Map<String, String> conditions() {
    Map<String, String> conditions = new TreeMap<>();
    content.benefits().stream()
        .flatMap(benefit -> benefit.conditionIds().stream())
        .filter(id -> !id.equals("other-pain"))
        .forEach(id -> conditions.put(id, id.replace('-', ' ')));
    return conditions;
  }

  private Optional<Practitioner> practitioner(@Nullable String id) {
    if (id == null || id.isEmpty()) {
      return Optional.empty();
    }
    return practitioners.find(Ids.sent(id)).filter(Practitioner::working);
  }
}
