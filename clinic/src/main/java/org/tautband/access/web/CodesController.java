package org.tautband.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tautband.access.Actor;
import org.tautband.access.CodeWords;
import org.tautband.access.CurrentActor;
import org.tautband.access.FieldProblem;
import org.tautband.access.HalfSignedIn;
import org.tautband.access.QrCode;
import org.tautband.access.Reauthentication;
import org.tautband.access.SecondFactors;

/** Codes from the phone: typed at sign-in, set up once. */
@Controller
class CodesController {
  private final HalfSignedIn half;
  private final SecondFactors factors;
  private final Reauthentication again;

  CodesController(HalfSignedIn half, SecondFactors factors, Reauthentication again) {
    this.half = half;
    this.factors = factors;
    this.again = again;
  }

  @GetMapping(HalfSignedIn.CODE_PAGE)
  String ask(HttpServletRequest request) {
    return half.isHere(request) ? "access/code" : "redirect:/today";
  }

  @PostMapping(HalfSignedIn.CODE_PAGE)
  String check(
      @RequestParam(defaultValue = "") String code,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (!half.isHere(request)) return "redirect:/today";
    var answer = factors.check(CurrentActor.get().accountId(), code);
    if (answer instanceof SecondFactors.Answer.Right) {
      return "redirect:" + half.goOn(request, response);
    }
    model.addAttribute("problems", List.of(new FieldProblem("code", CodeWords.of(answer))));
    response.setStatus(422);
    return "access/code";
  }

  @GetMapping(HalfSignedIn.SET_UP_PAGE)
  String form(Model model, HttpServletRequest request, HttpServletResponse response) {
    return form(model, request, response, List.of());
  }

  @PostMapping(HalfSignedIn.SET_UP_PAGE)
  String setUp(
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String code,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    boolean first = half.isHere(request);
    // Whoever finds a screen open must not tie the account to another phone.
    if (!first && !(again.check(password) instanceof Reauthentication.Answer.Right)) {
      response.setStatus(422);
      var problem =
          new FieldProblem(
              "password", "This is not your password, or it was tried too often. Type it again.");
      return form(model, request, response, List.of(problem));
    }
    var answer = half.setUp(request, code);
    if (answer instanceof SecondFactors.Answer.Right) {
      return "redirect:" + (first ? half.goOn(request, response) : "/account?codes");
    }
    response.setStatus(422);
    var problem = new FieldProblem("code", CodeWords.of(answer));
    return form(model, request, response, List.of(problem));
  }

  private String form(
      Model model,
      HttpServletRequest request,
      HttpServletResponse response,
      List<FieldProblem> problems) {
    var me = CurrentActor.get();
    var key = half.freshKey(request);
    response.setHeader("Cache-Control", "no-store");
    model.addAttribute("me", me);
    model.addAttribute("first", half.isHere(request));
    model.addAttribute("isSet", factors.isSet(me.accountId()));
    model.addAttribute("letters", key.replaceAll("(.{4})(?=.)", "$1 "));
    model.addAttribute("qr", QrCode.of(address(me, key)));
    model.addAttribute("problems", problems);
    return "access/codes";
  }

  /** The address that authenticator apps read from a picture. */
  private static String address(Actor me, String key) {
    var login = URLEncoder.encode(me.login(), StandardCharsets.UTF_8);
    return "otpauth://totp/Tautband:%s?secret=%s&issuer=Tautband&algorithm=SHA1&digits=6&period=30"
        .formatted(login, key);
  }
}
