package org.tautband.shell.web;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.tautband.database.Backups;
import org.tautband.database.Installation;
import org.tautband.fhir.Anchors;

/** How it stands with the backup: for managers and administrators. */
@Controller
class BackupsController {
  private static final long MEGABYTE = 1 << 20;
  private final Backups backups;
  private final Anchors anchors;
  private final Installation installation;
  private final boolean outside;

  BackupsController(
      Backups backups, Anchors anchors, Installation installation, Environment environment) {
    this.backups = backups;
    this.anchors = anchors;
    this.installation = installation;
    this.outside = !environment.getProperty("tautband.url", "").isBlank();
  }

  @GetMapping("/settings/backups")
  String backups(Model model) throws IOException {
    var state = backups.state();
    model.addAttribute("outside", outside);
    model.addAttribute("demonstration", installation.isDemonstration());
    model.addAttribute("problems", state.problems());
    model.addAttribute("destination", state.destination().map(Object::toString).orElse(""));
    model.addAttribute("good", words(state.goodAt()));
    model.addAttribute("log", words(state.logUpTo()));
    model.addAttribute("clear", megabytes(state.clearBytes()));
    model.addAttribute("sealed", megabytes(state.sealedBytes()));
    model.addAttribute("all", megabytes(state.allBytes()));
    model.addAttribute("tried", words(state.triedAt()));
    model.addAttribute("triedWorked", state.triedWorked());
    model.addAttribute("triedWords", state.triedWords());
    model.addAttribute("anchor", anchors.folder().map(Object::toString).orElse(""));
    model.addAttribute("anchored", words(anchors.folder().flatMap(anchors::newest)));
    return "shell/backups";
  }

  private static String words(Optional<Instant> at) {
    return at.map(instant -> instant.toString().substring(0, 16).replace('T', ' ') + " UTC")
        .orElse("");
  }

  private static String megabytes(long bytes) {
    return (bytes + MEGABYTE - 1) / MEGABYTE + " MB";
  }
}
