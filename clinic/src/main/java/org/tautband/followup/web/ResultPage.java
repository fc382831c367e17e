package org.tautband.followup.web;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.tautband.atlas.BodyChart;
import org.tautband.clinics.Clinic;
import org.tautband.database.Ids;
import org.tautband.episodes.Episode;
import org.tautband.episodes.Goal;
import org.tautband.followup.CheckIn;
import org.tautband.followup.CheckInDrawings;
import org.tautband.followup.Replies;
import org.tautband.followup.Reply;

/** What a patient reads after an answer: what to do first, then what else may be told. */
@Component
class ResultPage {
  private final Replies replies;
  private final CheckInDrawings drawings;
  private final BodyChart chart;
  private final Clock clock;

  ResultPage(Replies replies, CheckInDrawings drawings, BodyChart chart, Clock clock) {
    this.replies = replies;
    this.drawings = drawings;
    this.chart = chart;
    this.clock = clock;
  }

  String of(CheckIn checkIn, Clinic clinic, Reply reply, Model model) {
    toDo(clinic, reply, model);
    model.addAttribute("goals", goals(checkIn));
    model.addAttribute("submission", Ids.next());
    drawings.of(checkIn).stream()
        .findFirst()
        .ifPresent(
            newest -> {
              model.addAttribute("drawnWords", chart.toPatient(newest.drawing()));
              model.addAttribute("pictures", chart.small(newest.drawing()));
            });
    return "followup/result";
  }

  /** What the answer led to. */
  void toDo(Clinic clinic, Reply reply, Model model) {
    var here = clock.instant().atZone(clinic.zone()).toLocalDateTime();
    model.addAttribute("reply", reply);
    model.addAttribute("clinic", clinic);
    model.addAttribute("toldAt", reply.at().atZone(clinic.zone()));
    model.addAttribute(
        "closedNow",
        !clinic.openingHours().openings().isEmpty() && !clinic.openingHours().includes(here));
    model.addAttribute(
        "tells", reply.decisive().stream().map(Reply.Said::tell).distinct().toList());
  }

  List<Goal> goals(CheckIn checkIn) {
    return replies.openEpisode(checkIn).map(Episode::goals).orElse(List.of());
  }
}
