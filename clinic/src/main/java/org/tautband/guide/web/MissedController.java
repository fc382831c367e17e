package org.tautband.guide.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.tautband.guide.MissedSearches;

/** What people looked for in the guide in vain, for whoever writes its next article. */
@Controller
class MissedController {
  private final MissedSearches missed;

  MissedController(MissedSearches missed) {
    this.missed = missed;
  }

  @GetMapping("/evidence/missed-searches")
  String missed(Model model) {
    model.addAttribute("missed", missed.all());
    return "guide/missed";
  }
}
