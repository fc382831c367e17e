package org.tautband.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;
import org.tautband.Visitor;
import org.tautband.evidence.Content;
import org.tautband.evidence.Row;

/** The atlas as staff read it. */
class AtlasPagesTest extends ClinicTest {
  private static final Pattern NEVER =
      Pattern.compile("\\bsafe(ly|r|st)?\\b|\\bnull\\b", Pattern.CASE_INSENSITIVE);

  @Autowired private Atlas atlas;
  @Autowired private Content content;

  private Visitor visitor;

  @BeforeEach
  void aClinicianSignedIn() {
    visitor = new Visitor(base());
    visitor.signIn(clinic.clinician().login(), Fixtures.PASSWORD);
  }

  private Document page(String path) {
    var answer = visitor.get(path);
    assertThat(answer.status()).as(path).isEqualTo(200);
    return Jsoup.parse(answer.body());
  }

  private Element main(String path) {
    return page(path).select("main").first();
  }

  /** Row by row and column by column: what nobody has looked up. */
  private boolean recalled(String cell) {
    var row = cell.replaceFirst("\\..*", "");
    var column = cell.replaceFirst(".*\\.", "");
    if (atlas.find(row).isPresent()) {
      var cells = rows().get(row);
      return switch (column) {
        case "primary_regions" -> cells.text("referral_status").equals("recalled");
        case "origin", "insertion", "action", "nerve", "roots" ->
            cells.text("anatomy_status").equals("recalled");
        default -> true;
      };
    }
    return rows().get(row).recalled(column);
  }

  private Map<String, Row> rowsById = new HashMap<>();

  private Map<String, Row> rows() {
    if (rowsById.isEmpty()) {
      for (var file : List.of("atlas", "site_hazards", "prevalence")) {
        content.rows("atlas/" + file + ".csv").forEach(row -> rowsById.put(row.text("id"), row));
      }
    }
    return rowsById;
  }

  @Test
  void everyMuscleHasItsPageAndNoRecalledCellStandsUnmarked() {
    var wrong = new ArrayList<String>();
    int pages = 0;
    int marked = 0;
    for (Muscle muscle : atlas.muscles()) {
      var answer = visitor.get("/atlas/" + muscle.id());
      var main = Jsoup.parse(answer.body()).select("main").first();
      if (answer.status() != 200 || !main.select("h1").text().equals(muscle.name())) {
        wrong.add(muscle.id() + " has no page: " + answer.status());
        continue;
      }
      pages++;
      marked += unmarked(muscle, main, wrong);
      // Titles of sources are theirs.
      main.select("cite").remove();
      var never = NEVER.matcher(main.text());
      if (never.find()) wrong.add(muscle.id() + " says " + never.group());
    }
    assertThat(wrong).isEmpty();
    assertThat(pages).isEqualTo(131);
    assertThat(marked).isGreaterThan(131 * 8);
  }

  private static boolean isStamped(String figure) {
    return figure.contains("MODEL") && figure.contains("Reference anatomy");
  }

  /** How many cells carry their mark; those that should and do not are added to {@code wrong}. */
  private int unmarked(Muscle muscle, Element main, List<String> wrong) {
    int marked = 0;
    var figures = main.select(".zone-charts figure");
    if (figures.size() < 2 || !figures.eachText().stream().allMatch(AtlasPagesTest::isStamped)) {
      wrong.add(muscle.id() + " has no stamped pictures");
    }
    var there = new TreeSet<String>();
    for (Element cell : main.select("[data-cell]")) {
      var name = cell.attr("data-cell");
      there.add(name);
      boolean hasMark = cell.select(".awaits").text().contains("Awaiting review");
      if (hasMark) marked++;
      if (hasMark != recalled(name)) wrong.add(name + (hasMark ? " is marked" : " is not marked"));
    }
    for (var column :
        List.of(
            "origin",
            "insertion",
            "action",
            "nerve",
            "roots",
            "complaints",
            "confused_with",
            "stretch",
            "primary_regions",
            "trigger_points")) {
      if (!there.contains(muscle.id() + "." + column)) wrong.add(muscle.id() + " lacks " + column);
    }
    if (main.select("[data-cell$=.primary_regions] a").stream().anyMatch(a -> !a.hasText())) {
      wrong.add(muscle.id() + " has a zone without a name");
    }
    main.select("[data-cell]").remove();
    var rest = main.text();
    var row = rows().get(muscle.id());
    for (var column : List.of("origin", "insertion", "action", "complaints", "stretch")) {
      var words = row.text(column);
      if (words.length() > 14 && recalled(muscle.id() + "." + column) && rest.contains(words)) {
        wrong.add(muscle.id() + " tells " + column + " outside its cell");
      }
    }
    return marked;
  }

