package org.tautband.shell.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tautband.database.RunningDatabase;
import org.tautband.shell.cli.Failures.Refusal;

/**
 * Where the record lives: {@code --data}, else a place that depends on the command.
 *
 * <p>A folder of the demonstration carries the file {@code demonstration}; it is what {@code
 * --reset} may delete, and what {@code serve} refuses.
 */
record DataFolder(Path path) {
  private static final String DEMO_MARK = "demonstration";

  static DataFolder forDemo(@Nullable Path said) {
    return new DataFolder(absolute(said == null ? demoDefault() : said));
  }

  static DataFolder forServe(@Nullable Path said, Map<String, String> environment) {
    if (said != null) {
      return new DataFolder(absolute(said));
    }
    return new DataFolder(absolute(named(environment).orElseGet(() -> userDefault(environment))));
  }

  /** For commands that work on data which somebody else has made. */
  static DataFolder existing(@Nullable Path said, Map<String, String> environment) {
    var serve = forServe(said, environment);
    if (said != null || named(environment).isPresent() || serve.hasRecord()) {
      if (!serve.hasRecord()) {
        throw new Refusal(
            "There is no record in " + serve.path + ". Name the folder with --data DIR.");
      }
      return serve;
    }
    var demo = forDemo(null);
    if (demo.hasRecord()) {
      return demo;
    }
    throw new Refusal(
        "No record found: neither in %s nor in %s. Name the folder with --data DIR."
            .formatted(serve.path, demo.path));
  }

  private static Optional<Path> named(Map<String, String> environment) {
    return Optional.ofNullable(environment.get("TAUTBAND_DATA"))
        .filter(p -> !p.isBlank())
        .map(Path::of);
  }

  private static Path demoDefault() {
    return Path.of(System.getProperty("tautband.home", "."), "var", "demo");
  }

  private static Path userDefault(Map<String, String> environment) {
    var home = System.getProperty("user.home");
    if (System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac")) {
      return Path.of(home, "Library", "Application Support", "tautband");
    }
    var xdg = environment.get("XDG_DATA_HOME");
    return xdg != null && Path.of(xdg).isAbsolute()
        ? Path.of(xdg, "tautband")
        : Path.of(home, ".local", "share", "tautband");
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  boolean hasRecord() {
    return Files.exists(path.resolve("secrets"));
  }

  boolean hasDatabase() {
    return Files.exists(path.resolve("postgres"));
  }

  boolean isDemo() {
    return Files.exists(path.resolve(DEMO_MARK));
  }

  void markAsDemo() throws IOException {
    if (isDemo()) {
      return;
    }
    if (hasRecord()) {
      throw new Refusal(
          path
              + " holds a record that is not the demonstration's. Choose another folder with"
              + " --data.");
    }
    Files.createDirectories(path);
    Files.writeString(
        path.resolve(DEMO_MARK), "Invented people. ./tautband demo --reset deletes this folder.\n");
  }

  /** Deletes the demonstration's data; anything else stays. */
  void reset() throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    if (!isDemo()) {
      throw new Refusal(
          path + " is not a folder of the demonstration: nothing was deleted. Check --data.");
    }
    if (RunningDatabase.settings(path).isPresent()) {
      throw new Refusal("A demonstration is running on " + path + ". Stop it first (Ctrl-C).");
    }
    // The mark goes last: a reset that breaks off can be repeated.
    try (Stream<Path> tree = Files.walk(path)) {
      for (Path file : tree.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(path.resolve(DEMO_MARK)) && !file.equals(path)) {
          Files.deleteIfExists(file);
        }
      }
    }
    Files.delete(path.resolve(DEMO_MARK));
  }
}
