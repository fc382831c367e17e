package org.tautband.shell.web;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The demonstration's ribbon says what its clock says. */
@ControllerAdvice
class DemoRibbon {
  private final boolean demo;
  private final Words words;

  DemoRibbon(@Value("${tautband.demo:false}") boolean demo, Clock clock) {
    this.demo = demo;
    words = new Words(clock);
  }

  @ModelAttribute("demoNow")
  @Nullable String now() {
    return demo ? words.now() : null;
  }
}
