package org.tautband.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RankCommandTest {
  @TempDir Path dir;

  record Said(int code, String out, String err) {
    List<JsonNode> lines() {
      return out.lines().map(line -> JsonMapper.shared().readTree(line)).toList();
    }
  }

  @SuppressWarnings("SystemOut")
  static Said run(String... words) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    var told = new ByteArrayOutputStream();
    var complained = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(told, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
      List<String> all = new ArrayList<>(List.of("rank"));
      all.addAll(List.of(words));
      int code = Commands.run(all.toArray(String[]::new));
      return new Said(
          code, told.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  @Test
  void jsonHasTheDocumentedFields() {
    Said said = run("--regions", "neck_post.R,occiput.R,temple.R", "--json", "--top", "3");
    assertThat(said.code()).isZero();
    JsonNode node = said.lines().getFirst();
    assertThat(node.get("candidates").size()).isEqualTo(3);
    JsonNode best = node.get("candidates").get(0);
    assertThat(best.get("side").asString()).isEqualTo("R");
    assertThat(best.get("score").isNumber()).isTrue();
    for (String list : List.of("covers", "doesNotExplain", "alsoExpected")) {
      assertThat(best.get(list).isArray()).as(list).isTrue();
    }
    assertThat(best.get("evidence").asString()).isNotBlank();
    assertThat(node.get("noGoodMatch").asBoolean()).isFalse();
    assertThat(node.get("warnings").isArray()).isTrue();
    assertThat(node.get("model").asString()).contains("0.45");
  }

  @Test
  void wordsPutQuestionsBeforeMuscles() {
    Said said = run("--regions", "sternum,arm_med.L", "--features", "sweating,purple hat");
    assertThat(said.code()).isZero();
    assertThat(said.out().indexOf("To be asked first")).isLessThan(said.out().indexOf("Muscles"));
    assertThat(said.out())
        .contains("Heart attack")
        .contains("left inner")
        .contains("Not understood: “purple hat”")
        .contains("kappa 0.45");
  }

  @Test
  void aSidedRegionWithoutSuffixIsRefusedNamingBoth() {
    Said said = run("--regions", "temple,occiput.R", "--json");
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).contains("temple.R").contains("temple.L");
  }

  @Test
  void nothingOrTooMuchAskedIsToldApart() {
    assertThat(run().err()).contains("--regions temple.R,occiput.R");
    assertThat(run("--drawing", dir.resolve("none.json").toString()).err()).contains("no file");
    assertThat(run("--regions", "temple.R", "--top", "0").err()).contains("from 1 on");
  }

  @Test
  void everyLineOfCasesIsAnsweredByOneLine() throws IOException {
    Path cases = dir.resolve("cases.jsonl");
    Files.writeString(
        cases,
        """
        {"id":"a","regions":["temple.R","occiput.R"],"features":["night pain"]}
        {"id":"b","regions":["temple"]}
        {"id":"c","regions":["temple","occiput"],"side":"unknown"}
        not json
        {"id":"e","regions":[]}
        {"id":"f","regions":["temple.R"],"side":"left"}
        {"id":7,"regions":"temple.R"}
        {"id":"h","regions":["temple.R"],"side":"L"}
        {"id":"i","regions":["temple.L"],"side":"L"}
        """);
    Said said = run("--cases", cases.toString(), "--top", "5");
    assertThat(said.code()).isEqualTo(1);
    List<JsonNode> lines = said.lines();
    assertThat(lines).hasSize(9);
    assertThat(lines.get(0).get("warnings").get(0).get("code").asString()).contains("tumour");
    assertThat(lines.get(1).get("refused").get(0).asString()).contains("temple.L");
    assertThat(lines.get(2).get("candidates").get(1).get("side").asString()).isEqualTo("L");
    assertThat(lines.get(2).get("candidates").get(1).get("sideUnknown").asBoolean()).isTrue();
    for (int i = 3; i < 8; i++) assertThat(lines.get(i).has("refused")).isTrue();
    assertThat(lines.get(7).get("refused").get(0).asString()).contains("other side");
    assertThat(lines.get(8).has("candidates")).isTrue();
    assertThat(lines.get(6).get("id").asString()).isEqualTo("7");
    assertThat(said.err()).contains("6 cases were refused");
  }

  @Test
  void aDrawingFileIsRead() throws IOException {
    Path drawing = dir.resolve("drawing.json");
    Files.writeString(drawing, "{\"regions\":[\"temple.L\"]}");
    Said said = run("--drawing", drawing.toString(), "--json");
    assertThat(said.lines().getFirst().get("candidates").get(0).get("side").asString())
        .isEqualTo("L");
  }

  @Test
  void aDrawingOfTheBodyChartIsReadAsTheRegionsItProposes() throws IOException {
    Path drawing = dir.resolve("drawing.json");
    Files.writeString(
        drawing,
        """
        {"chart":"chart-1","says":"drawn","marks":[{"region":"temple.R","quality":"sharp"},
         {"region":"occiput.R","quality":"ache"}]}
        """);
    Said said = run("--drawing", drawing.toString());
    assertThat(said.code()).isZero();
    assertThat(said.out()).contains("Drawn: right temple, right occiput");
    Files.writeString(drawing, "{\"chart\":\"chart-1\",\"says\":\"no-pain-today\",\"marks\":[]}");
    assertThat(run("--drawing", drawing.toString()).err()).contains("nothing hurts today");
    Files.writeString(drawing, "{\"chart\":\"chart-0\",\"says\":\"drawn\",\"marks\":[]}");
    assertThat(run("--drawing", drawing.toString()).err()).contains("chart-0");
    Files.writeString(
        drawing,
        "{\"chart\":\"chart-1\",\"marks\":[{\"region\":\"temple\",\"quality\":\"ache\"}]}");
    assertThat(run("--drawing", drawing.toString()).err()).contains("temple.R", "temple.L");
  }

  /** In a heap that could not hold them all. */
  @Tag("drill")
  @Test
  void tenThousandCasesStream() throws Exception {
    Path cases = dir.resolve("many.jsonl");
    try (var out = Files.newBufferedWriter(cases)) {
      for (int i = 0; i < 10_000; i++) {
        out.write(
            "{\"id\":\"" + i + "\",\"regions\":[\"neck_post.R\",\"occiput.R\",\"temple.R\"]}\n");
      }
    }
    Path answers = dir.resolve("answers.jsonl");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx80m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "org.tautband.shell.cli.Main",
                "rank",
                "--top",
                "40",
                "--cases",
                cases.toString())
            .redirectOutput(answers.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(process.waitFor()).isZero();
    try (var lines = Files.lines(answers)) {
      assertThat(lines.count()).isEqualTo(10_000);
    }
    assertThat(Files.size(answers)).isGreaterThan(80_000_000);
  }
}
