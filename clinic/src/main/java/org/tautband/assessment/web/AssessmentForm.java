package org.tautband.assessment.web;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.tautband.access.TypedForm;
import org.tautband.assessment.Assessment;
import org.tautband.assessment.Finding;
import org.tautband.assessment.Finding.Sign;
import org.tautband.assessment.Movement;
import org.tautband.assessment.OnChart;
import org.tautband.assessment.Pain;
import org.tautband.assessment.PainQuality;
import org.tautband.assessment.PainRegion;
import org.tautband.assessment.RangeOfMotion;
import org.tautband.atlas.Atlas;
import org.tautband.atlas.BodyChart;
import org.tautband.atlas.Muscle;
import org.tautband.atlas.Region;
import org.tautband.evidence.Place;
import org.tautband.evidence.Side;

/** An assessment as it is typed, and what it means once it is good. A side is never filled in. */
final class AssessmentForm {
  private static final int TEXT = 8000;
  private static final int LINE = 300;
  static final int MOST_ROWS = 30;

  final TypedForm form = new TypedForm();
  private final MultiValueMap<String, String> typed;
  private final Atlas atlas;
  private final FindingOnChart onChart;

  AssessmentForm(MultiValueMap<String, String> typed, Atlas atlas, BodyChart chart) {
    this.typed = typed;
    this.atlas = atlas;
    onChart = new FindingOnChart(form, typed, atlas, chart);
  }

  static int rows(MultiValueMap<String, String> typed, String kind) {
    int rows = 1;
    String count = typed.getFirst(kind);
    if (count != null && count.matches("\\d{1,2}")) {
      rows = Math.clamp(Integer.parseInt(count), 1, MOST_ROWS);
    }
    return kind.equals(typed.getFirst("add")) ? Math.min(rows + 1, MOST_ROWS) : rows;
  }

  /**
   * Empty when something has to be mended first; {@link #form} says what.
   *
   * @param planned where needling is planned, to catch a mixed-up side
   */
  Optional<Assessment.Findings> findings(Set<Place> planned) {
    String history = form.lines("history", "The history", typed.getFirst("history"), TEXT);
    String neurological =
        form.lines("neurological", "Nerves", typed.getFirst("neurological"), TEXT);
    Pain pain =
        new Pain(
            scale("painNow", "Pain now", 10),
            scale("painWorst", "Worst pain", 10),
            scale("painAverage", "Average pain", 10));
    List<PainRegion> regions = regions();
    List<Finding> muscles = muscles();
    List<RangeOfMotion> ranges = ranges();
    if (form.isGood()) {
      askAboutMirroredSide(muscles, planned);
    }
    if (form.isGood()
        && history.isEmpty()
        && neurological.isEmpty()
        && !pain.asked()
        && regions.isEmpty()
        && muscles.isEmpty()
        && ranges.isEmpty()) {
      form.refuse("history", "Nothing is filled in yet. Record what you asked and found.");
    }
    return form.isGood()
        ? Optional.of(
            new Assessment.Findings(history, pain, regions, muscles, ranges, neurological))
        : Optional.empty();
  }

  private @Nullable Integer scale(String field, String label, int most) {
    String value = typed.getFirst(field);
    return value == null || value.isBlank()
        ? null
        : Integer.valueOf(form.whole(field, label, value, 0, most));
  }

  private List<PainRegion> regions() {
    List<PainRegion> regions = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (int row = 0; row < rows(typed, "region"); row++) {
      String prefix = "region" + row;
      String name =
          form.line(prefix + ".name", "The region", typed.getFirst(prefix + ".name"), LINE);
      Set<PainQuality> qualities = new LinkedHashSet<>();
      for (String quality : typed.getOrDefault(prefix + ".quality", List.of())) {
        form.choice(prefix + ".quality", "The quality", quality, PainQuality.class)
            .ifPresent(qualities::add);
      }
      Integer worst = scale(prefix + ".worst", "Worst pain here", 10);
      if (name.isEmpty()) {
        if (!qualities.isEmpty() || worst != null) {
          form.refuse(prefix + ".name", "The region is missing. Choose one of the list.");
        }
        continue;
      }
      Optional<Region> region =
          atlas.regions().stream().filter(one -> one.name().equalsIgnoreCase(name)).findFirst();
      if (region.isEmpty()) {
        form.refuse(prefix + ".name", notFound(name, regionNames(name)));
      } else if (!seen.add(region.get().id())) {
        form.refuse(prefix + ".name", "This region stands here twice. Keep one of them.");
      } else {
        regions.add(
            new PainRegion(
                region.get().baseId(), region.get().side(), List.copyOf(qualities), worst));
      }
    }
    return regions;
  }

  private List<String> regionNames(String name) {
    return near(atlas, name);
  }

  /** Regions called something like that. */
  static List<String> near(Atlas atlas, String name) {
    return atlas.searchRegions(name).stream().limit(3).map(Region::name).toList();
  }

