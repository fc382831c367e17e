package org.tautband.atlas.web;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.tautband.atlas.Atlas;
import org.tautband.evidence.Content;

/** Finds a muscle or a region by name, as a list to pick from (JSON) or as a page. */
@Controller
class AtlasController {
  private static final int LONGEST = 100;

  private final Atlas atlas;
  private final Content content;

  AtlasController(Atlas atlas, Content content) {
    this.atlas = atlas;
    this.content = content;
  }

  /** Something to pick; {@code side} is empty for a muscle, because a muscle has two. */
  record Pick(
      String kind, String id, String name, String latin, String side, List<String> bodyGroups) {}

  @GetMapping(path = "/atlas/search", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  List<Pick> picks(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "muscle") String kind) {
    return found(q, kind);
  }

  @GetMapping(path = "/atlas/search", produces = MediaType.TEXT_HTML_VALUE)
  String page(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "muscle") String kind,
      Model model) {
    model.addAttribute("q", q.length() > LONGEST ? q.substring(0, LONGEST) : q);
    model.addAttribute("kind", kind.equals("region") ? "region" : "muscle");
    model.addAttribute("picks", found(q, kind));
    return "atlas/search";
  }

  private List<Pick> found(String q, String kind) {
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
