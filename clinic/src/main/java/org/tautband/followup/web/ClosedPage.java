package org.tautband.followup.web;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.tautband.bookings.OpenClinics;
import org.tautband.clinics.Clinic;
import org.tautband.clinics.Clinics;
import org.tautband.database.CurrentGroup;
import org.tautband.evidence.CheckinAnswer.Tier;
import org.tautband.followup.CheckInLinks;
import org.tautband.followup.CheckInQuestions;
import org.tautband.followup.Replies;

/** Where no answer is taken, what to do and whom to call stands all the same. */
@Component
class ClosedPage {
  private final Replies replies;
  private final CheckInQuestions questions;
  private final Clinics clinics;
  private final OpenClinics openClinics;

  ClosedPage(
      Replies replies, CheckInQuestions questions, Clinics clinics, OpenClinics openClinics) {
    this.replies = replies;
    this.questions = questions;
    this.clinics = clinics;
    this.openClinics = openClinics;
  }

  /** The emergency number where no clinic is known. */
  String emergencyInWords() {
    return openClinics.emergencyInWords();
  }

  /** Of a link that has ended or is none of ours. */
  String of(Optional<CheckInLinks.Link> link, Model model) {
    var theirs = link.flatMap(this::clinic);
    var phones =
        theirs
            .map(clinic -> List.of(clinic.phone()))
            .orElseGet(
                () -> openClinics.all().stream().map(o -> o.clinic().phone()).distinct().toList());
    model.addAttribute(
        "emergency", theirs.map(Clinic::emergencyNumber).orElseGet(this::emergencyInWords));
    model.addAttribute("phones", phones.stream().filter(p -> !p.isBlank()).toList());
    model.addAttribute("hours", theirs.map(c -> c.openingHours().inWords()).orElse(""));
    model.addAttribute("emergencies", questions.ofTier(Tier.EMERGENCY));
    model.addAttribute("sameDay", questions.ofTier(Tier.SAME_DAY));
    model.addAttribute("expected", questions.ofTier(Tier.AS_EXPECTED));
    return "followup/closed";
  }

  private Optional<Clinic> clinic(CheckInLinks.Link link) {
    return CurrentGroup.call(
        link.groupId(),
        () ->
            replies.of(link.patientId()).stream()
                .filter(one -> one.checkIn().linkId().equals(link.id()))
                .findFirst()
                .map(one -> clinics.get(one.checkIn().clinicId())));
  }
}
