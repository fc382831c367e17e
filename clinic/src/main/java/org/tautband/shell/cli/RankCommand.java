package org.tautband.shell.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tautband.atlas.DrawingFile;
import org.tautband.atlas.RankedDrawing;
import org.tautband.atlas.RankingAnswer;
import org.tautband.atlas.RankingCase;
import org.tautband.atlas.RankingJson;
import org.tautband.atlas.Rankings;
import org.tautband.evidence.Content;
import org.tautband.shell.cli.Failures.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/**
 * {@code rank}: muscles that could explain a pain, and what has to be asked before. Needs no
 * database.
 */
@Command(
    name = "rank",
    description = "Muscles whose referral maps could explain a pain.",
    footer = "Exit codes: 0 ranked, 1 refused (of --cases: some line), 2 not understood.")
final class RankCommand implements Callable<Integer> {
  private static final long LARGEST_DRAWING = 8_000_000;
  private static final String STDIN = "-";
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final String SAVE_AS_UTF_8 = "This is not UTF-8. Save it as UTF-8.";
  private static final char NOT_UTF_8 = '\uFFFD';

  @Option(
      names = "--regions",
      paramLabel = "ID,…",
      split = ",",
      description = "where it hurts: temple.R,occiput.R (content/atlas/regions.csv)")
  @Nullable List<String> regions;

  @Option(
      names = "--features",
      paramLabel = "WORDS,…",
      split = ",",
      description = "what was said beside it: night pain,recent fall")
  List<String> features = new ArrayList<>();

  @Option(
      names = "--drawing",
      paramLabel = "FILE",
      description = "a drawing of the body chart (docs/chart), or one case")
  @Nullable Path drawing;

  @Option(
      names = "--cases",
      paramLabel = "FILE",
      description = "one case a line, each answered by a line of JSON; - reads standard input")
  @Nullable Path cases;

  @Option(
      names = "--condition",
      paramLabel = "NAME",
      description = "whose published shares may weigh in; weak, off by default")
  String condition = "";

  @Option(
      names = "--top",
      paramLabel = "N",
      converter = Whole.class,
      description = "so many muscles at most, 10 by default")
  int top = 10;

  @Option(names = "--json", description = "one line of JSON (docs/ranking/answer.schema.json)")
  boolean json;

  @Option(names = "--help", usageHelp = true, description = "this text")
  boolean help;

  /** A whole number, told in words when it is none. */
  static final class Whole implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String typed) {
      try {
        return Integer.parseInt(typed.strip());
      } catch (NumberFormatException none) {
        throw new TypeConversionException("a whole number from 1 to 1000000000 is needed");
      }
    }
  }

  @Override
  public Integer call() throws IOException {
    int given = (regions == null ? 0 : 1) + (drawing == null ? 0 : 1) + (cases == null ? 0 : 1);
    if (given != 1) {
      throw new Refusal(
          "Say where the pain is, in one of three ways: --regions temple.R,occiput.R or --drawing"
              + " FILE or --cases FILE.");
    }
    if (top < 1) throw new Refusal("--top needs a number from 1 on.");
    Rankings rankings = new Rankings(Content.load());
    if (cases != null) return all(rankings, cases);
    RankingAnswer answer = rankings.answer(asked(), top);
    if (answer instanceof RankingAnswer.Refused refused) {
      throw new Refusal(String.join("\n", refused.reasons()));
    }
    if (json) {
      try (Lines out = new Lines()) {
        out.say(RankingJson.line(answer));
      }
    } else if (answer instanceof RankedDrawing ranked) {
      new RankingInWords(rankings).of(ranked).forEach(Console::say);
    }
    return 0;
  }

  private RankingCase asked() throws IOException {
    if (regions != null) return new RankingCase("", regions, features, false, condition);
    Path file = existing(drawing);
    if (Files.size(file) > LARGEST_DRAWING) {
      throw new Refusal(file + " is larger than a drawing can be (8 MB).");
    }
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    if (text.indexOf(NOT_UTF_8) >= 0) throw new Refusal(file + ": " + SAVE_AS_UTF_8);
    if (text.isBlank()) throw new Refusal(file + " is empty.");
    return switch (DrawingFile.read(withoutMark(text))) {
      case RankingJson.Read.Case read -> withFeatures(read.asked());
      case RankingJson.Read.Unreadable unreadable ->
          throw new Refusal(file + ": " + String.join("\n", unreadable.why().reasons()));
    };
  }

  private RankingCase withFeatures(RankingCase asked) {
    List<String> all = new ArrayList<>(asked.features());
    all.addAll(features);
    return new RankingCase(
        asked.id(),
        asked.regions(),
        all,
        asked.sideUnknown(),
        condition.isEmpty() ? asked.condition() : condition);
  }

  private static Path existing(@Nullable Path file) {
    if (file == null || file.toString().isEmpty() || Files.notExists(file)) {
      throw new Refusal("There is no file “" + file + "”. Check its name and folder.");
    }
    if (Files.isDirectory(file)) throw new Refusal(file + " is a folder. Name a file in it.");
    if (!Files.isReadable(file)) {
      throw new Refusal(file + " may not be read by this user. Check its rights.");
    }
    return file;
  }

  private static InputStream open(Path file) throws IOException {
    return file.toString().equals(STDIN) ? System.in : Files.newInputStream(existing(file));
  }

  /** One line in, one line out; a line that is no case is answered with the reason. */
  private int all(Rankings rankings, Path file) throws IOException {
    int refused = 0;
    try (BufferedReader lines =
            new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8));
        Lines out = new Lines()) {
      for (String line = next(lines); line != null; line = next(lines)) {
        String text = withoutMark(line);
        if (text.isBlank()) continue;
        RankingAnswer answer = answer(rankings, text);
        if (answer instanceof RankingAnswer.Refused) refused++;
        out.say(RankingJson.line(answer));
        if (out.nobodyReads()) return 1;
      }
    }
    if (refused > 0) {
      Console.complain(
          refused + (refused == 1 ? " case was" : " cases were") + " refused; the lines say why.");
    }
    return refused == 0 ? 0 : 1;
  }

  private RankingAnswer answer(Rankings rankings, String line) {
    if (line.length() > Lines.LONGEST) {
      return RankingJson.refuse("The line is longer than 1,000,000 characters. Divide it.");
    }
    if (line.indexOf(NOT_UTF_8) >= 0) return RankingJson.refuse(SAVE_AS_UTF_8);
    return switch (RankingJson.read(line)) {
      case RankingJson.Read.Case read -> rankings.answer(withFeatures(read.asked()), top);
      case RankingJson.Read.Unreadable unreadable -> unreadable.why();
    };
  }

  /** Some editors begin a file with a mark that no JSON has. */
  private static String withoutMark(String text) {
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  /** A line as long as no case can be is cut one character after, and refused for it. */
  private static @Nullable String next(Reader lines) throws IOException {
    StringBuilder line = new StringBuilder();
    int c = lines.read();
    if (c < 0) return null;
    for (; c >= 0 && c != '\n'; c = lines.read()) {
      if (line.length() <= Lines.LONGEST) line.append((char) c);
    }
    return line.toString();
  }
}
