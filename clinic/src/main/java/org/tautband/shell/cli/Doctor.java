package org.tautband.shell.cli;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at the machine as an administrator would, and says what to do. Changes nothing. */
final class Doctor {
  private static final int NEEDED_JAVA = 25;
  private static final long NEEDED_MEMORY_MB = 1_500;
  private static final long NEEDED_HEAP_MB = 400;
  private static final long DEFAULT_FREE_MB = 2_048;

  private final Map<String, String> environment;
  private final DataFolder data;
  private final @Nullable Integer port;

  private Doctor(Map<String, String> environment, DataFolder data, @Nullable Integer port) {
    this.environment = environment;
    this.data = data;
    this.port = port;
  }

  /** What one look found. */
  sealed interface Finding {
    String inWords();
  }

  record Fine(String what, String words) implements Finding {
    @Override
    public String inWords() {
      return "ok       " + what + ": " + words;
    }
  }

  /**
   * @param words what is wrong and what to do
   */
  record Problem(String what, String words) implements Finding {
    @Override
    public String inWords() {
      return "PROBLEM  " + what + ": " + words;
    }
  }

  static List<Finding> examine(
      Map<String, String> environment, @Nullable Path said, @Nullable Integer port) {
    return new Doctor(environment, folder(environment, said), port).examine();
  }

  private static DataFolder folder(Map<String, String> environment, @Nullable Path said) {
    try {
      return DataFolder.existing(said, environment);
    } catch (Failures.Refusal nothingThereYet) {
      return DataFolder.forServe(said, environment);
    }
  }

  private List<Finding> examine() {
    List<Finding> findings = new ArrayList<>();
    findings.add(java(Runtime.version().feature()));
    findings.add(memory());
    findings.add(folderIsWritable());
    findings.add(disk());
    findings.add(port());
    findings.addAll(new DatabaseDoctor(environment, data).examine());
    findings.add(keys());
    findings.addAll(BackupDoctor.examine(environment, data));
    if (!data.isDemo()
        && ServeSettings.from(environment, data, port) instanceof ServeSettings.Refused refused) {
      refused.reasons().forEach(reason -> findings.add(new Problem("settings", reason)));
    }
    return List.copyOf(findings);
  }

  static Finding java(int version) {
    return version >= NEEDED_JAVA
        ? new Fine("Java", version + " in " + System.getProperty("java.home"))
        : new Problem(
            "Java",
            "this is " + version + "; install a JDK " + NEEDED_JAVA + " and set JAVA_HOME.");
  }

  private static Finding memory() {
    var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long totalMb = machine.getTotalMemorySize() >> 20;
    long heapMb = Runtime.getRuntime().maxMemory() >> 20;
    if (totalMb < NEEDED_MEMORY_MB) {
      return new Problem(
          "memory",
          totalMb
              + " MB in this machine or container; give it at least "
              + NEEDED_MEMORY_MB
              + " MB.");
    }
    return heapMb < NEEDED_HEAP_MB
        ? new Problem(
            "memory", "Java may use " + heapMb + " MB; set TAUTBAND_JAVA_OPTIONS=-Xmx512m or more.")
        : new Fine("memory", totalMb + " MB, of which Java may use " + heapMb + " MB");
  }

  private Finding folderIsWritable() {
    var existing = nearestExisting();
    try {
      Files.delete(Files.createTempFile(existing, "doctor", ".probe"));
      return new Fine(
          "data folder", data.path() + (data.hasRecord() ? "" : " (nothing in it yet)"));
    } catch (IOException refused) {
      return new Problem(
          "data folder",
          data.path()
              + " cannot be written by "
              + System.getProperty("user.name")
              + ". Give that user the right to write in "
              + existing
              + ", or choose another folder with --data or TAUTBAND_DATA.");
    }
  }

  private Path nearestExisting() {
    Path path = data.path();
    while (!Files.exists(path) && path.getParent() != null) {
      path = path.getParent();
    }
    return path;
  }

  private Finding disk() {
    try {
      long freeMb = Files.getFileStore(nearestExisting()).getUsableSpace() >> 20;
      long neededMb = minimumFreeMb();
      return freeMb >= neededMb
          ? new Fine("disk", freeMb + " MB free where the data lies")
          : new Problem(
              "disk",
              "only "
                  + freeMb
                  + " MB free where "
                  + data.path()
                  + " lies; at least "
                  + neededMb
                  + " MB must be. Make room or move the data folder: a full disk stops every"
                  + " save.");
    } catch (IOException unreadable) {
      return new Problem("disk", "its free space cannot be read: " + unreadable.getMessage());
    }
  }

  private long minimumFreeMb() {
    var said = environment.getOrDefault("TAUTBAND_MINIMUM_FREE_MB", "").strip();
    return said.matches("\\d{1,9}") ? Long.parseLong(said) : DEFAULT_FREE_MB;
  }

  private Finding port() {
    int wanted = port == null ? configuredPort() : port;
    if (wanted == 0) {
      return new Fine("port", "any free one");
    }
    var address = environment.getOrDefault("TAUTBAND_ADDRESS", "127.0.0.1");
    if (Application.isFree(address, wanted)) {
      return new Fine("port", wanted + " is free");
    }
    return answersAsTautband(wanted)
        ? new Fine("port", wanted + " is served by a running Tautband")
        : new Problem("port", Failures.portTaken(wanted));
  }

  private int configuredPort() {
    var said = environment.getOrDefault("TAUTBAND_PORT", "").strip();
    return said.matches("\\d{1,5}") ? Integer.parseInt(said) : 8080;
  }

  private static boolean answersAsTautband(int port) {
    try {
      Application.awaitFirstPage("http://127.0.0.1:" + port);
      return true;
    } catch (IOException somethingElse) {
      return false;
    }
  }

  private Finding keys() {
    var folder = data.path().resolve("secrets");
    if (!Files.exists(folder)) {
      return Files.exists(data.path().resolve("postgres"))
          ? new Problem(
              "keys",
              folder
                  + " is missing, but a record is there. Put it back from where you keep secrets.")
          : new Fine("keys", "are made at the first start");
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(Doctor::exposed)
          .flatMap(Optional::stream)
          .<Finding>map(words -> new Problem("keys", words))
          .findFirst()
          .orElseGet(() -> new Fine("keys", "in " + folder + ", readable by their owner only"));
    } catch (IOException unreadable) {
      return new Problem("keys", folder + " cannot be read: " + unreadable.getMessage());
    }
  }

  private static Optional<String> exposed(Path key) {
    try {
      if (Files.size(key) == 0) {
        return Optional.of(key + " is empty. Put it back from where you keep secrets.");
      }
      var open =
          Set.of(
              PosixFilePermission.GROUP_READ,
              PosixFilePermission.GROUP_WRITE,
              PosixFilePermission.OTHERS_READ,
              PosixFilePermission.OTHERS_WRITE);
      return Files.getPosixFilePermissions(key).stream().anyMatch(open::contains)
          ? Optional.of(key + " can be read by others. Run: chmod 600 " + key)
          : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.of(key + " cannot be read: " + unreadable.getMessage());
    }
  }
}
