package org.tautband.assessment.web;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.tautband.assessment.Assessment;
import org.tautband.assessment.Finding;
import org.tautband.assessment.PainRegion;
import org.tautband.assessment.RangeOfMotion;
import org.tautband.atlas.Atlas;
import org.tautband.atlas.Muscle;
import org.tautband.atlas.Region;
import org.tautband.evidence.Side;

/** How assessments stand in the fields of their form. */
final class AssessmentFields {
  private AssessmentFields() {}

  static MultiValueMap<String, String> of(Assessment assessment, Atlas atlas) {
    MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
    Assessment.Findings findings = assessment.findings();
    typed.add("edition", String.valueOf(assessment.edition()));
    typed.add("history", findings.history());
    typed.add("neurological", findings.neurological());
    put(typed, "painNow", findings.pain().now());
    put(typed, "painWorst", findings.pain().worst());
    put(typed, "painAverage", findings.pain().average());
    int row = 0;
    for (PainRegion region : findings.regions()) {
      String prefix = "region" + row++;
      typed.add(prefix + ".name", atlas.region(regionId(region)).map(Region::name).orElse(""));
      region.qualities().forEach(quality -> typed.add(prefix + ".quality", quality.name()));
      put(typed, prefix + ".worst", region.worst());
    }
    typed.add("region", String.valueOf(Math.max(1, row)));
    row = 0;
    for (Finding finding : findings.muscles()) {
      String prefix = "muscle" + row++;
      typed.add(prefix + ".name", atlas.find(finding.muscleId()).map(Muscle::name).orElse(""));
      typed.add(prefix + ".side", finding.side().name());
      typed.add(prefix + ".band", finding.tautBand().name());
      put(typed, prefix + ".tenderness", finding.tenderness());
      typed.add(prefix + ".familiar", finding.familiarPain().name());
      typed.add(prefix + ".referred", finding.referredPain().name());
      typed.add(prefix + ".twitch", finding.twitch().name());
      typed.add(
          prefix + ".felt",
          finding.felt().stream()
              .map(id -> atlas.region(id).map(Region::name).orElse(id))
              .collect(Collectors.joining("; ")));
      typed.add(prefix + ".note", finding.note());
      FindingOnChart.put(typed, prefix, finding.onChart(), atlas);
    }
    typed.add("muscle", String.valueOf(Math.max(1, row)));
    row = 0;
    for (RangeOfMotion range : findings.ranges()) {
      String prefix = "range" + row++;
      typed.add(prefix + ".movement", range.movement().name());
      typed.add(prefix + ".mode", range.active() ? "active" : "passive");
      put(typed, prefix + ".right", range.rightDegrees());
      put(typed, prefix + ".left", range.leftDegrees());
      put(typed, prefix + ".middle", range.middleDegrees());
    }
    typed.add("range", String.valueOf(Math.max(1, row)));
    return typed;
  }

  /**
   * A form for muscles to examine after a ranking. Their side is not filled in: whoever palpates
   * says which it was.
   *
   * @param muscleIds of the muscles; unknown ones are left out
   * @param regionIds of what was ranked; unknown ones are left out
   */
  static MultiValueMap<String, String> ofRanking(
      List<String> muscleIds, List<String> regionIds, Atlas atlas) {
    MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
    List<String> ranked = new ArrayList<>();
    int row = 0;
    for (String id : new LinkedHashSet<>(regionIds)) {
      var region = atlas.region(id);
      if (region.isEmpty() || row == AssessmentForm.MOST_ROWS) continue;
      typed.add("region" + row++ + ".name", region.get().name());
      ranked.add(id);
    }
    typed.add("region", String.valueOf(Math.max(1, row)));
    typed.add("ranked", String.join(",", ranked));
    row = 0;
    for (String id : new LinkedHashSet<>(muscleIds)) {
      var muscle = atlas.find(id);
      if (muscle.isEmpty() || row == AssessmentForm.MOST_ROWS) continue;
      typed.add("muscle" + row++ + ".name", muscle.get().name());
    }
    typed.add("muscle", String.valueOf(Math.max(1, row)));
    return typed;
  }

  /** What stands in the rows for regions; an empty row is left out. */
  static List<String> regionNames(MultiValueMap<String, String> typed) {
    List<String> names = new ArrayList<>();
    for (int row = 0; row < AssessmentForm.rows(typed, "region"); row++) {
      String name = first(typed, "region" + row + ".name").strip();
      if (!name.isEmpty()) names.add(name);
    }
    return names;
  }

  /**
   * Adds names in rows where nothing at all is typed, and in new ones.
   *
   * @return those for which there is no room
   */
  static List<String> addRegions(MultiValueMap<String, String> typed, List<String> names) {
    int rows = AssessmentForm.rows(typed, "region");
    List<String> waiting = new ArrayList<>(names);
    for (int row = 0; row < AssessmentForm.MOST_ROWS && !waiting.isEmpty(); row++) {
      String prefix = "region" + row;
      boolean empty =
          first(typed, prefix + ".name").isBlank()
              && first(typed, prefix + ".worst").isBlank()
              && !typed.containsKey(prefix + ".quality");
      if (row >= rows || empty) typed.set(prefix + ".name", waiting.removeFirst());
      rows = Math.max(rows, row + 1);
    }
    typed.set("region", String.valueOf(rows));
    return waiting;
  }

  /** What was typed in a field; empty when it was not sent. */
  static String first(MultiValueMap<String, String> typed, String field) {
    String value = typed.getFirst(field);
    return value == null ? "" : value;
  }

  static String regionId(PainRegion region) {
    return region.side() == Side.MIDLINE
        ? region.baseRegionId()
        : region.baseRegionId() + "." + region.side().code();
  }

  private static void put(
      MultiValueMap<String, String> typed, String field, @Nullable Integer value) {
    if (value != null) {
      typed.add(field, String.valueOf(value));
    }
  }
}
