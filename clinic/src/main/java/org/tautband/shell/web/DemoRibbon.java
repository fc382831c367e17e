package org.tautband.shell.web;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.tautband.shell.demo.DemoClinic;

/** The demonstration's ribbon says what its clock says and lets one change roles. */
@ControllerAdvice
class DemoRibbon {
  private final boolean demo;
  private final Words words;

  DemoRibbon(@Value("${tautband.demo:false}") boolean demo, Clock clock) {
    this.demo = demo;
    words = new Words(clock);
  }

  /** Everybody the demonstration lets one be. */
  @ModelAttribute("demoPeople")
  List<DemoClinic.Face> people() {
    return demo ? DemoClinic.faces() : List.of();
  }

  @ModelAttribute("demoNow")
  @Nullable String now() {
    return demo ? words.now() : null;
  }
}
