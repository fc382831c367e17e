package org.tautband.shell.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code doctor}: what is wrong with this machine, and the mend. */
@Command(name = "doctor", description = "What is wrong with this machine, and the mend.")
final class DoctorCommand implements Callable<Integer> {
  @Option(names = "--data", paramLabel = "DIR")
  @Nullable Path data;

  @Option(names = "--port", paramLabel = "N")
  @Nullable Integer port;

  @Override
  public Integer call() {
    var findings = Doctor.examine(System.getenv(), data, port);
    findings.forEach(f -> Console.say(f.inWords()));
    return findings.stream().anyMatch(f -> f instanceof Doctor.Problem) ? 1 : 0;
  }
}
