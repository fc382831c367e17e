package org.tautband.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * Golden files: what a sample record looks like in FHIR, reviewed by eye, one file per sample in
 * {@code src/test/resources/fhir/golden}. With {@code -Dgolden.write=true} they are written anew;
 * read the difference before you commit it.
 */
public final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/fhir/golden");

  private Golden() {}

  /** Compares with {@code golden/<name>.json} (resources one after the other, pretty printed). */
  public static void matches(String name, Rendering rendering) {
    var file = FOLDER.resolve(name + ".json");
    var now = text(rendering);
    try {
      if (Boolean.getBoolean("golden.write")) {
        Files.createDirectories(FOLDER);
        Files.writeString(file, now);
        return;
      }
      if (!Files.exists(file)) {
        fail("There is no golden file %s. Run once with -Dgolden.write=true and read it.", file);
      }
      assertThat(now).as("golden file %s", file).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The resources as a person reads them. */
  public static String text(Rendering rendering) {
    var parser = Json.R4.newJsonParser();
    parser.setPrettyPrint(true);
    return rendering.resources().stream()
        .map(parser::encodeResourceToString)
        .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
  }
}
