package org.tautband.assessment.web;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.tautband.access.Audit;
import org.tautband.access.CurrentActor;
import org.tautband.access.Role;
import org.tautband.assessment.PalpationReport;
import org.tautband.assessment.Palpations;
import org.tautband.database.Ids;

/** What is kept for testing the ranking: how much, as a file, and taken back by the patient. */
@Controller
class PalpationController {
  private final PalpationReport report;
  private final Palpations palpations;

  PalpationController(PalpationReport report, Palpations palpations) {
    this.report = report;
    this.palpations = palpations;
  }

  @GetMapping("/palpations")
  String report(Model model) {
    model.addAttribute("report", report.now());
    model.addAttribute("mayHandOut", CurrentActor.get().roles().contains(Role.MANAGER));
    model.addAttribute("fewest", PalpationReport.FEWEST);
    return "assessment/palpations";
  }

  /** Whose palpations are in the file stands in the audit, and so in the patient's copy. */
  @GetMapping("/palpations/kept.jsonl")
  ResponseEntity<byte[]> handOut() {
    if (!report.now().enough()) {
      throw new ResponseStatusException(
          HttpStatus.CONFLICT, "handed out from " + PalpationReport.FEWEST + " patients on");
    }
    PalpationReport.HandedOut out = report.handOut();
    out.people().forEach(Audit::shows);
    return ResponseEntity.ok()
        .header("Content-Type", "application/jsonl")
        .header("Content-Disposition", "attachment; filename=\"palpations.jsonl\"")
        .header("Cache-Control", "no-store")
        .body((String.join("\n", out.lines()) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  @PostMapping(
      "/patients/{patientId}/episodes/{episodeId}/assessments/{assessmentId}/palpations/taken-back")
  String takeBack(
      @PathVariable UUID patientId,
      @PathVariable UUID episodeId,
      @PathVariable UUID assessmentId,
      @RequestParam MultiValueMap<String, String> typed) {
    palpations.takeBack(patientId, Ids.sent(typed.getFirst("submission")));
    return "redirect:/patients/"
        + patientId
        + "/episodes/"
        + episodeId
        + "/assessments/"
        + assessmentId;
  }
}
