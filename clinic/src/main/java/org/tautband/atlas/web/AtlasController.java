package org.tautband.atlas.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tautband.access.FieldProblem;
import org.tautband.atlas.Atlas;
import org.tautband.atlas.BaseRegion;
import org.tautband.atlas.Literature;
import org.tautband.atlas.Movement;
import org.tautband.atlas.MuscleSheet;
import org.tautband.atlas.MuscleSheet.Reach;
import org.tautband.evidence.BodyGroup;
import org.tautband.evidence.Content;
import org.tautband.evidence.RedFlag;

/** The atlas for staff: find a muscle by name, region, movement or nerve root. */
@Controller
class AtlasController {
  private final Atlas atlas;
  private final Literature literature;
  private final Content content;

  AtlasController(Atlas atlas, Literature literature, Content content) {
    this.atlas = atlas;
    this.literature = literature;
    this.content = content;
  }

  /** A muscle that was found; {@code reach} says how it reaches the region asked for. */
  record Hit(MuscleSheet sheet, String bodyGroups, Reach reach) {}

  /** The muscles of a body group, for the whole list. */
  record Group(BodyGroup group, List<MuscleSheet> muscles) {}

  /** A region and how many maps name it. */
  record RegionLine(BaseRegion region, long main, long lessOften) {}

  record RegionGroup(BodyGroup group, List<RegionLine> regions) {}

  @GetMapping("/atlas")
  String search(@RequestParam Map<String, String> typed, Model model) {
    List<FieldProblem> problems = new ArrayList<>();
    Asked asked = Asked.of(typed, atlas, content, problems);
    boolean narrows = !asked.sought().isEmpty();
    model.addAttribute("asked", asked);
    model.addAttribute("problems", problems);
    model.addAttribute("narrows", narrows);
    model.addAttribute("movements", movements());
    model.addAttribute("roots", atlas.roots());
    model.addAttribute("bodyGroups", content.bodyGroups());
    model.addAttribute("regionGroups", regionGroups());
    model.addAttribute("groups", narrows ? List.of() : groups());
    List<Hit> hits = narrows ? hits(asked) : List.of();
    model.addAttribute("hits", hits);
    model.addAttribute("near", narrows && hits.isEmpty() ? atlas.near(asked.q()) : List.of());
    atlas.baseRegion(asked.region()).ifPresent(region -> aboutRegion(region, model));
    return "atlas/atlas";
  }

  /** What has to stand beside a list of muscles for a region: what is no muscle comes first. */
  private void aboutRegion(BaseRegion region, Model model) {
    model.addAttribute("region", region);
    model.addAttribute("flags", flags(region));
    model.addAttribute("depths", literature.depthsAt(region.id()));
  }

  private List<RedFlag> flags(BaseRegion region) {
    return content.redFlags().stream()
        .filter(flag -> flag.regions().contains(region.id()))
        .sorted((a, b) -> b.step().compareTo(a.step()))
        .toList();
  }

  private List<Hit> hits(Asked asked) {
    return atlas.find(asked.sought()).stream()
        .map(sheet -> new Hit(sheet, bodyGroups(sheet), sheet.reach(asked.region())))
        .toList();
  }

  private String bodyGroups(MuscleSheet sheet) {
    return sheet.muscle().bodyGroups().stream()
        .map(id -> content.bodyGroup(id).shortName())
        .collect(Collectors.joining(", "));
  }

  private static Map<String, String> movements() {
    Map<String, String> words = new LinkedHashMap<>();
    Arrays.stream(Movement.values()).forEach(m -> words.put(m.code(), m.inWords()));
    return words;
  }

  private List<Group> groups() {
    return content.bodyGroups().stream()
        .map(
            group ->
                new Group(
                    group,
                    atlas.muscles().stream()
                        .filter(muscle -> muscle.bodyGroup().equals(group.id()))
                        .flatMap(muscle -> atlas.sheet(muscle.id()).stream())
                        .toList()))
        .filter(group -> !group.muscles().isEmpty())
        .toList();
  }

  @GetMapping("/atlas/regions")
  String regions(Model model) {
    model.addAttribute("groups", regionGroups());
    model.addAttribute("total", atlas.baseRegions().size());
    return "atlas/regions";
  }

  private List<RegionGroup> regionGroups() {
    List<MuscleSheet> sheets =
        atlas.muscles().stream().flatMap(muscle -> atlas.sheet(muscle.id()).stream()).toList();
    return content.bodyGroups().stream()
        .map(
            group ->
                new RegionGroup(
                    group,
                    atlas.baseRegions().stream()
                        .filter(region -> region.bodyGroup().equals(group.id()))
                        .map(region -> line(region, sheets))
                        .toList()))
        .filter(group -> !group.regions().isEmpty())
        .toList();
  }

  private static RegionLine line(BaseRegion region, List<MuscleSheet> sheets) {
    Map<Reach, Long> reached =
        sheets.stream()
            .collect(
                Collectors.groupingBy(sheet -> sheet.reach(region.id()), Collectors.counting()));
    return new RegionLine(
        region, reached.getOrDefault(Reach.MAIN, 0L), reached.getOrDefault(Reach.LESS_OFTEN, 0L));
  }
}
