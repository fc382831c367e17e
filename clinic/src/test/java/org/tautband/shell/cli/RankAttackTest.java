package org.tautband.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code rank} with input that is broken, hostile or merely careless. */
class RankAttackTest {
  private static final String CASE = "{\"id\":\"a\",\"regions\":[\"temple.R\"]}";

  @TempDir Path dir;

  private Path file(String text) throws IOException {
    return Files.writeString(dir.resolve("file"), text);
  }

  private List<JsonNode> answers(String cases) throws IOException {
    return RankCommandTest.run("--cases", file(cases).toString(), "--top", "2").lines();
  }

  private static String first(JsonNode answer) {
    return answer.get("refused").get(0).asString();
  }

  private static JsonNode schema() throws IOException {
    return JsonMapper.shared()
        .readTree(Files.readString(Path.of("../docs/ranking/answer.schema.json")));
  }

  @Test
  void everyAnswerIsAsTheSchemaSays() throws IOException {
    var cases = new ArrayList<String>();
    for (String regions :
        List.of("temple.R", "nose", "sternum", "lumbar.L", "thor_mid.R", "buttock_mid.L")) {
      cases.add("{\"id\":\"x\",\"regions\":[\"" + regions + "\",\"calf.R\"]}");
    }
    cases.add("{\"id\":7,\"regions\":[\"temple\"],\"side\":\"unknown\"}");
    cases.add(
        "{\"regions\":[\"thor_mid.R\",\"thor_mid.L\",\"knee_ant.R\"],\"features\":[\"night pain\","
            + "\"no fever\",\"zzz\"],\"condition\":\"low back pain\"}");
    cases.add("{\"regions\":[\"temple\"]}");
    cases.add("[]");
    var schema = schema();
    var all = answers(String.join("\n", cases));
    assertThat(all).hasSize(cases.size());
    for (JsonNode answer : all) assertThat(SmallSchema.faults(schema, answer)).isEmpty();
    assertThat(all.toString()).contains("\"priors\"", "\"sideUnknown\":true", "\"refused\"");
    for (JsonNode one :
        RankCommandTest.run("--regions", "temple.R,chin", "--json", "--top", "300").lines()) {
      assertThat(SmallSchema.faults(schema, one)).isEmpty();
    }
  }

