package org.tautband.atlas.web;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tautband.atlas.Atlas;
import org.tautband.evidence.Content;

/** Finds a muscle or a region by name, as a list to pick from. */
@RestController
class PicksController {
  private static final int LONGEST = 100;

  private final Atlas atlas;
  private final Content content;

  PicksController(Atlas atlas, Content content) {
    this.atlas = atlas;
    this.content = content;
  }

  /** Something to pick; {@code side} is empty for a muscle, because a muscle has two. */
  record Pick(
      String kind, String id, String name, String latin, String side, List<String> bodyGroups) {}

  @GetMapping("/atlas/search")
  List<Pick> picks(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "muscle") String kind) {
    String text = q.length() > LONGEST ? q.substring(0, LONGEST) : q;
    if (kind.equals("region")) {
      return atlas.searchRegions(text).stream()
          .map(
              region ->
                  new Pick(
                      "region",
                      region.id(),
                      region.name(),
                      "",
                      region.side().inWords(),
                      names(List.of(region.bodyGroup()))))
          .toList();
    }
    return atlas.search(text).stream()
        .map(
            muscle ->
                new Pick(
                    "muscle",
                    muscle.id(),
                    muscle.name(),
                    muscle.latin(),
                    "",
                    names(muscle.bodyGroups())))
        .toList();
  }

  private List<String> names(List<String> bodyGroups) {
    return bodyGroups.stream().map(group -> content.bodyGroup(group).name()).toList();
  }
}
