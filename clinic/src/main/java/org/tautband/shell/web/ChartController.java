package org.tautband.shell.web;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.tautband.access.CurrentActor;
import org.tautband.patients.Patients;

/** The chart of one patient. */
@Controller
class ChartController {
  private final Chart charts;
  private final Patients patients;

  ChartController(Chart charts, Patients patients) {
    this.charts = charts;
    this.patients = patients;
  }

  @GetMapping("/patients/{patientId}")
  String chart(@PathVariable UUID patientId, Model model) {
    if (patients.find(patientId).isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    var actor = CurrentActor.get();
    model.addAttribute("chart", charts.of(patientId, actor));
    return actor.seesClinicalText() ? "shell/chart" : "shell/front-desk-chart";
  }
}
