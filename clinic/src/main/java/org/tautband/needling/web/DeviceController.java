package org.tautband.needling.web;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
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
import org.tautband.access.CurrentActor;
import org.tautband.access.FieldProblem;
import org.tautband.access.TypedForm;
import org.tautband.database.Ids;
import org.tautband.needling.EntryKind;
import org.tautband.needling.RecordedEntry;
import org.tautband.needling.Session;
import org.tautband.needling.Sessions;
import org.tautband.needling.Site;
import org.tautband.needling.Tap;

/**
 * The devices a session is written on: a colleague takes it over; a device that will not send what
 * it holds is given up after a count.
 */
@Controller
class DeviceController {
  private final Sessions sessions;
  private final Desk desk;

  DeviceController(Sessions sessions, Desk desk) {
    this.sessions = sessions;
    this.desk = desk;
  }

  /** What arrived from one device; {@code by} wrote on it last. */
  record Device(UUID id, String by, int entries, Instant last) {}

  @GetMapping("/patients/{patientId}/sessions/{sessionId}/device")
  String ask(
      @PathVariable UUID patientId,
      @PathVariable UUID sessionId,
      @RequestParam(required = false) @Nullable UUID lost,
      Model model) {
    show(model, desk.session(patientId, sessionId), lost, Map.of(), List.of());
    return "needling/device";
  }

  @PostMapping("/patients/{patientId}/sessions/{sessionId}/device")
  String giveUp(
      @PathVariable UUID patientId,
      @PathVariable UUID sessionId,
      @RequestParam Map<String, String> typed,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    Session session = desk.session(patientId, sessionId);
    UUID lost = Ids.read(typed.get("lost")).orElse(null);
    TypedForm form = new TypedForm();
    int counted = form.whole("counted", "Needles in the patient", typed.get("counted"), 0, 500);
    if (form.isGood() && counted != session.tally().inPatient()) {
      form.refuse(
          "counted",
          "Recount required: you counted "
              + counted
              + ", the record says "
              + session.tally().inPatient()
              + ". Record what is different first.");
    }
    if (lost == null) form.refuse("lost", "Choose the device.");
    if (!form.isGood() || lost == null) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      show(model, session, lost, typed, form.problems());
      return "needling/device";
    }
    sessions.tap(
        patientId,
        sessionId,
        desk.device(request),
        new Tap(
            WordingForm.submission(typed),
            EntryKind.DEVICE_LOST,
            null,
            lost,
            counted,
            Site.NOT_SAID,
            session.lastReceipt(),
            null,
            false));
    return "redirect:" + session.head().path();
  }

  private static void show(
      Model model,
      Session session,
      @Nullable UUID lost,
      Map<String, String> typed,
      List<FieldProblem> problems) {
    model.addAttribute("s", session);
    model.addAttribute("head", session.head());
    model.addAttribute("lost", lost);
    model.addAttribute("devices", devices(session));
    model.addAttribute("mine", session.head().holderId().equals(CurrentActor.get().accountId()));
    model.addAttribute("form", typed);
    model.addAttribute("missing", session.tally().missing());
    model.addAttribute("problems", problems);
    model.addAttribute("submission", Ids.next());
  }

  private static List<Device> devices(Session session) {
    Map<UUID, List<RecordedEntry>> byDevice =
        session.entries().stream()
            .collect(groupingBy(RecordedEntry::device, LinkedHashMap::new, toList()));
    return byDevice.entrySet().stream()
        .map(
            one -> {
              RecordedEntry last = one.getValue().getLast();
              return new Device(
                  one.getKey(), last.by().name(), one.getValue().size(), last.takenAt());
            })
        .toList();
  }
}
