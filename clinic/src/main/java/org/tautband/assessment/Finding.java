package org.tautband.assessment;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tautband.atlas.BodyChart;
import org.tautband.atlas.DrawingFile;
import org.tautband.evidence.Side;

/**
 * What was felt in one muscle on one side.
 *
 * @param muscleId id of {@code atlas.csv}
 * @param tenderness 0 none, 1 tender, 2 grimace or flinch, 3 withdrawal, 4 withdrawal to a touch
 *     that should not hurt ({@code grading.json}, as printed on a web page; original not read);
 *     null when not examined
 * @param familiarPain pressing brings back the pain the patient knows
 * @param twitch local twitch on palpation
 * @param felt ids of the regions where pressing was felt somewhere else, {@code temple.R}
 * @param note in words; may be empty
 * @param onChart what was shown of it on the body chart
 */
public record Finding(
    String muscleId,
    Side side,
    Sign tautBand,
    @Nullable Integer tenderness,
    Sign familiarPain,
    Sign referredPain,
    Sign twitch,
    List<String> felt,
    String note,
    OnChart onChart) {
  public Finding {
    note = note.strip();
    // Kept since November 2026: earlier rows do not have them.
    felt = felt == null ? List.of() : List.copyOf(felt);
    onChart = onChart == null ? OnChart.NOTHING : onChart;
    if (tenderness != null && (tenderness < 0 || tenderness > 4)) {
      throw new IllegalArgumentException("tenderness is graded 0 to 4");
    }
  }

  /** Without anything shown on the chart. */
  public Finding(
      String muscleId,
      Side side,
      Sign tautBand,
      @Nullable Integer tenderness,
      Sign familiarPain,
      Sign referredPain,
      Sign twitch,
      List<String> felt,
      String note) {
    this(
        muscleId,
        side,
        tautBand,
        tenderness,
        familiarPain,
        referredPain,
        twitch,
        felt,
        note,
        OnChart.NOTHING);
  }

  /**
   * What the signs say together ({@code grading.json}, states). Active differs from latent by the
   * familiar pain (DELPHI18, 84 percent of a panel); nothing is concluded from a sign that nobody
   * looked for.
   */
  public State state() {
    List<Sign> signs = List.of(tautBand, familiarPain, referredPain, twitch);
    if (tenderness == null && signs.stream().allMatch(Sign.NOT_EXAMINED::equals)) {
      return State.NOT_EXAMINED;
    }
    if (!signs.contains(Sign.PRESENT) && (tenderness == null || tenderness == 0)) {
      return State.NOTHING_FOUND;
    }
    return switch (familiarPain) {
      case PRESENT -> State.ACTIVE;
      case ABSENT -> State.LATENT;
      case NOT_EXAMINED -> State.UNCERTAIN;
    };
  }

  /** Ids of the regions where it was felt somewhere else: those named, then those drawn. */
  public List<String> feltRegions(BodyChart chart) {
    return Stream.concat(
            felt.stream(),
            onChart.felt(chart).stream()
                .flatMap(drawing -> DrawingFile.drawn(chart.chart(), drawing).stream()))
        .distinct()
        .toList();
  }

  /** What the signs say together. */
  public enum State {
    ACTIVE("active", "something found, and pressing brings the familiar pain"),
    LATENT("latent", "something found, but not the familiar pain"),
    UNCERTAIN("not judged", "something found; nobody asked for the familiar pain"),
    NOTHING_FOUND("nothing found", "examined, and nothing found"),
    NOT_EXAMINED("not examined", "no sign was looked for");

    private final String words;
    private final String meaning;

    State(String words, String meaning) {
      this.words = words;
      this.meaning = meaning;
    }

    public String inWords() {
      return words;
    }

    public String meaning() {
      return meaning;
    }
  }

  /** Whether a sign was there. A sign that nobody looked for is not a missing sign. */
  public enum Sign {
    PRESENT("yes"),
    ABSENT("no"),
    NOT_EXAMINED("not examined");

    private final String words;

    Sign(String words) {
      this.words = words;
    }

    public String inWords() {
      return words;
    }
  }
}
