package org.tautband.kernel.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tautband.kernel.chart.Charts.CHART;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tautband.kernel.chart.Drawing.Says;
import org.tautband.kernel.chart.Reading.Problem;

class DrawingReaderTest {
  private static final String STROKE =
      "{\"view\":\"front\",\"points\":[[-90,1000],[-90,1060]],\"widthMm\":16,\"quality\":\"ache\"}";

  @Test
  void whatIsWrittenIsReadAgain() {
    Mark.Brush burning = new Mark.Brush(Quality.BURNING, null, Depth.NOT_SAID);
    Drawing drawing =
        new Drawing(
            "chart-1",
            Says.DRAWN,
            List.of(
                Charts.stroke(View.BACK, 16, 90, 1000, 91, 1005),
                new Mark.Whole("temple.R", burning)),
            new Drawing.Spot(View.BACK, new Mark.Point(90, 1001)));
    String json = DrawingWriter.write(drawing);
    assertThat(read(json)).isEqualTo(drawing);
    assertThat(DrawingWriter.write(read(json))).isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(strings = {"all-over", "no-pain-today", "cannot-show"})
  void somebodyMaySayItInsteadOfDrawing(String says) {
    Drawing drawing = read("{\"chart\":\"chart-1\",\"says\":\"" + says + "\"}");
    assertThat(drawing.says().code()).isEqualTo(says);
    assertThat(DrawingWriter.write(drawing)).contains("\"marks\":[]");
    assertThat(
            problems(
                "{\"chart\":\"chart-1\",\"says\":\"" + says + "\",\"marks\":[" + STROKE + "]}"))
        .contains("Keep one of both");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          temple      | Say “temple.R” (right) or “temple.L” (left)
          nose.R      | “nose” lies on the midline
          elbow_ear.L | no region of the chart
          temple.X    | no region of the chart
          ''          | no region of the chart
          """)
  void aRegionNeedsItsOwnSide(String id, String words) {
    assertThat(problems(marks("{\"region\":\"" + id + "\",\"quality\":\"ache\"}"))).contains(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [[NaN,1]]            | NaN and Infinity are none
          [[1e999,1]]          | a number between
          [[-2501,1]]          | a number between
          [[1]]                | a point is [x, y]
          [["1",2]]            | a number between
          []                   | it has no points
          {}                   | are no list
          [[01,2]]             | leading zero
          [[1,2],]             | No JSON value
          """)
  void pointsAreNumbersInMillimetres(String points, String words) {
    assertThat(problems(marks(STROKE.replace("[[-90,1000],[-90,1060]]", points)))).contains(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "ache"       | "dull"               | “dull” is none we know
          "front"      | "top"                | “top” is none we know
          :16          | :3                   | 4 to 60
          :16          | :61                  | 4 to 60
          :16          | :16,"intensity":11   | 0 to 10
          :16          | :16,"depth":"bone"   | “bone” is none we know
          :16          | :16,"colour":"red"   | unknown “colour”
          :16          | :16,"widthMm":8      | stands here twice
          """)
  void whatIsNotKnownIsRefused(String from, String to, String words) {
    assertThat(problems(marks(STROKE.replace(from, to)))).contains(words);
  }

  @Test
  void anEmptyDrawingIsNotNoPain() {
    assertThat(reading(marks(""))).isEqualTo(new Reading.Refused(List.of(new Problem.Empty())));
    assertThat(reading("{}")).isInstanceOf(Reading.Refused.class);
    assertThat(reading("")).isInstanceOf(Reading.Refused.class);
    assertThat(reading("null")).isInstanceOf(Reading.Refused.class);
  }

  @Test
  void aHundredThousandPointsAreRefusedWithTheirNumber() {
    String many =
        IntStream.range(0, 100_000)
            .mapToObj(i -> "[" + i % 90 + ",1000]")
            .collect(Collectors.joining(",", "[", "]"));
    assertThat(problems(marks(STROKE.replace("[[-90,1000],[-90,1060]]", many))))
        .contains("100,000 points")
        .contains("20,000");
    String marks = IntStream.range(0, 301).mapToObj(i -> STROKE).collect(Collectors.joining(","));
    assertThat(problems(marks(marks))).contains("301 marks");
  }

  @Test
  void linesBesideTheBodyAreCutOffAndKept() {
    String beside = STROKE.replace("[[-90,1000],[-90,1060]]", "[[-470,10],[-460,20]]");
    assertThat(reading(marks(STROKE + "," + beside)))
        .isInstanceOfSatisfying(
            Reading.Read.class,
            read -> {
              assertThat(read.cutOff()).containsExactly(2);
              assertThat(read.drawing().marks()).hasSize(2);
            });
    assertThat(reading(marks(beside)))
        .isEqualTo(new Reading.Refused(List.of(new Problem.BesideTheBody())));
  }

  @Test
  void anotherVersionOfTheChartIsLeftAlone() {
    assertThat(problems(marks(STROKE).replace("chart-1", "chart-0")))
        .contains("made on “chart-0”")
        .contains("Nothing was changed");
  }

  @Test
  void millimetresAreRoundedHalfUp() {
    Drawing drawing = read(marks(STROKE.replace("[-90,1000]", "[-90.5,1000.5]")));
    assertThat(((Mark.Stroke) drawing.marks().getFirst()).points().getFirst())
        .isEqualTo(new Mark.Point(-90, 1001));
  }

  @Test
  void allProblemsAreSaidAtOnce() {
    assertThat(
            problems(
                marks(
                    "{\"region\":\"temple\",\"quality\":\"ache\"},{\"region\":\"nose.L\",\"quality\":\"x\"}")))
        .contains("Mark 1")
        .contains("Mark 2")
        .contains("“x” is none we know");
  }

  private static String marks(String marks) {
    return "{\"chart\":\"chart-1\",\"says\":\"drawn\",\"marks\":[" + marks + "]}";
  }

  private static Reading reading(String json) {
    return DrawingReader.read(CHART, json);
  }

  private static Drawing read(String json) {
    return switch (reading(json)) {
      case Reading.Read read -> read.drawing();
      case Reading.Refused refused -> throw new AssertionError(refused.inWords());
    };
  }

  private static String problems(String json) {
    return switch (reading(json)) {
      case Reading.Read read -> throw new AssertionError("read: " + read);
      case Reading.Refused refused -> refused.inWords();
    };
  }
}
