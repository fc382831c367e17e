package org.tautband.atlas.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.tautband.access.FieldProblem;
import org.tautband.atlas.Atlas;
import org.tautband.atlas.BaseRegion;
import org.tautband.atlas.Comparison;
import org.tautband.atlas.Literature;
import org.tautband.atlas.MuscleSheet;
import org.tautband.atlas.ZonePictures;
import org.tautband.evidence.Conflict;
import org.tautband.evidence.Content;
import org.tautband.evidence.Side;
import org.tautband.evidence.Store;

/** The page of one muscle, and two muscles side by side. */
@Controller
class MuscleController {
  private static final int LONGEST = 60;

  private final Atlas atlas;
  private final Literature literature;
  private final ZonePictures pictures;
  private final Content content;
  private final Store store;

  MuscleController(
      Atlas atlas, Literature literature, ZonePictures pictures, Content content, Store store) {
    this.atlas = atlas;
    this.literature = literature;
    this.pictures = pictures;
    this.content = content;
    this.store = store;
  }

  @GetMapping("/atlas/{muscleId}")
  String muscle(
      @PathVariable String muscleId,
      @RequestParam(defaultValue = "right") String side,
      Model model,
      HttpServletResponse response) {
    MuscleSheet sheet = atlas.sheet(muscleId).orElse(null);
    if (sheet == null) return unknown(muscleId, model, response);
    model.addAttribute("s", sheet);
    Side shown = side.equals("left") ? Side.LEFT : Side.RIGHT;
    model.addAttribute("side", shown);
    model.addAttribute("pictures", pictures.of(sheet.map(), shown));
    model.addAttribute("regionNames", regionNames());
    model.addAttribute("bodyGroups", bodyGroups(sheet));
    model.addAttribute("hazards", literature.hazards(muscleId));
    model.addAttribute("depths", literature.depths(muscleId));
    model.addAttribute("seen", literature.seen(muscleId));
    model.addAttribute("felt", literature.felt(muscleId));
    model.addAttribute("feltAnywhere", literature.feltAnywhere());
    model.addAttribute("conflicts", conflicts(sheet));
    return "atlas/muscle";
  }

  @GetMapping("/atlas/compare")
  String compare(
      @RequestParam(defaultValue = "") String a,
      @RequestParam(defaultValue = "") String b,
      Model model) {
    List<FieldProblem> problems = new ArrayList<>();
    MuscleSheet first = known("a", a, problems);
    MuscleSheet second = known("b", b, problems);
    if (first != null && first.equals(second)) {
      problems.add(new FieldProblem("b", "That is the same muscle twice. Choose another one."));
    }
    model.addAttribute("a", first == null ? "" : a.strip());
    model.addAttribute("b", second == null ? "" : b.strip());
    model.addAttribute("problems", problems);
    model.addAttribute("muscles", names());
    if (first != null && second != null && !first.equals(second)) {
      model.addAttribute("c", Comparison.of(first, second));
      model.addAttribute("regionNames", regionNames());
      model.addAttribute("groupsA", bodyGroups(first));
      model.addAttribute("groupsB", bodyGroups(second));
      model.addAttribute("hazardsA", literature.hazards(first.muscle().id()));
      model.addAttribute("hazardsB", literature.hazards(second.muscle().id()));
    }
    return "atlas/compare";
  }

  private @Nullable MuscleSheet known(String field, String id, List<FieldProblem> problems) {
    if (id.isBlank()) return null;
    MuscleSheet sheet = atlas.sheet(id.strip()).orElse(null);
    if (sheet == null) {
      problems.add(
          new FieldProblem(field, "The atlas has no such muscle. Choose one from the list."));
    }
    return sheet;
  }

  private String unknown(String muscleId, Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.NOT_FOUND.value());
    String asked = muscleId.replaceAll("[\\p{Cntrl}\\p{Cs}\\p{Cf}]", " ");
    String shown = asked.length() > LONGEST ? asked.substring(0, LONGEST) + "…" : asked;
    model.addAttribute("asked", shown);
    model.addAttribute("near", atlas.near(shown.replace('_', ' ')));
    return "atlas/no-such-muscle";
  }

  private List<Conflict> conflicts(MuscleSheet sheet) {
    Map<String, Conflict> conflicts = new LinkedHashMap<>();
    literature
        .rowIds(sheet.muscle().id())
        .forEach(row -> store.conflictsOf(row).forEach(c -> conflicts.put(c.id(), c)));
    return List.copyOf(conflicts.values());
  }

  private Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    atlas.muscles().stream()
        .sorted((x, y) -> x.name().compareToIgnoreCase(y.name()))
        .forEach(muscle -> names.put(muscle.id(), muscle.name()));
    return names;
  }

  private Map<String, String> regionNames() {
    Map<String, String> names = new LinkedHashMap<>();
    for (BaseRegion region : atlas.baseRegions()) names.put(region.id(), region.name());
    return names;
  }

  private List<String> bodyGroups(MuscleSheet sheet) {
    return sheet.muscle().bodyGroups().stream()
        .map(id -> content.bodyGroup(id).shortName())
        .toList();
  }
}
