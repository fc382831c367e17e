package org.tautband.outbox.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tautband.outbox.Letter;
import org.tautband.outbox.Outbox;
import org.tautband.outbox.Posting;

/** What was sent, what waits and what could not be delivered. */
@Controller
class OutboxController {
  private final Outbox outbox;

  OutboxController(Outbox outbox) {
    this.outbox = outbox;
  }

  /**
   * One mail.
   *
   * @param letter and path: in the demonstration only: elsewhere its link is nobody's but the
   *     receiver's
   */
  record Line(Posting posting, @Nullable Letter letter, @Nullable String path) {}

  @GetMapping("/outbox")
  String list(Model model) {
    var all = outbox.newest();
    model.addAttribute("waiting", lines(all.stream().filter(Posting::waits).toList()));
    model.addAttribute("givenUp", lines(all.stream().filter(p -> p.givenUpAt() != null).toList()));
    model.addAttribute("sent", lines(all.stream().filter(p -> p.sentAt() != null).toList()));
    model.addAttribute("count", outbox.count());
    model.addAttribute("most", Outbox.MOST_SHOWN);
    model.addAttribute("canSend", outbox.canSend());
    model.addAttribute("keepsAll", outbox.keepsAll());
    return "outbox/list";
  }

  @PostMapping("/outbox/{mailId}/again")
  String again(@PathVariable UUID mailId, RedirectAttributes next) {
    next.addFlashAttribute("again", outbox.tryAgain(mailId));
    return "redirect:/outbox";
  }

  private List<Line> lines(List<Posting> postings) {
    return postings.stream().map(this::line).toList();
  }

  private Line line(Posting posting) {
    return outbox.keepsAll()
        ? new Line(posting, outbox.letter(posting.mail()), outbox.pathIn(posting.mail()))
        : new Line(posting, null, null);
  }
}