  private List<Finding> muscles() {
    List<Finding> findings = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (int row = 0; row < rows(typed, "muscle"); row++) {
      String prefix = "muscle" + row;
      String name =
          form.line(prefix + ".name", "The muscle", typed.getFirst(prefix + ".name"), LINE);
      Sign band = sign(prefix + ".band", "Taut band");
      Integer tenderness = scale(prefix + ".tenderness", "Tenderness", 4);
      Sign familiar = sign(prefix + ".familiar", "Familiar pain");
      Sign referred = sign(prefix + ".referred", "Referred pain");
      Sign twitch = sign(prefix + ".twitch", "Twitch");
      List<String> felt = felt(prefix + ".felt");
      String note = form.line(prefix + ".note", "The note", typed.getFirst(prefix + ".note"), LINE);
      if (name.isEmpty()) {
        if (typed.getFirst(prefix + ".side") != null
            || tenderness != null
            || !felt.isEmpty()
            || !onChart.isEmpty(prefix)
            || !note.isEmpty()) {
          form.refuse(prefix + ".name", "The muscle is missing. Choose one of the list.");
        }
        continue;
      }
      Optional<Side> side =
          form.choice(prefix + ".side", "The side", typed.getFirst(prefix + ".side"), Side.class);
      Optional<Muscle> muscle = muscle(name);
      OnChart shown = onChart.read(prefix, side.orElse(null));
      if (muscle.isEmpty()) {
        form.refuse(
            prefix + ".name",
            notFound(name, atlas.search(name).stream().limit(3).map(Muscle::name).toList()));
      } else if (side.isPresent() && !seen.add(muscle.get().id() + side.get())) {
        form.refuse(prefix + ".name", "This muscle and side stand here twice. Keep one of them.");
      } else if (side.isPresent()) {
        findings.add(
            new Finding(
                muscle.get().id(),
                side.get(),
                band,
                tenderness,
                familiar,
                felt.isEmpty() && shown.feltDrawing().isEmpty() ? referred : Sign.PRESENT,
                twitch,
                felt,
                note,
                shown));
      }
    }
    return findings;
  }

  /** Names of regions, separated by semicolons. */
  private List<String> felt(String field) {
    List<String> ids = new ArrayList<>();
    String names = form.line(field, "Where it was felt", typed.getFirst(field), LINE);
    for (String name : names.isEmpty() ? new String[0] : names.split("\\s*;\\s*")) {
      atlas.regions().stream()
          .filter(one -> one.name().equalsIgnoreCase(name))
          .findFirst()
          .ifPresentOrElse(
              region -> ids.add(region.id()),
              () -> form.refuse(field, notFound(name, regionNames(name))));
    }
    return ids;
  }

  private Optional<Muscle> muscle(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return atlas.muscles().stream()
        .filter(
            muscle ->
                muscle.name().toLowerCase(Locale.ROOT).equals(wanted)
                    || muscle.latin().toLowerCase(Locale.ROOT).equals(wanted))
        .findFirst();
  }

  static String notFound(String typed, List<String> near) {
    return near.isEmpty()
        ? "The list has no '" + typed + "'. Type a part of the name and choose from the list."
        : "The list has no '" + typed + "'. Do you mean: " + String.join(", ", near) + "?";
  }

  private Sign sign(String field, String label) {
    String value = typed.getFirst(field);
    return value == null || value.isEmpty()
        ? Sign.NOT_EXAMINED
        : form.choice(field, label, value, Sign.class).orElse(Sign.NOT_EXAMINED);
  }

  private List<RangeOfMotion> ranges() {
    List<RangeOfMotion> ranges = new ArrayList<>();
    for (int row = 0; row < rows(typed, "range"); row++) {
      String prefix = "range" + row;
      Integer right = degrees(prefix + ".right", "Right");
      Integer left = degrees(prefix + ".left", "Left");
      Integer middle = degrees(prefix + ".middle", "Without side");
      String chosen = typed.getFirst(prefix + ".movement");
      if (chosen == null || chosen.isEmpty()) {
        if (right != null || left != null || middle != null) {
          form.refuse(prefix + ".movement", "The movement is missing. Choose one.");
        }
        continue;
      }
      Optional<Movement> movement =
          form.choice(prefix + ".movement", "The movement", chosen, Movement.class);
      if (movement.isEmpty()) {
        continue;
      }
      if (right == null && left == null && middle == null) {
        form.refuse(
            movement.get().sided() ? prefix + ".right" : prefix + ".middle",
            movement.get().inWords() + ": type the degrees, or take the movement out.");
      } else if (movement.get().sided() && middle != null) {
        form.refuse(
            prefix + ".middle",
            movement.get().inWords() + " has a right and a left side. Type them there.");
      } else if (!movement.get().sided() && (right != null || left != null)) {
        form.refuse(
            prefix + ".right", movement.get().inWords() + " has no sides. Type it without side.");
      } else {
        ranges.add(
            new RangeOfMotion(
                movement.get(),
                !"passive".equals(typed.getFirst(prefix + ".mode")),
                right,
                left,
                middle));
      }
    }
    return ranges;
  }

  private @Nullable Integer degrees(String field, String label) {
    String value = typed.getFirst(field);
    return value == null || value.isBlank()
        ? null
        : Integer.valueOf(form.whole(field, label + ", in degrees", value, -90, 220));
  }

  /** Findings on one side only and the plan on the other only: somebody has to say which it is. */
  private void askAboutMirroredSide(List<Finding> findings, Set<Place> planned) {
    if (typed.getFirst("sidesChecked") != null) {
      return;
    }
    for (int row = 0; row < findings.size(); row++) {
      Finding finding = findings.get(row);
      Side mirrored =
          switch (finding.side()) {
            case RIGHT -> Side.LEFT;
            case LEFT -> Side.RIGHT;
            case MIDLINE -> Side.MIDLINE;
          };
      if (mirrored == finding.side()) {
        continue;
      }
      Muscle muscle = atlas.muscle(finding.muscleId());
      boolean asPlanned = muscle.places(finding.side()).stream().anyMatch(planned::contains);
      boolean mirror = muscle.places(mirrored).stream().anyMatch(planned::contains);
      if (!asPlanned && mirror) {
        form.refuse(
            "sidesChecked",
            "You found "
                + muscle.name()
                + " on the "
                + finding.side().inWords()
                + ", the plan says "
                + mirrored.inWords()
                + ". Which is it? Change the side here, or tick that both are right.");
        return;
      }
    }
  }
}
