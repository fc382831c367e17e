package org.tautband.shell.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tautband.access.RoleSwitch;
import org.tautband.database.InstanceClock;
import org.tautband.shell.demo.PublishedCases;

/** The demonstration says what of it is real, and its clock moves forward. Elsewhere: not found. */
@Controller
class DemoController {
  private static final Map<Integer, String> STEPS = steps();
  private final boolean demo;
  private final InstanceClock clock;
  private final PublishedCases cases;
  private final RoleSwitch roles;

  DemoController(
      @Value("${tautband.demo:false}") boolean demo,
      InstanceClock clock,
      PublishedCases cases,
      RoleSwitch roles) {
    this.roles = roles;
    this.demo = demo;
    this.clock = clock;
    this.cases = cases;
  }

  @GetMapping("/about-this-demo")
  String about(Model model) {
    onlyInTheDemo();
    model.addAttribute("now", clock.instant());
    model.addAttribute("ahead", clock.ahead());
    model.addAttribute("steps", STEPS);
    var people = new LinkedHashMap<PublishedCases.Case, String>();
    cases.all().forEach(report -> people.put(report, cases.personOf(report)));
    model.addAttribute("cases", people);
    return "shell/about-this-demo";
  }

  /** Moves the clock forward by one of the offered steps, never back. */
  @PostMapping("/demo/clock")
  String moveClock(@RequestParam(defaultValue = "0") int hours, RedirectAttributes next) {
    onlyInTheDemo();
    if (!STEPS.containsKey(hours)) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    clock.moveForward(Duration.ofHours(hours));
    next.addFlashAttribute("moved", STEPS.get(hours));
    return "redirect:/about-this-demo#clock";
  }

  /** One press, and whoever sits here is somebody else. */
  @PostMapping("/demo/become")
  String become(
      @RequestParam(defaultValue = "") String login,
      HttpServletRequest request,
      HttpServletResponse response) {
    return switch (roles.become(login, request, response)) {
      case RoleSwitch.Answer.Done done -> "redirect:/today";
      case RoleSwitch.Answer.Held held -> "redirect:" + held.by().path();
      case RoleSwitch.Answer.Refused no -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    };
  }

  private void onlyInTheDemo() {
    if (!demo) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
  }

  private static Map<Integer, String> steps() {
    var steps = new LinkedHashMap<Integer, String>();
    steps.put(1, "1 hour");
    steps.put(24, "1 day");
    steps.put(7 * 24, "1 week");
    steps.put(30 * 24, "30 days");
    steps.put(100 * 24, "100 days");
    return steps;
  }
}
