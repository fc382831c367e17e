package org.tautband.followup.web;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.tautband.followup.Replies;

/** What was asked and answered after a patient's sessions. */
@Controller
class StaffController {
  private final Replies replies;

  StaffController(Replies replies) {
    this.replies = replies;
  }

  @GetMapping("/patients/{patientId}/checkins")
  String list(@PathVariable UUID patientId, Model model) {
    model.addAttribute("all", replies.of(patientId));
    return "followup/list";
  }
}
