package org.tautband.practitioners.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.tautband.access.Actor;
import org.tautband.access.CurrentActor;
import org.tautband.access.Role;
import org.tautband.database.Ids;
import org.tautband.evidence.BodyGroup;
import org.tautband.evidence.Content;
import org.tautband.practitioners.Discipline;
import org.tautband.practitioners.Practitioner;
import org.tautband.practitioners.Practitioners;

/** Who treats: their registrations and their needling trainings. */
@Controller
class PractitionerController {
  private final Practitioners practitioners;
  private final Content content;
  private final Clock clock;

  PractitionerController(Practitioners practitioners, Content content, Clock clock) {
    this.practitioners = practitioners;
    this.content = content;
    this.clock = clock;
  }

  @GetMapping("/practitioners")
  String list(Model model) {
    var today = today();
    model.addAttribute(
        "standings", practitioners.all().stream().map(p -> Standing.of(p, today)).toList());
    model.addAttribute("mayOpen", !isDeskOnly(CurrentActor.get()));
    model.addAttribute("mayAdd", mayEditAll(CurrentActor.get()));
    return "practitioners/list";
  }

  @GetMapping("/practitioners/new")
  String blank(Model model) {
    return page(model, Map.of("submission", Ids.next().toString(), "working", "yes"));
  }

  @PostMapping("/practitioners")
  ModelAndView add(@RequestParam MultiValueMap<String, String> typed, Model model) {
    var form = new PractitionerForm(typed, groupIds(), sites().keySet());
    var fresh = form.read(Ids.sent(typed.getFirst("submission")), 1);
    if (fresh.isEmpty()) {
      model.addAttribute("problems", form.problems().problems());
      page(model, PractitionerForm.same(typed));
      return new ModelAndView("practitioners/edit", HttpStatus.UNPROCESSABLE_CONTENT);
    }
    var added = practitioners.add(fresh.get());
    return new ModelAndView("redirect:/practitioners/" + added.id() + "?saved");
  }

  @GetMapping("/practitioners/{practitionerId}")
  String file(
      @PathVariable UUID practitionerId, @RequestParam Map<String, String> flags, Model model) {
    var who = found(practitionerId);
    model.addAttribute("who", who);
    model.addAttribute("saved", flags.containsKey("saved"));
    model.addAttribute("standing", Standing.of(who, today()));
    model.addAttribute("sites", sites());
    if (!mayEdit(CurrentActor.get(), practitionerId)) {
      model.addAttribute("groupNames", groupNames());
      return "practitioners/file";
    }
    return page(model, PractitionerForm.write(who));
  }

  @PostMapping("/practitioners/{practitionerId}")
  ModelAndView change(
      @PathVariable UUID practitionerId,
      @RequestParam MultiValueMap<String, String> typed,
      Model model) {
    var who = found(practitionerId);
    model.addAttribute("who", who);
    var form = new PractitionerForm(typed, groupIds(), sites().keySet());
    var changed = form.read(practitionerId, version(typed));
    if (changed.isEmpty()) {
      model.addAttribute("problems", form.problems().problems());
      page(model, PractitionerForm.same(typed));
      return new ModelAndView("practitioners/edit", HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return switch (practitioners.change(changed.get())) {
      case Practitioners.Change.Done done ->
          new ModelAndView("redirect:/practitioners/" + done.practitioner().id() + "?saved");
      case Practitioners.Change.Stale stale -> {
        var same = PractitionerForm.same(typed);
        same.put("version", String.valueOf(stale.theirs().version()));
        model.addAttribute("theirs", stale.theirs());
        model.addAttribute("groupNames", groupNames());
        page(model, same);
        yield new ModelAndView("practitioners/edit", HttpStatus.CONFLICT);
      }
    };
  }

  private String page(Model model, Map<String, ?> typed) {
    model.addAttribute("form", typed);
    model.addAttribute("disciplines", disciplines());
    model.addAttribute("groups", groupNames());
    model.addAttribute("sites", sites());
    model.addAttribute("registrationRows", rows("registration", typed));
    model.addAttribute("trainingRows", rows("training", typed));
    return "practitioners/edit";
  }

  private static List<String> rows(String kind, Map<String, ?> typed) {
    int last = 0;
    for (int i = 1; i <= PractitionerForm.MOST_ROWS; i++) {
      var row = kind + i + ".";
      if (typed.entrySet().stream()
          .anyMatch(e -> e.getKey().startsWith(row) && isFilled(e.getValue()))) {
        last = i;
      }
    }
    var rows = new ArrayList<String>();
    for (int i = 1; i <= Math.min(last + 1, PractitionerForm.MOST_ROWS); i++) {
      rows.add(kind + i);
    }
    return rows;
  }

  private static boolean isFilled(Object value) {
    return value instanceof List<?> several ? !several.isEmpty() : !value.toString().isBlank();
  }

  private Practitioner found(UUID id) {
    return practitioners
        .find(id)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static boolean mayEditAll(Actor actor) {
    return actor.is(Role.MANAGER) || actor.is(Role.ADMINISTRATOR);
  }

  /** As the access matrix says for the POST of the same page. */
  private static boolean mayEdit(Actor actor, UUID practitionerId) {
    return mayEditAll(actor) || practitionerId.equals(actor.practitionerId());
  }

  private static boolean isDeskOnly(Actor actor) {
    return !actor.is(Role.CLINICIAN) && !mayEditAll(actor);
  }

  /** Spots whose precaution only a training of their own answers. */
  private Map<String, String> sites() {
    var sites = new LinkedHashMap<String, String>();
    content.rows("screening/precautions.csv").stream()
        .filter(row -> row.text("action_code").equals("training_required"))
        .forEach(row -> sites.put(row.text("id"), row.text("condition")));
    return sites;
  }

  private Map<String, String> groupNames() {
    var names = new LinkedHashMap<String, String>();
    content.bodyGroups().forEach(g -> names.put(g.id(), g.name()));
    return names;
  }

  private Set<String> groupIds() {
    return content.bodyGroups().stream().map(BodyGroup::id).collect(Collectors.toSet());
  }

  private static Map<String, String> disciplines() {
    var words = new LinkedHashMap<String, String>();
    Arrays.stream(Discipline.values()).forEach(d -> words.put(d.name(), d.inWords()));
    return words;
  }

  private static int version(MultiValueMap<String, String> typed) {
    var text = String.valueOf(typed.getFirst("version"));
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(LocaleContextHolder.getTimeZone().toZoneId()));
  }
}
