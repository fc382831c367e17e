package org.tautband.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tautband.history.Sent;
import org.tautband.shell.cli.Commands;
import org.tautband.shell.cli.Main;

/** The commands as child processes on a real data folder, beside the application and without it. */
@Tag("drill")
class CommandsTest {
  private static final String JEAN =
      "Jean712_Herzog843_dd82db8e-973a-cba3-cb66-f59fbd6d1052.json.gz";
  private static final Pattern NEW_PATIENT = Pattern.compile("new patient ([0-9a-f-]{36})");

  @TempDir Path dir;

  /** How a command ended and what it said. */
  private record Ended(int code, String said) {}

  /** In this process: a command that is already known to work as a process of its own. */
  private Ended here(String... words) {
    var said = new ByteArrayOutputStream();
    var out = System.out;
    var err = System.err;
    try (var caught = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      System.setOut(caught);
      System.setErr(caught);
      var all = Stream.concat(Stream.of(words), data()).toArray(String[]::new);
      return new Ended(Commands.run(all), said.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  private Stream<String> data() {
    return Stream.of("--data", dir.resolve("data").toString());
  }

  private Ended run(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(
        List.of(
            "-Xmx512m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName()));
    command.addAll(List.of(words));
    command.addAll(data().toList());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), said);
  }

  @Test
  void aRecordComesInIsVerifiedAndGoesOutBesideTheRunningApplicationAndAfterIt() throws Exception {
    Path jean = Files.write(dir.resolve(JEAN), Sent.file(JEAN));
    Path broken = Files.writeString(dir.resolve("broken.json"), "{\"resourceType\": \"Bundle\",");
    Path out = dir.resolve("copy.zip");
    String patient;
    try (RunningClinic demo = RunningClinic.demo(dir.resolve("data"))) {
      Ended refused = here("import", "--clinic", "Riverside Physiotherapy", broken.toString());
      assertThat(refused.code()).as(refused.said()).isNotZero();
      assertThat(refused.said()).contains("not imported").contains("broken.json");

      Ended imported = run("import", "--clinic", "Riverside Physiotherapy", jean.toString());
      assertThat(imported.code()).as(imported.said()).isZero();
      var found = NEW_PATIENT.matcher(imported.said());
      assertThat(found.find()).as(imported.said()).isTrue();
      patient = found.group(1);
      assertThat(demo.signedIn("kim").get("/patients/" + patient).body()).contains("Herzog843");
    }

    Ended again = here("import", "--clinic", "Riverside Physiotherapy", jean.toString());
    assertThat(again.code()).as(again.said()).isZero();
    assertThat(again.said()).contains("nothing new");

    Ended verified = run("verify");
    assertThat(verified.code()).as(verified.said()).isZero();
    assertThat(verified.said()).contains("clean:").doesNotContain("FAULT");

    Ended exported = here("export", "--patient", patient, "--out", out.toString());
    assertThat(exported.code()).as(exported.said()).isZero();
    try (ZipFile zip = new ZipFile(out.toFile())) {
      var names = new TreeSet<String>();
      zip.stream().forEach(entry -> names.add(entry.getName()));
      assertThat(names).containsExactly("record.ndjson", "record.pdf", "who-has-read.csv");
      String ndjson =
          new String(
              zip.getInputStream(zip.getEntry("record.ndjson")).readAllBytes(),
              StandardCharsets.UTF_8);
      assertThat(ndjson).contains("Herzog843");
      assertThat(ndjson.lines()).allMatch(line -> line.startsWith("{\"resourceType\""));
    }
    Ended taken = here("export", "--patient", patient, "--out", out.toString());
    assertThat(taken.code()).isNotZero();
    assertThat(taken.said()).contains("exists already");
    Ended nobody =
        here(
            "export",
            "--patient",
            "00000000-0000-0000-0000-000000000000",
            "--out",
            dir.resolve("nobody.zip").toString());
    assertThat(nobody.code()).isNotZero();
    assertThat(nobody.said()).contains("There is no patient with the id");
    assertThat(dir.resolve("nobody.zip")).doesNotExist();
  }
}
