package org.tautband.kernel.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tautband.kernel.chart.Drawing.Says;
import org.tautband.kernel.chart.Reading.Problem;

/** Reads a drawing as {@code docs/chart/drawing.schema.json} describes it, all problems at once. */
public final class DrawingReader {
  private static final Set<String> OF_DRAWING = Set.of("chart", "says", "marks", "worst");
  private static final Set<String> OF_STROKE =
      Set.of("view", "points", "widthMm", "quality", "intensity", "depth");
  private static final Set<String> OF_WHOLE = Set.of("region", "quality", "intensity", "depth");

  private static final int FURTHEST = Mark.Stroke.FURTHEST_MM;

  private final Chart chart;
  private final List<Problem> problems = new ArrayList<>();
  private int points;

  private DrawingReader(Chart chart) {
    this.chart = chart;
  }

  /** Reads the text; never throws for what stands in it. */
  public static Reading read(Chart chart, String json) {
    Json value;
    try {
      value = JsonReader.read(json);
    } catch (Json.Malformed e) {
      return new Reading.Refused(List.of(new Problem.Malformed(String.valueOf(e.getMessage()))));
    }
    return new DrawingReader(chart).drawing(value);
  }

  private Reading drawing(Json json) {
    Map<String, Json> members = members(json, "The drawing", OF_DRAWING);
    String version = text(members, "chart", "The drawing").orElse("");
    if (problems.isEmpty() && !version.equals(chart.version())) {
      problems.add(new Problem.OtherChart(version, chart.version()));
    }
    if (!problems.isEmpty()) return new Reading.Refused(problems);
    Optional<Says> says = choice(members, "says", "The drawing", Says::ofCode, Says.DRAWN);
    List<Mark> marks = marks(members.getOrDefault("marks", new Json.Items(List.of())));
    Drawing.@Nullable Spot worst = spot(members.get("worst"));
    if (problems.isEmpty() && says.isPresent()) agree(says.get(), marks, worst);
    if (!problems.isEmpty() || says.isEmpty()) return new Reading.Refused(problems);
    Drawing drawing = new Drawing(version, says.get(), marks, worst);
    return cut(drawing);
  }

  private void agree(Says says, List<Mark> marks, Drawing.@Nullable Spot worst) {
    if (says == Says.DRAWN && marks.isEmpty()) problems.add(new Problem.Empty());
    if (says != Says.DRAWN && (!marks.isEmpty() || worst != null)) {
      problems.add(
          new Problem.Beyond(
              "The drawing", "it says “" + says.inWords() + "” and has marks. Keep one of both"));
    }
  }

  private Reading cut(Drawing drawing) {
    if (drawing.says() != Says.DRAWN) return new Reading.Read(drawing, List.of());
    List<Integer> beside = new ArrayList<>();
    for (int i = 0; i < drawing.marks().size(); i++) {
      if (Raster.of(chart, List.of(drawing.marks().get(i))).isEmpty()) beside.add(i + 1);
    }
    return beside.size() == drawing.marks().size()
        ? new Reading.Refused(List.of(new Problem.BesideTheBody()))
        : new Reading.Read(drawing, beside);
  }

