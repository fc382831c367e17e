package org.tautband.atlas;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tautband.evidence.Content;
import org.tautband.evidence.Row;
import org.tautband.evidence.Status;

/**
 * Where pain from a muscle is traditionally drawn, as ids of base regions on the muscle's own side.
 * A map that was read is reported as the classic one, not shown to be true. What was read is the
 * main zone only: the less frequent zone and everything about single points is recalled in every
 * row.
 *
 * @param reading of the main zone
 */
public record ReferralMap(
    List<Point> points,
    List<String> main,
    List<String> lessOften,
    Evidence evidence,
    HowRead reading) {
  /** What a map rests on. */
  public enum Evidence {
    E("an experiment or a series of patients"),
    V("texts that reproduce the classic map"),
    R("background knowledge that nobody has looked up");

    private final String words;

    Evidence(String words) {
      this.words = words;
    }

    public String inWords() {
      return words;
    }
  }

  /**
   * A traditional trigger point.
   *
   * @param label traditional, {@code TrP1}
   */
  public record Point(String label, String location, List<String> main, List<String> lessOften) {
    public Point {
      main = List.copyOf(main);
      lessOften = List.copyOf(lessOften);
    }
  }

  private static final Pattern POINT =
      Pattern.compile("(\\w+): (.*?) \\[([^|\\]]*)\\|([^\\]]*)\\](?: ; )?");

  public ReferralMap {
    points = List.copyOf(points);
    main = List.copyOf(main);
    lessOften = List.copyOf(lessOften);
  }

  static ReferralMap of(Content content, Row row) {
    Status status = Status.of(row.text("referral_status"));
    return new ReferralMap(
        points(row.text("trigger_points")),
        row.list("primary_regions"),
        row.list("secondary_regions"),
        Evidence.valueOf(row.text("referral_evidence")),
        HowRead.of(content, status, row.sourceKeys()));
  }

  private static List<Point> points(String cell) {
    List<Point> points = new ArrayList<>();
    Matcher found = POINT.matcher(cell);
    while (found.find()) {
      points.add(
          new Point(
              found.group(1), found.group(2), regions(found.group(3)), regions(found.group(4))));
    }
    return points;
  }

  private static List<String> regions(String words) {
    return words.isBlank() ? List.of() : List.of(words.strip().split(" +"));
  }
}