  @Test
  void theSchemaRefusesWhatIsNotSo() throws IOException {
    var answer = answers(CASE).getFirst().deepCopy();
    var candidate = (tools.jackson.databind.node.ObjectNode) answer.get("candidates").get(0);
    candidate.put("score", 1.5);
    candidate.put("side", "right");
    candidate.remove("covers");
    assertThat(String.join(" ", SmallSchema.faults(schema(), answer)))
        .contains("out of bounds", "none of the values", "lacks [covers]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "--regions;,,,;No region is given;1",
        "--regions;'';A region is empty;1",
        "--regions;TEMPLE.R;small letters;1",
        "--top;x;a whole number from 1;2",
        "--top;99999999999;a whole number from 1;2",
        "--bogus;x;Unknown option;2",
        "--cases;'';no file;1",
        "--cases;.;is a folder;1",
        "--drawing;.;is a folder;1",
        "--drawing;nowhere;Check its name and folder;1"
      })
  void whatIsWrongWithTheWordsIsTold(String option, String value, String told, int code) {
    var said = RankCommandTest.run(option, value);
    assertThat(said.code()).isEqualTo(code);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).contains(told).doesNotContain("Exception");
  }

  @Test
  void helpSaysWhatEachWordIsForAndWhatTheExitCodesMean() {
    var said = RankCommandTest.run("--help");
    assertThat(said.code()).isZero();
    assertThat(said.out()).contains("--cases=FILE", "standard input", "Exit codes: 0 ranked");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "not json;This is not JSON (line 1, character",
        "[[[;This is not JSON",
        "5;no JSON object",
        "null;no JSON object",
        "{\"regions\":[\"temple.R\"]} x;This is not JSON",
        "{\"regions\":[\"temple.R\"],\"regions\":[\"temple.L\"]};stands twice",
        "{\"id\":{},\"regions\":[\"temple.R\"]};“id” must be",
        "{\"regions\":[\"temple.R\"],\"condition\":[]};“condition” must be",
        "{\"regions\":[\"temple.R\"],\"features\":\"x\"};“features” must be",
        "{\"regions\":[5]};“regions” must be",
        "{\"regions\":[\"temple.L\",\"occiput\"],\"side\":\"unknown\"};has two sides"
      })
  void aLineThatIsNoCaseSaysWhatToDo(String line, String told) throws IOException {
    var answers = answers(line + "\n" + CASE);
    assertThat(answers).hasSize(2);
    assertThat(first(answers.getFirst())).contains(told).doesNotContain("tools.jackson", "Feature");
    assertThat(answers.getLast().has("candidates")).as("the next line is read").isTrue();
  }

  @Test
  void depthLengthAndNumberAreBounded() throws IOException {
    var many = new StringBuilder("{\"id\":\"m\",\"regions\":[\"temple.R\"],\"features\":[\"a\"");
    for (int i = 0; i < 300; i++) many.append(",\"b").append(i).append('"');
    var answers =
        answers(
            String.join(
                "\n",
                "[".repeat(100_000),
                "{\"regions\":[\"" + "x".repeat(1_000_100) + "\"]}",
                many + "]}",
                "{\"regions\":[\"" + "y".repeat(10_000) + "\"]}",
                "{\"regions\":[\"temple.R\"],\"features\":[\"" + "zz ".repeat(50_000) + "\"]}"));
    assertThat(first(answers.get(0))).contains("This is not JSON");
    assertThat(first(answers.get(1))).contains("longer than 1,000,000");
    assertThat(first(answers.get(2))).contains("More than 200 features");
    assertThat(first(answers.get(3))).hasSizeLessThan(200);
    assertThat(answers.get(4).get("notUnderstood").get(0).asString()).hasSizeLessThan(300);
  }

  @Test
  void marksLineEndsAndOtherEncodingsAreTakenOrTold() throws IOException {
    assertThat(answers("\uFEFF" + CASE + "\r\n\r\n  \n" + CASE + "\r\n"))
        .hasSize(2)
        .allMatch(answer -> answer.has("candidates"));
    var latin = dir.resolve("latin");
    Files.write(latin, (CASE + "\n{\"id\":\"\u00e9\"}").getBytes(StandardCharsets.ISO_8859_1));
    var lines = RankCommandTest.run("--cases", latin.toString()).lines();
    assertThat(lines.getFirst().has("candidates")).isTrue();
    assertThat(first(lines.getLast())).contains("Save it as UTF-8");
    assertThat(RankCommandTest.run("--drawing", latin.toString()).err()).contains("UTF-8");
    assertThat(RankCommandTest.run("--drawing", file("\uFEFF" + CASE).toString()).code()).isZero();
    assertThat(RankCommandTest.run("--drawing", file(" \n").toString()).err()).contains("is empty");
    assertThat(RankCommandTest.run("--cases", file("").toString()).code()).isZero();
    assertThat(first(answers("{\"id\":\"a\0b\"}").getFirst())).contains("This is not JSON");
  }

  @Test
  void aSideThatWasNotToldIsNotNamed() throws IOException {
    var said =
        RankCommandTest.run(
            "--drawing",
            file("{\"regions\":[\"breast\",\"arm_med\",\"calf\"],\"side\":\"unknown\"}")
                .toString());
    assertThat(said.out())
        .contains("The side is not known", "Drawn: ", "(side not told)", "Heart attack");
    var claims =
        said.out().lines().filter(l -> l.matches(" *(Drawn|because drawn|Nothing here).*"));
    assertThat(claims.toList())
        .hasSizeGreaterThan(1)
        .noneMatch(line -> line.contains("right") || line.contains("left"));
  }

  @Test
  void casesComeFromStandardInputToo() {
    InputStream in = System.in;
    try {
      System.setIn(new ByteArrayInputStream((CASE + "\n").getBytes(StandardCharsets.UTF_8)));
      assertThat(RankCommandTest.run("--cases", "-").lines()).hasSize(1);
    } finally {
      System.setIn(in);
    }
  }

  @Test
  void whatAFileSaysDoesNotSteerTheTerminal() throws IOException {
    var hostile = "{\"regions\":[\"temple.R\"],\"features\":[\"\\u001b[2Jboo\"]}";
    assertThat(RankCommandTest.run("--drawing", file(hostile).toString()).out())
        .contains("boo")
        .doesNotContain("\u001b");
    assertThat(
            RankCommandTest.run("--drawing", file("{\"regions\":[\"\\u001b[2J\"]}").toString())
                .err())
        .contains("There is no region")
        .doesNotContain("\u001b");
  }
}