  private List<Mark> marks(Json json) {
    List<Json> items = items(json, "The marks");
    if (items.size() > Drawing.MOST_MARKS) {
      problems.add(new Problem.TooMuch(items.size(), "marks", Drawing.MOST_MARKS));
      return List.of();
    }
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) mark(i + 1, items.get(i)).ifPresent(marks::add);
    if (points > Drawing.MOST_POINTS) {
      problems.add(new Problem.TooMuch(points, "points", Drawing.MOST_POINTS));
    }
    return marks;
  }

  private Optional<Mark> mark(int number, Json json) {
    String where = "Mark " + number;
    boolean whole = json instanceof Json.Members m && m.of().containsKey("region");
    Map<String, Json> members = members(json, where, whole ? OF_WHOLE : OF_STROKE);
    if (members.isEmpty()) return Optional.empty();
    Optional<Mark.Brush> brush = brush(members, where);
    if (whole) {
      Optional<String> id = text(members, "region", where).filter(r -> known(number, r));
      return id.flatMap(region -> brush.map(b -> new Mark.Whole(region, b)));
    }
    Optional<View> view = choice(members, "view", where, View::ofCode, null);
    Json drawn = members.getOrDefault("points", new Json.Items(List.of()));
    List<Mark.Point> line = points(drawn, where);
    int width = whole(members.get("widthMm"), where + ", widthMm");
    if (width < Mark.Stroke.LEAST_WIDTH_MM || width > Mark.Stroke.MOST_WIDTH_MM) {
      problems.add(
          new Problem.Beyond(
              where + ", widthMm",
              Mark.Stroke.LEAST_WIDTH_MM + " to " + Mark.Stroke.MOST_WIDTH_MM));
    }
    if (!problems.isEmpty() || line.isEmpty()) return Optional.empty();
    return view.flatMap(v -> brush.map(b -> new Mark.Stroke(v, line, width, b)));
  }

  private boolean known(int number, String id) {
    if (chart.region(id).isPresent()) return true;
    String base = id.replaceFirst("\\.[RL]$", "");
    if (!base.equals(id) && chart.region(base).isPresent()) {
      problems.add(new Problem.WrongSide(number, id, base));
    } else if (chart.region(id + ".R").isPresent()) {
      problems.add(new Problem.SideMissing(number, id));
    } else {
      problems.add(new Problem.UnknownRegion(number, id));
    }
    return false;
  }

  private Optional<Mark.Brush> brush(Map<String, Json> members, String where) {
    Optional<Quality> quality = choice(members, "quality", where, Quality::ofCode, null);
    Optional<Depth> depth = choice(members, "depth", where, Depth::ofCode, Depth.NOT_SAID);
    Integer intensity = null;
    Json given = members.get("intensity");
    if (given != null && !(given instanceof Json.Nothing)) {
      intensity = whole(given, where + ", intensity");
      if (intensity < 0 || intensity > 10) {
        problems.add(new Problem.Beyond(where + ", intensity", "pain is scored 0 to 10"));
        return Optional.empty();
      }
    }
    Integer asked = intensity;
    return quality.flatMap(q -> depth.map(d -> new Mark.Brush(q, asked, d)));
  }

  private List<Mark.Point> points(Json json, String where) {
    List<Json> items = items(json, where + ", points");
    points += items.size();
    if (items.isEmpty()) problems.add(new Problem.Beyond(where, "it has no points"));
    List<Mark.Point> line = new ArrayList<>();
    if (points > Drawing.MOST_POINTS) return line;
    for (Json item : items) line.add(point(item, where + ", points"));
    return line;
  }

  private Mark.Point point(Json json, String where) {
    if (json instanceof Json.Items(List<Json> xy) && xy.size() == 2) {
      return new Mark.Point(whole(xy.get(0), where), whole(xy.get(1), where));
    }
    problems.add(new Problem.Beyond(where, "a point is [x, y] in millimetres"));
    return new Mark.Point(0, 0);
  }

  private Drawing.@Nullable Spot spot(@Nullable Json json) {
    if (json == null || json instanceof Json.Nothing) return null;
    Map<String, Json> members = members(json, "The worst spot", Set.of("view", "at"));
    Optional<View> view = choice(members, "view", "The worst spot", View::ofCode, null);
    Mark.Point at = point(members.getOrDefault("at", new Json.Nothing()), "The worst spot");
    return view.map(v -> new Drawing.Spot(v, at)).orElse(null);
  }

  /** A half goes up: the nearest whole millimetre. */
  private int whole(@Nullable Json json, String where) {
    if (json instanceof Json.Figure(double value) && Math.abs(value) <= FURTHEST) {
      return (int) Math.floor(value + 0.5);
    }
    problems.add(
        new Problem.Beyond(
            where, "a number between −" + FURTHEST + " and " + FURTHEST + " is missing"));
    return 0;
  }

  private <T> Optional<T> choice(
      Map<String, Json> members,
      String name,
      String where,
      Function<String, Optional<T>> ofCode,
      @Nullable T otherwise) {
    if (!members.containsKey(name) && otherwise != null) return Optional.of(otherwise);
    Optional<String> code = text(members, name, where);
    Optional<T> chosen = code.flatMap(ofCode);
    if (code.isPresent() && chosen.isEmpty()) {
      problems.add(new Problem.Beyond(where + ", " + name, "“" + code.get() + "” is none we know"));
    }
    return chosen;
  }

  private Optional<String> text(Map<String, Json> members, String name, String where) {
    if (members.get(name) instanceof Json.Text(String value)) return Optional.of(value);
    problems.add(new Problem.Malformed(where + " has no text “" + name + "”"));
    return Optional.empty();
  }

  private Map<String, Json> members(Json json, String where, Set<String> known) {
    if (!(json instanceof Json.Members(Map<String, Json> members))) {
      problems.add(new Problem.Malformed(where + " is no object"));
      return Map.of();
    }
    for (String name : members.keySet()) {
      if (!known.contains(name)) {
        problems.add(new Problem.Malformed(where + " has an unknown “" + name + "”"));
      }
    }
    return members;
  }

  private List<Json> items(Json json, String where) {
    if (json instanceof Json.Items(List<Json> items)) return items;
    problems.add(new Problem.Malformed(where + " are no list"));
    return List.of();
  }
}
