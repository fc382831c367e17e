package org.tautband.shell.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tautband.fhir.Drift;
import org.tautband.fhir.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code verify}: walks every chain of the published record and of the audit. */
@Command(name = "verify", description = "Walks every chain of the published record.")
final class VerifyCommand implements Callable<Integer> {
  @Option(names = "--data", paramLabel = "DIR")
  @Nullable Path data;

  @Override
  public Integer call() throws IOException {
    try (var work = WorkPlace.open(data, "Starting")) {
      long versions = 0;
      long chains = 0;
      long rendered = 0;
      boolean clean = true;
      Set<String> cannotSee = new LinkedHashSet<>();
      for (var group : work.groups()) {
        Verification.Report report;
        try (var walking = Progress.of("Walking the chains")) {
          report = work.as(group, () -> work.bean(Verification.class).check());
        }
        report.faults().forEach(fault -> Console.say("FAULT " + fault));
        Drift.Report drift;
        try (var rendering = Progress.of("Rendering every record again")) {
          drift = work.as(group, () -> work.bean(Drift.class).check());
        }
        drift.differences().forEach(difference -> Console.say("FAULT " + difference));
        clean &= drift.differences().isEmpty();
        rendered += drift.compared();
        versions += report.versions();
        chains += report.chains();
        clean &= report.clean();
        cannotSee.addAll(report.cannotSee());
      }
      Console.say(
          (clean ? "clean" : "NOT clean")
              + ": "
              + versions
              + " versions in "
              + chains
              + " chains walked, search columns derived again, "
              + rendered
              + " records rendered again and compared, the audit's chain walked");
      cannotSee.forEach(words -> Console.say("cannot see: " + words));
      return clean ? 0 : 1;
    }
  }
}
