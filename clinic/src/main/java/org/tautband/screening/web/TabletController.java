package org.tautband.screening.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
import org.tautband.access.FieldProblem;
import org.tautband.access.LogoutGuard;
import org.tautband.access.Reauthentication;
import org.tautband.access.ScreenLock;
import org.tautband.evidence.AskedOf;
import org.tautband.evidence.Content;
import org.tautband.screening.Screenings;

/** The questions on the room's tablet, in the patient's hand. */
@Controller
class TabletController {
  private final Screenings screenings;
  private final GroupPages pages;
  private final Content content;
  private final Reauthentication again;
  private final ScreenLock screen;
  private final List<LogoutGuard> guards;
  private final Clock clock;

  TabletController(
      Screenings screenings,
      GroupPages pages,
      Content content,
      Reauthentication again,
      ScreenLock screen,
      List<LogoutGuard> guards,
      Clock clock) {
    this.screenings = screenings;
    this.pages = pages;
    this.content = content;
    this.again = again;
    this.screen = screen;
    this.guards = guards;
    this.clock = clock;
  }

  /** Not while this person has needles in a patient: nothing could be recorded from this tablet. */
  @PostMapping("/patients/{patientId}/screening/hand-over")
  String handOver(
      @PathVariable UUID patientId,
      @RequestParam(required = false) @Nullable List<String> place,
      HttpServletRequest request) {
    for (var guard : guards) {
      var unfinished = guard.unfinished(CurrentActor.get());
      if (unfinished.isPresent()) return "redirect:" + unfinished.get().path();
    }
    List<String> places = PlannedPlaces.written(PlannedPlaces.read(place, content));
    screenings.handOver(patientId);
    new HandedOver(patientId, places, clock.instant().toEpochMilli()).keepIn(request.getSession());
    return "redirect:/patients/" + patientId + "/screening/tablet";
  }

  @GetMapping("/patients/{patientId}/screening/tablet")
  String questions(
      @PathVariable UUID patientId,
      @RequestParam(defaultValue = "1") String group,
      Model model,
      HttpServletRequest request) {
    Optional<GroupPages.Step> step = step(patientId, group, request);
    if (step.isEmpty()) {
      return "redirect:/patients/" + patientId + "/screening";
    }
    boolean more = request.getParameter("done") == null && pages.show(step.get(), model);
    if (more) {
      return "screening/tablet";
    }
    model.addAttribute("takeBack", "/patients/" + patientId + "/screening/take-back");
    model.addAttribute("again", "/patients/" + patientId + "/screening/tablet");
    return "screening/tablet-done";
  }

  @PostMapping("/patients/{patientId}/screening/tablet")
  String answer(
      @PathVariable UUID patientId,
      @RequestParam MultiValueMap<String, String> sent,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    Optional<GroupPages.Step> step = step(patientId, AskController.value(sent, "group"), request);
    if (step.isEmpty()) {
      return "redirect:/patients/" + patientId + "/screening";
    }
    if (pages.save(step.get(), sent, model)) {
      return "redirect:" + step.get().next(pages.groupCount(step.get()));
    }
    response.setStatus(GroupPages.NOT_SAVED);
    return "screening/tablet";
  }

  @GetMapping("/patients/{patientId}/screening/take-back")
  String takeBackForm(@PathVariable UUID patientId, Model model, HttpServletRequest request) {
    if (HandedOver.of(request).isEmpty()) {
      return "redirect:/patients/" + patientId + "/screening";
    }
    model.addAttribute("back", "/patients/" + patientId + "/screening/tablet?done");
    return "screening/take-back";
  }

  @PostMapping("/patients/{patientId}/screening/take-back")
  String takeBack(
      @PathVariable UUID patientId,
      @RequestParam(defaultValue = "") String password,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    Optional<HandedOver> handedOver = HandedOver.of(request);
    if (handedOver.isEmpty()) {
      return "redirect:/patients/" + patientId + "/screening";
    }
    Optional<String> wrong =
        switch (again.check(password)) {
          case Reauthentication.Answer.Right _ -> Optional.empty();
          case Reauthentication.Answer.Wrong _ ->
              Optional.of("This is not the password of who is signed in. Type it again.");
          case Reauthentication.Answer.TooSoon soon ->
              Optional.of(
                  "Too many wrong tries. Wait "
                      + Math.max(1, soon.pause().toSeconds())
                      + " seconds, then type it again.");
        };
    if (wrong.isPresent()) {
      model.addAttribute("problems", List.of(new FieldProblem("password", wrong.get())));
      model.addAttribute("back", "/patients/" + patientId + "/screening/tablet?done");
      response.setStatus(GroupPages.NOT_SAVED);
      return "screening/take-back";
    }
    screenings.takeBack(patientId);
    HandedOver.forget(request.getSession());
    screen.opened(request);
    String places = PlannedPlaces.query(PlannedPlaces.read(handedOver.get().places(), content));
    return "redirect:/patients/" + patientId + "/screening?" + places;
  }

  private Optional<GroupPages.Step> step(UUID patientId, String group, HttpServletRequest request) {
    return HandedOver.of(request)
        .filter(handedOver -> handedOver.patientId().equals(patientId))
        .map(
            handedOver ->
                new GroupPages.Step(
                    new AskingRound(
                        patientId,
                        PlannedPlaces.read(handedOver.places(), content),
                        AskedOf.PATIENT,
                        Instant.ofEpochMilli(handedOver.beganMillis())),
                    AskController.number(group),
                    "",
                    handedOver.path(),
                    handedOver.path() + "?done",
                    true));
  }
}
