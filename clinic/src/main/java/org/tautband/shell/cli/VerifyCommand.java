package org.tautband.shell.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tautband.fhir.Anchors;
import org.tautband.fhir.Drift;
import org.tautband.fhir.Verification;
import org.tautband.shell.cli.Failures.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code verify}: walks every chain of the published record and of the audit. */
@Command(name = "verify", description = "Walks every chain of the published record.")
final class VerifyCommand implements Callable<Integer> {
  @Option(names = "--data", paramLabel = "DIR")
  @Nullable Path data;

  @Option(
      names = "--anchor",
      paramLabel = "DIR",
      description = "folder with the roots that were kept elsewhere: finds newest rows cut off")
  @Nullable Path anchor;

  @Override
  public Integer call() throws IOException {
    if (anchor != null && !Files.isDirectory(anchor)) {
      throw new Refusal(anchor + " is no folder. Name the one that --anchor was given to export.");
    }
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
      if (anchor != null) {
        clean &= agreesWith(anchor, work);
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

  /** Whether every root kept in the folder still stands for what is in the record. */
  private static boolean agreesWith(Path anchor, WorkPlace work) {
    var anchors = work.bean(Anchors.class);
    var known = anchors.groupsIn(anchor);
    if (known.isEmpty()) {
      Console.say("FAULT " + anchor + " holds no signed root: there is nothing to compare with");
      return false;
    }
    List<String> faults = new ArrayList<>();
    for (var group : work.groups()) {
      if (known.remove(group)) {
        faults.addAll(work.as(group, () -> anchors.faults(anchor)));
        var newest = work.as(group, () -> anchors.newest(anchor));
        newest.ifPresent(
            at ->
                Console.say(
                    "anchor: the newest root kept of group "
                        + group
                        + " was signed at "
                        + at
                        + "; what came after it is not covered"));
      } else {
        Console.say("cannot see: no root of group " + group + " lies in " + anchor);
      }
    }
    known.forEach(
        lost ->
            faults.add("Group " + lost + " has roots in " + anchor + " and is not in the record"));
    faults.forEach(fault -> Console.say("FAULT " + fault));
    Console.say(faults.isEmpty() ? "anchor: agrees" : "anchor: DOES NOT AGREE");
    return faults.isEmpty();
  }
}
