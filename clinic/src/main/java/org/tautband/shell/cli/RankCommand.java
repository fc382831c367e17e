package org.tautband.shell.cli;

import java.io.BufferedReader;
import java.io.IOException;
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
import picocli.CommandLine.Option;

/**
 * {@code rank}: muscles that could explain a pain, and what has to be asked before. Needs no
 * database.
 */
@Command(name = "rank", description = "Muscles whose referral maps could explain a pain.")
final class RankCommand implements Callable<Integer> {
  private static final long LARGEST_DRAWING = 20_000_000;

  @Option(names = "--regions", paramLabel = "ID,…", split = ",")
  @Nullable List<String> regions;

  @Option(names = "--features", paramLabel = "WORDS,…", split = ",")
  List<String> features = new ArrayList<>();

  @Option(names = "--drawing", paramLabel = "FILE")
  @Nullable Path drawing;

  @Option(names = "--cases", paramLabel = "FILE")
  @Nullable Path cases;

  @Option(names = "--condition", paramLabel = "NAME")
  String condition = "";

  @Option(names = "--top", paramLabel = "N")
  int top = 10;

  @Option(names = "--json")
  boolean json;

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
      throw new Refusal(file + " is larger than a drawing can be (20 MB).");
    }
    return switch (DrawingFile.read(Files.readString(file))) {
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
    if (file == null || !Files.isRegularFile(file)) {
      throw new Refusal("There is no file " + file + ".");
    }
    return file;
  }

  /** One line in, one line out; a line that is no case is answered with the reason. */
  private int all(Rankings rankings, Path file) throws IOException {
    int refused = 0;
    try (BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    Files.newInputStream(existing(file)), StandardCharsets.UTF_8));
        Lines out = new Lines()) {
      for (String line = next(lines); line != null; line = next(lines)) {
        if (line.isBlank()) continue;
        RankingAnswer answer =
            switch (RankingJson.read(line)) {
              case RankingJson.Read.Case read -> rankings.answer(withFeatures(read.asked()), top);
              case RankingJson.Read.Unreadable unreadable -> unreadable.why();
            };
        if (answer instanceof RankingAnswer.Refused) refused++;
        out.say(RankingJson.line(answer));
      }
    }
    if (refused > 0) {
      Console.complain(
          refused + (refused == 1 ? " case was" : " cases were") + " refused; the lines say why.");
    }
    return refused == 0 ? 0 : 1;
  }

  /** A line as long as no case can be is cut: it is then no JSON, and refused as such. */
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
