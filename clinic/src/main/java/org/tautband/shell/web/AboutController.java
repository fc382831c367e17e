package org.tautband.shell.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.tautband.evidence.Content;

/** What this software is for, what it is not, and whose work it stands on. */
@Controller
class AboutController {
  private final Content content;

  AboutController(Content content) {
    this.content = content;
  }

  @GetMapping("/about")
  String about(Model model) {
    model.addAttribute("factsVersion", content.version());
    return "shell/about";
  }
}