  @Test
  void aRecalledTechniqueOrShareIsNotToldAndARecalledDangerIs() {
    var masseter = main("/atlas/masseter");
    assertThat(masseter.select("[data-cell=SH004.technique_direction]").text())
        .isEqualTo("Awaiting review");
    assertThat(masseter.select("[data-cell=SH004.danger_structures]").text())
        .isEqualTo("facial nerve branches, parotid duct, facial artery Awaiting review");
    assertThat(masseter.text()).doesNotContain("towards mandible/zygoma");
    assertThat(main("/atlas/infraspinatus").select("[data-cell=PV004.active_pct]").text())
        .isEqualTo("Awaiting review");
    assertThat(main("/atlas/infraspinatus").text()).doesNotContain("77 %");
  }

  @Test
  void aPageTellsWhatWasPublishedWithItsRows() {
    var page = main("/atlas/infraspinatus");
    assertThat(page.text())
        .contains(
            "Reference anatomy, not this patient’s.",
            "Musculus infraspinatus",
            "FMA:32546",
            "front of shoulder",
            "how far the muscle lay from the skin, no maximum",
            "42 % active",
            "12 patients",
            "10 of 12",
            "patterns irregular, not predictable",
            "As reproduced in");
    assertThat(page.select("a.row-id").eachAttr("href"))
        .contains("/evidence/SH021", "/evidence/DM018", "/evidence/PV002", "/evidence/ER008");
    assertThat(main("/atlas/piriformis").select("#conflicts ~ .sides li")).hasSize(2);
    assertThat(main("/atlas/piriformis").select("section:has(#conflicts)").text())
        .contains("never did", "in most of the muscles", "never averaged");
    assertThat(main("/atlas/levator_scapulae").text()).contains("Looked for, not found");
    var left = main("/atlas/infraspinatus?side=left");
    assertThat(left.select("#zones").text()).contains("left side");
    assertThat(left.select(".zone-charts svg").attr("aria-label"))
        .contains("left front of shoulder");
    assertThat(main("/atlas/frontalis").select("figcaption .awaits").text())
        .contains("Map awaiting review");
  }

  @Test
  void theEvidenceStoreLeadsToTheMuscle() {
    assertThat(page("/evidence/SH021").select("section a[href=/atlas/infraspinatus]").text())
        .isEqualTo("Infraspinatus");
  }

