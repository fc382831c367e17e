package org.tautband.access.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.tautband.access.Actor;
import org.tautband.access.CurrentActor;
import org.tautband.access.PageTokens;
import org.tautband.access.ScreenLock;

/** What the layout needs on every page: who is signed in, the patient's token, the ribbon. */
@ControllerAdvice
class PageModel {
  private final PageTokens tokens;
  private final boolean demo;

  PageModel(PageTokens tokens, @Value("${tautband.demo:false}") boolean demo) {
    this.tokens = tokens;
    this.demo = demo;
  }

  @ModelAttribute("actor")
  @Nullable Actor actor() {
    return CurrentActor.find().orElse(null);
  }

  @ModelAttribute("demo")
  boolean demo() {
    return demo;
  }

  /** Whether a locked screen asks for a code beside the password. */
  @ModelAttribute("codeAsked")
  boolean codeAsked(HttpServletRequest request) {
    return ScreenLock.asksForCode(request);
  }

  @ModelAttribute("pageToken")
  @Nullable String pageToken(HttpServletRequest request) {
    return CurrentActor.find().isEmpty()
        ? null
        : PatientPages.patientOf(request).map(tokens::forPatient).orElse(null);
  }
}
