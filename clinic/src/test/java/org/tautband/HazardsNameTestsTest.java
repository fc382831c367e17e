package org.tautband;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The hazard log names tests that exist, and each hazard names one or says that it has none. */
class HazardsNameTestsTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern TEST_NAME = Pattern.compile("`([A-Za-z0-9]+Test)`");

  private static List<String> hazards() throws IOException {
    return Files.readAllLines(ROOT.resolve("docs/safety/hazards.md")).stream()
        .filter(line -> line.matches("\\| H\\d+ .*"))
        .toList();
  }

  private static Set<String> existingTests() throws IOException {
    try (Stream<Path> kernel = Files.walk(ROOT.resolve("kernel/src/test"));
        Stream<Path> clinic = Files.walk(ROOT.resolve("clinic/src/test"))) {
      return Stream.concat(kernel, clinic)
          .map(p -> p.getFileName().toString())
          .filter(name -> name.endsWith("Test.java"))
          .map(name -> name.replace(".java", ""))
          .collect(Collectors.toSet());
    }
  }

  @Test
  void everyTestThatTheLogNamesExists() throws IOException {
    var existing = existingTests();
    var missing = new TreeSet<String>();
    for (var hazard : hazards()) {
      TEST_NAME
          .matcher(hazard)
          .results()
          .map(m -> m.group(1))
          .filter(name -> !existing.contains(name))
          .forEach(missing::add);
    }
    assertThat(missing).as("named in docs/safety/hazards.md and not found").isEmpty();
  }

  @Test
  void everyHazardNamesATestOrSaysThatItHasNone() throws IOException {
    assertThat(hazards())
        .hasSizeGreaterThan(10)
        .allSatisfy(h -> assertThat(TEST_NAME.matcher(h).find() || h.contains("not yet")).isTrue());
  }
}
