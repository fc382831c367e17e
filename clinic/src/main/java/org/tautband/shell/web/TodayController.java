package org.tautband.shell.web;

import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tautband.access.CurrentActor;
import org.tautband.worklist.Rounds;
import org.tautband.worklist.Worklist;

/** The first page of a working day. */
@Controller
class TodayController {
  private final Clock clock;
  private final Today today;
  private final Worklist worklist;
  private final Rounds rounds;
  private final GuidedSession guided;
  private final Links links;

  TodayController(
      Clock clock,
      Today today,
      Worklist worklist,
      Rounds rounds,
      GuidedSession guided,
      Links links) {
    this.clock = clock;
    this.today = today;
    this.worklist = worklist;
    this.rounds = rounds;
    this.guided = guided;
    this.links = links;
  }

  @GetMapping("/today")
  String today(
      @RequestParam(required = false) @Nullable UUID clinic,
      @RequestParam(required = false) @Nullable String of,
      Model model) {
    var actor = CurrentActor.get();
    if (!links.meetsPatients()) {
      return "redirect:/settings";
    }
    rounds.walkIfNeeded();
    model.addAttribute("now", clock.instant());
    model.addAttribute("day", today.at(clinic, "everybody".equals(of), actor).orElse(null));
    model.addAttribute("guide", guided.of(actor).orElse(null));
    model.addAttribute("work", worklist.count());
    return "shell/today";
  }
}