  @Test
  void everyRegionIsListedAndLeadsToWhatRefersThere() {
    var listed = main("/atlas/regions").select(".shelves a[href^=/atlas?region=]");
    assertThat(listed.eachAttr("href").stream().map(href -> href.replaceFirst(".*=", "")))
        .containsExactlyInAnyOrderElementsOf(
            atlas.baseRegions().stream().map(BaseRegion::id).toList());
    var wrong = new ArrayList<String>();
    for (var id : List.of("asis", "temple", "neck_post", "genital", "hallux")) {
      var region = atlas.baseRegion(id).orElseThrow();
      var main = main("/atlas?region=" + region.id());
      var found = main.select("tbody th a").size();
      var expected = atlas.find(new Sought("", region.id(), null, "", "")).size();
      if (found != expected) wrong.add(region.id() + ": " + found + " of " + expected);
      if (expected == 0 && !main.text().contains("No map names this region"))
        wrong.add(region.id());
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void redFlagsOfARegionStandAboveItsMuscles() {
    var main = main("/atlas?region=lumbar");
    assertThat(main.html().indexOf("id=\"flags\""))
        .isPositive()
        .isLessThan(main.html().indexOf("id=\"results\""));
    assertThat(main.text()).contains("Emergency: Is the skin between your legs");
    assertThat(main.select("section:has(#depths)").text())
        .contains("25 to 40 mm", "A place, not a muscle", "None is a limit for this patient");
  }

  private List<String> found(Map<String, String> asked) {
    return main("/atlas?" + Visitor.query(asked)).select("tbody th a").eachText();
  }

  @Test
  void musclesAreFoundByNameRegionMovementRootAndAllOfThem() {
    assertThat(found(Map.of("q", "musculus piriformis"))).first().isEqualTo("Piriformis");
    assertThat(found(Map.of("q", "pirifromis"))).contains("Piriformis");
    assertThat(found(Map.of("region", "temple"))).contains("Upper trapezius", "Temporalis");
    assertThat(found(Map.of("movement", "supination"))).contains("Supinator", "Biceps brachii");
    assertThat(found(Map.of("root", "CN XI"))).contains("Upper trapezius");
    assertThat(found(Map.of("region", "temple", "root", "CN XI"))).doesNotContain("Temporalis");
    var marked = main("/atlas?movement=supination").select("tbody tr");
    assertThat(marked).allMatch(row -> row.select("[data-cell] .awaits").hasText());
    assertThat(main("/atlas").select(".shelves a")).hasSize(131);
  }

  @Test
  void whatIsNotThereIsAnsweredWithAWayOn() {
    assertThat(main("/atlas?q=infaspunktus").select(".empty").text())
        .contains("No muscle fits", "Did you mean", "Infraspinatus");
    assertThat(main("/atlas?q=xqzzv").select(".empty").text()).contains("Take fewer letters");
    assertThat(main("/atlas?region=nowhere&movement=x&root=Z9&group=y").select(".err")).hasSize(4);
    var unknown = visitor.get("/atlas/infraspinatos");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(Jsoup.parse(unknown.body()).select("main .links a").eachAttr("href"))
        .contains("/atlas/infraspinatus");
    assertThat(main("/atlas/compare?a=masseter&b=masseter").text()).contains("same muscle twice");
    assertThat(main("/atlas/compare?a=x").text()).contains("no such muscle");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/atlas?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "/atlas?q=%00%E2%80%AE%ED%A0%80",
        "/atlas?region=%27%3B--&movement=%24%7B7*7%7D",
        "/atlas/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "/atlas/a%27%20or%201%3D1",
        "/atlas/compare?a=%3Cscript%3E&b=%00",
        "/atlas/masseter?side=%3Cscript%3E",
      })
  void nothingHostileRunsOrBreaks(String path) {
    var answer = visitor.get(path);
    assertThat(answer.status()).isLessThan(500);
    assertThat(answer.body()).doesNotContain("<script>alert");
    assertThat(visitor.get("/atlas?q=" + "x".repeat(4_000)).body()).contains("too long for a name");
  }

  @Test
  void twoMusclesAreComparedWithWhatDiffers() {
    var main = main("/atlas/compare?a=infraspinatus&b=teres_minor");
    assertThat(main.select("h1").text()).isEqualTo("Infraspinatus or Teres minor");
    assertThat(main.text()).contains("Infraspinatus only", "Teres minor only", "differs");
    assertThat(main.select("[data-cell=infraspinatus.origin] .awaits").text())
        .isEqualTo("Awaiting review");
    assertThat(main.select("[data-cell]"))
        .allMatch(cell -> cell.select(".awaits").hasText() == recalled(cell.attr("data-cell")));
  }

  @Test
  void theFrontDeskHasNoAtlas() {
    var desk = new Visitor(base());
    desk.signIn(clinic.frontDesk().login(), Fixtures.PASSWORD);
    assertThat(desk.get("/atlas").status()).isEqualTo(403);
    assertThat(desk.get("/atlas/masseter").status()).isEqualTo(403);
    assertThat(desk.get("/today").body()).doesNotContain("href=\"/atlas\"");
    assertThat(page("/today").select("nav a[href=/atlas]").text()).isEqualTo("Atlas");
    assertThat(desk.get("/atlas/search?q=masseter").body()).contains("\"masseter\"");
  }
}
