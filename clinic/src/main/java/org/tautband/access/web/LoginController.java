package org.tautband.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tautband.access.CurrentActor;
import org.tautband.access.LogoutGuard;
import org.tautband.access.SignIn;

/** Signing in and out. */
@Controller
class LoginController {
  private final List<LogoutGuard> guards;

  LoginController(List<LogoutGuard> guards) {
    this.guards = guards;
  }

  @GetMapping("/")
  String front() {
    return CurrentActor.find().isPresent() ? "redirect:/today" : "redirect:/guide";
  }

  @GetMapping("/login")
  String form(
      Model model,
      HttpServletRequest request,
      @RequestParam(required = false) @Nullable Integer wait) {
    model.addAttribute("wrong", request.getParameter("wrong") != null);
    model.addAttribute("expired", request.getParameter("expired") != null);
    model.addAttribute("goodbye", request.getParameter("goodbye") != null);
    model.addAttribute("waitSeconds", wait);
    model.addAttribute("typed", SignIn.takeTyped(request).isPresent());
    return "access/login";
  }

  /** Shows the form that arrived after its login had expired, to be sent again. */
  @GetMapping("/login/again")
  String again(Model model, HttpServletRequest request) {
    var typed = SignIn.takeTyped(request);
    if (typed.isEmpty()) {
      return "redirect:/today";
    }
    SignIn.forgetTyped(request);
    model.addAttribute("typed", typed.get());
    return "access/again";
  }

  @PostMapping("/logout")
  String logout(HttpServletRequest request) {
    var actor = CurrentActor.find();
    if (actor.isPresent()) {
      for (var guard : guards) {
        var unfinished = guard.unfinished(actor.get());
        if (unfinished.isPresent()) {
          return "redirect:" + unfinished.get().path();
        }
      }
    }
    var session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
    SecurityContextHolder.clearContext();
    return "redirect:/login?goodbye";
  }
}
