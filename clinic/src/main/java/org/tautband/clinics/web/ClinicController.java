package org.tautband.clinics.web;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.tautband.access.Actor;
import org.tautband.access.CurrentActor;
import org.tautband.access.FieldProblem;
import org.tautband.access.Role;
import org.tautband.access.TypedForm;
import org.tautband.clinics.Clinic;
import org.tautband.clinics.Clinics;
import org.tautband.clinics.Policy;
import org.tautband.database.Ids;

/** The clinics of the group: what stands on letters and in emergencies, policy, rooms. */
@Controller
class ClinicController {
  private static final Map<String, String> AGAIN =
      new TreeMap<>(Map.of("yes", "yes", "no", "no, each insertion takes a new needle"));

  private final Clinics clinics;

  ClinicController(Clinics clinics) {
    this.clinics = clinics;
  }

  @GetMapping("/settings/clinics")
  String list(Model model) {
    model.addAttribute("clinics", clinics.all());
    model.addAttribute("mayEdit", mayEdit(CurrentActor.get()));
    return "clinics/list";
  }

  @GetMapping("/settings/clinics/new")
  String blank(Model model) {
    var typed = new HashMap<>(ClinicForm.policy(Policy.first()));
    typed.put("submission", Ids.next().toString());
    typed.put("language", "en-GB");
    return page(model, typed);
  }

  @PostMapping("/settings/clinics")
  ModelAndView open(@RequestParam Map<String, String> typed, Model model) {
    var form = new ClinicForm(typed);
    var clinic = form.read(Ids.sent(typed.get("submission")), 1);
    if (clinic.isEmpty()) {
      return refused(model, typed, form.problems().problems());
    }
    var opened = clinics.open(clinic.get(), List.of());
    return new ModelAndView("redirect:/settings/clinics/" + opened.id() + "?saved");
  }

  @GetMapping("/settings/clinics/{clinicId}")
  String clinic(@PathVariable UUID clinicId, @RequestParam Map<String, String> flags, Model model) {
    var clinic = found(clinicId);
    model.addAttribute("saved", flags.containsKey("saved"));
    rooms(model, clinic);
    return page(model, ClinicForm.write(clinic));
  }

  @PostMapping("/settings/clinics/{clinicId}")
  ModelAndView change(
      @PathVariable UUID clinicId, @RequestParam Map<String, String> typed, Model model) {
    rooms(model, found(clinicId));
    var form = new ClinicForm(typed);
    var changed = form.read(clinicId, version(typed));
    if (changed.isEmpty()) {
      return refused(model, typed, form.problems().problems());
    }
    return switch (clinics.change(changed.get())) {
      case Clinics.Change.Done done ->
          new ModelAndView("redirect:/settings/clinics/" + done.clinic().id() + "?saved");
      case Clinics.Change.Stale stale -> {
        model.addAttribute("theirs", differences(stale.theirs(), typed));
        var same = new HashMap<>(typed);
        same.put("version", String.valueOf(stale.theirs().version()));
        page(model, same);
        yield new ModelAndView("clinics/edit", HttpStatus.CONFLICT);
      }
    };
  }

  @PostMapping("/settings/clinics/{clinicId}/rooms")
  ModelAndView addRoom(
      @PathVariable UUID clinicId, @RequestParam Map<String, String> typed, Model model) {
    var clinic = found(clinicId);
    var form = new TypedForm();
    var name = form.needed("room", "Name of the room", typed.get("room"), 100);
    if (form.isGood() && clinics.addRoom(clinicId, name).isEmpty()) {
      form.refuse("room", "The clinic has a room of this name. Choose another name.");
    }
    if (!form.isGood()) {
      rooms(model, clinic);
      var fields = ClinicForm.write(clinic);
      fields.put("room", typed.getOrDefault("room", ""));
      return refused(model, fields, form.problems());
    }
    return new ModelAndView("redirect:/settings/clinics/" + clinicId + "?saved");
  }

  @PostMapping("/settings/clinics/{clinicId}/rooms/{roomId}")
  String offerRoom(
      @PathVariable UUID clinicId, @PathVariable UUID roomId, @RequestParam boolean inUse) {
    var room =
        clinics
            .room(roomId)
            .filter(r -> r.clinicId().equals(clinicId))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    clinics.offerRoom(room.id(), inUse);
    return "redirect:/settings/clinics/" + clinicId + "?saved";
  }

  private ModelAndView refused(
      Model model, Map<String, String> typed, List<FieldProblem> problems) {
    model.addAttribute("problems", problems);
    page(model, typed);
    return new ModelAndView("clinics/edit", HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private static String page(Model model, Map<String, String> typed) {
    model.addAttribute("form", typed);
    model.addAttribute("days", ClinicForm.days());
    var zones = new LinkedHashMap<String, String>();
    java.time.ZoneId.getAvailableZoneIds().stream()
        .filter(z -> z.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*"))
        .sorted()
        .forEach(z -> zones.put(z, z.replace('_', ' ')));
    zones.put("UTC", "UTC");
    model.addAttribute("zones", zones);
    model.addAttribute("againWords", AGAIN);
    return "clinics/edit";
  }

  private void rooms(Model model, Clinic clinic) {
    model.addAttribute("clinic", clinic);
    model.addAttribute("rooms", clinics.rooms(clinic.id()));
  }

  /** Field to what was saved meanwhile, where it differs from what was typed. */
  private static Map<String, String> differences(Clinic theirs, Map<String, String> typed) {
    var found = new LinkedHashMap<String, String>();
    ClinicForm.write(theirs)
        .forEach(
            (field, value) -> {
              if (!field.equals("version")
                  && !value.equals(typed.getOrDefault(field, "").strip())) {
                found.put(field, value);
              }
            });
    return found;
  }

  private Clinic found(UUID id) {
    return clinics.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static boolean mayEdit(Actor actor) {
    return actor.is(Role.MANAGER) || actor.is(Role.ADMINISTRATOR);
  }

  private static int version(Map<String, String> typed) {
    var text = typed.getOrDefault("version", "");
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
  }
}
