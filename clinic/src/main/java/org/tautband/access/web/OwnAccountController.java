package org.tautband.access.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tautband.access.Accounts;
import org.tautband.access.Actor;
import org.tautband.access.CurrentActor;
import org.tautband.access.FieldProblem;
import org.tautband.access.Reauthentication;
import org.tautband.access.SecondFactors;

/** A person's own account: what it may do, and another password. */
@Controller
class OwnAccountController {
  private final Accounts accounts;
  private final Reauthentication again;
  private final SecondFactors factors;

  OwnAccountController(Accounts accounts, Reauthentication again, SecondFactors factors) {
    this.factors = factors;
    this.accounts = accounts;
    this.again = again;
  }

  @GetMapping("/account")
  String page(Model model) {
    return shown(CurrentActor.get(), model);
  }

  private String shown(Actor me, Model model) {
    model.addAttribute("me", me);
    model.addAttribute("isSet", factors.isSet(me.accountId()));
    return "access/account";
  }

  @PostMapping("/account")
  String change(
      @RequestParam(defaultValue = "") String current,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String repeated,
      Model model,
      HttpServletResponse response) {
    var me = CurrentActor.get();
    var problems = new ArrayList<>(LinkController.problems(me.login(), password, repeated));
    if (problems.isEmpty()) {
      switch (again.check(current)) {
        case Reauthentication.Answer.Right right -> {
          accounts.choosePassword(me.accountId(), password);
          return "redirect:/account?changed";
        }
        case Reauthentication.Answer.Wrong wrong ->
            problems.add(new FieldProblem("current", "This is not your password now."));
        case Reauthentication.Answer.TooSoon soon ->
            problems.add(
                new FieldProblem(
                    "current",
                    "Too many tries. Wait %d seconds, then try again."
                        .formatted(soon.pause().toSeconds() + 1)));
      }
    }
    model.addAttribute("problems", problems);
    response.setStatus(422);
    return shown(me, model);
  }
}
