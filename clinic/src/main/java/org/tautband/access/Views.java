package org.tautband.access;

import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.ModelAndView;

/** What is known of an answer before it is drawn. */
public final class Views {
  private Views() {}

  /** Whether a page will be drawn: not when a program is answered or somebody is sent on. */
  public static boolean drawn(@Nullable ModelAndView page) {
    return page != null
        && page.hasView()
        && (page.getViewName() == null || !page.getViewName().startsWith("redirect:"));
  }
}
