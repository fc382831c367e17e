package org.tautband.shell.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.tautband.database.Backups;
import org.tautband.shell.cli.Doctor.Finding;
import org.tautband.shell.cli.Doctor.Fine;
import org.tautband.shell.cli.Doctor.Problem;

/** The doctor's look at the backup. */
final class BackupDoctor {
  private static final String WHAT = "backup";

  private BackupDoctor() {}

  static List<Finding> examine(Map<String, String> environment, DataFolder data) {
    if (!environment.getOrDefault("TAUTBAND_DATABASE_URL", "").isBlank()) {
      return List.of(
          new Fine(WHAT, "the outside server's own tools make it: docs/operations.md says how"));
    }
    if (!data.hasRecord()) {
      return List.of(new Fine(WHAT, "nothing to back up yet"));
    }
    try {
      var state = new Backups(data.path()).state();
      if (data.isDemo() && state.goodAt().isEmpty()) {
        return List.of(new Fine(WHAT, "none; these people are invented"));
      }
      if (!state.problems().isEmpty()) {
        return state.problems().stream().<Finding>map(p -> new Problem(WHAT, p)).toList();
      }
      return List.of(
          new Fine(
              WHAT,
              "of %s in %s; log up to %s; %s"
                  .formatted(
                      state.goodAt().orElseThrow(),
                      state.destination().map(Object::toString).orElse("?"),
                      state.logUpTo().map(Object::toString).orElse("the same time"),
                      state
                          .triedAt()
                          .map(at -> "last restore tried at " + at)
                          .orElse("a restore was never tried"))));
    } catch (IOException unreadable) {
      return List.of(new Problem(WHAT, "its notes cannot be read: " + unreadable.getMessage()));
    }
  }
}
