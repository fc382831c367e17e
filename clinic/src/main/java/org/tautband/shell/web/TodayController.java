package org.tautband.shell.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page of a working day. */
@Controller
class TodayController {
  @GetMapping("/today")
  String today() {
    return "shell/today";
  }
}
