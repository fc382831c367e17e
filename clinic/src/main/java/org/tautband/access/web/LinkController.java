package org.tautband.access.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tautband.access.FieldProblem;
import org.tautband.access.OneTimeLinks;
import org.tautband.access.PasswordRule;

/** A printed one-time link: its owner chooses a password. Opening the page uses nothing up. */
@Controller
class LinkController {
  private final OneTimeLinks links;

  LinkController(OneTimeLinks links) {
    this.links = links;
  }

  @GetMapping("/link/{secret}")
  String form(@PathVariable String secret, Model model, HttpServletResponse response) {
    var owner = links.owner(secret);
    if (owner.isEmpty()) {
      return spent(response);
    }
    model.addAttribute("owner", owner.get());
    return "access/link";
  }

  @PostMapping("/link/{secret}")
  String choose(
      @PathVariable String secret,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String repeated,
      Model model,
      HttpServletResponse response) {
    var owner = links.owner(secret);
    if (owner.isEmpty()) {
      return spent(response);
    }
    var problems = problems(owner.get().login(), password, repeated);
    if (!problems.isEmpty()) {
      model.addAttribute("owner", owner.get());
      model.addAttribute("problems", problems);
      response.setStatus(422);
      return "access/link";
    }
    return links.choosePassword(secret, password) ? "redirect:/login?chosen" : spent(response);
  }

  static List<FieldProblem> problems(String login, String password, String repeated) {
    var problems = new ArrayList<FieldProblem>();
    PasswordRule.problem(login, password)
        .ifPresent(words -> problems.add(new FieldProblem("password", words)));
    if (problems.isEmpty() && !password.equals(repeated)) {
      problems.add(
          new FieldProblem("repeated", "The two passwords differ. Type the same one twice."));
    }
    return List.copyOf(problems);
  }

  private static String spent(HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_GONE);
    return "access/link-spent";
  }
}
