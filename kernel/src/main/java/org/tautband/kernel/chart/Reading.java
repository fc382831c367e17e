package org.tautband.kernel.chart;

import java.util.List;
import java.util.Locale;

/** What came of reading a drawing. */
public sealed interface Reading {
  /**
   * It is a drawing.
   *
   * @param cutOff numbers (from 1) of strokes that lie outside of the body altogether; they stay in
   *     the drawing and cover nothing
   */
  record Read(Drawing drawing, List<Integer> cutOff) implements Reading {}

  /** It is none, and why. */
  record Refused(List<Problem> problems) implements Reading {
    public Refused {
      problems = List.copyOf(problems);
    }

    public String inWords() {
      return String.join(" ", problems.stream().map(Problem::inWords).toList());
    }
  }

  /** Why a text is no drawing of this chart. */
  sealed interface Problem {
    /** For the person who sent it: what is wrong and what to do. */
    String inWords();

    /** No JSON, or JSON of another shape. */
    record Malformed(String why) implements Problem {
      @Override
      public String inWords() {
        return "This is not a drawing as docs/chart describes it: " + why + ".";
      }
    }

    /** Made on a chart that is not this one. */
    record OtherChart(String version, String here) implements Problem {
      @Override
      public String inWords() {
        return "The drawing was made on “%s”; this program has “%s”. Nothing was changed in it. Keep it, and draw it again here."
            .formatted(version, here);
      }
    }

    record UnknownRegion(int mark, String id) implements Problem {
      @Override
      public String inWords() {
        return "Mark %d names “%s”, which is no region of the chart. Use an id of regions.csv."
            .formatted(mark, id);
      }
    }

    /** A region that has two sides, without one. */
    record SideMissing(int mark, String id) implements Problem {
      @Override
      public String inWords() {
        return "Mark %d says “%s” without a side. Say “%s.R” (right) or “%s.L” (left)."
            .formatted(mark, id, id, id);
      }
    }

    /** A side that this region does not have. */
    record WrongSide(int mark, String id, String baseId) implements Problem {
      @Override
      public String inWords() {
        return "Mark %d says “%s”, but “%s” lies on the midline. Leave the side out."
            .formatted(mark, id, baseId);
      }
    }

    /** Drawn, and nothing on it. */
    record Empty() implements Problem {
      @Override
      public String inWords() {
        return "Nothing is drawn. Draw where it hurts, or say “all over”, “no pain today” or “I cannot show it”.";
      }
    }

    /** Every stroke lies outside of the body. */
    record BesideTheBody() implements Problem {
      @Override
      public String inWords() {
        return "Everything is drawn beside the body. Draw on the figure, or choose from the list.";
      }
    }

    record TooMuch(int count, String what, int most) implements Problem {
      @Override
      public String inWords() {
        return String.format(
            Locale.ROOT,
            "The drawing has %,d %s; it may have %,d. Draw fewer or shorter lines.",
            count,
            what,
            most);
      }
    }

    /** A value outside of what it may be. */
    record Beyond(String where, String what) implements Problem {
      @Override
      public String inWords() {
        return where + ": " + what + ".";
      }
    }
  }
}
