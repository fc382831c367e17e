package org.tautband.evidence.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.tautband.access.CurrentActor;
import org.tautband.access.FieldProblem;
import org.tautband.access.Role;
import org.tautband.evidence.Cells;
import org.tautband.evidence.Certainty;
import org.tautband.evidence.Conflict;
import org.tautband.evidence.Entry;
import org.tautband.evidence.OwnRows;
import org.tautband.evidence.Rereads;
import org.tautband.evidence.RowHistory;
import org.tautband.evidence.RowKind;
import org.tautband.evidence.Status;
import org.tautband.evidence.Store;
import org.tautband.evidence.Use;

/** The evidence store for staff: find a row, and everything there is to know about one. */
@Controller
class EvidenceController {
  private static final int PER_PAGE = 50;
  private final Store store;
  private final RowHistory history;
  private final OwnRows ownRows;
  private final Rereads rereads;
  private final Clock clock;

  EvidenceController(
      Store store, RowHistory history, OwnRows ownRows, Rereads rereads, Clock clock) {
    this.store = store;
    this.history = history;
    this.ownRows = ownRows;
    this.rereads = rereads;
    this.clock = clock;
  }

  /** A line of the list, in words: the template has little to work out for each. */
  record Line(
      String id,
      String sentence,
      String figure,
      String printed,
      String kind,
      String sure,
      Status status,
      String used,
      boolean overdue,
      LocalDate reviewBy) {
    static Line of(Entry entry, int places, LocalDate today, boolean ofOneKind) {
      Certainty certainty = entry.status().mayBeStated() ? entry.certainty() : null;
      return new Line(
          entry.id(),
          entry.sentence(),
          entry.figure(),
          entry.figure().isEmpty() ? entry.printed() : "",
          ofOneKind ? "" : entry.kind().inWords(),
          certainty == null ? "" : certainty.name(),
          entry.status(),
          places == 0 ? "nowhere" : places == 1 ? "1 place" : places + " places",
          entry.overdue(today),
          entry.reviewBy());
    }
  }

  @GetMapping("/evidence")
  String list(@RequestParam Map<String, String> typed, Model model) {
    List<FieldProblem> problems = new ArrayList<>();
    Asked asked = Asked.of(typed, store.conditions(), problems);
    List<Entry> found = store.find(asked.wanted(), today());
    int pages = Math.max(1, (found.size() + PER_PAGE - 1) / PER_PAGE);
    int page = Math.min(asked.page(), pages);
    List<Entry> shown =
        found.subList((page - 1) * PER_PAGE, Math.min(page * PER_PAGE, found.size()));
    model.addAttribute("lines", lines(shown, asked));
    model.addAttribute("problems", problems);
    model.addAttribute("asked", asked);
    model.addAttribute("total", found.size());
    model.addAttribute("all", store.entries().size());
    model.addAttribute("page", page);
    model.addAttribute("pages", pages);
    model.addAttribute("kinds", kinds());
    model.addAttribute("conditions", conditions());
    model.addAttribute("statuses", statuses());
    model.addAttribute("rereads", rereads.open().size());
    model.addAttribute("mayEdit", mayEdit());
    model.addAttribute(
        "editable", Arrays.stream(RowKind.values()).filter(RowKind::editable).toList());
    return "evidence/list";
  }

  private List<Line> lines(List<Entry> shown, Asked asked) {
    LocalDate today = today();
    Map<String, List<Use>> uses = store.uses(shown);
    return shown.stream()
        .map(
            entry ->
                Line.of(
                    entry,
                    places(uses.getOrDefault(entry.id(), List.of())),
                    today,
                    !asked.kind().isEmpty()))
        .toList();
  }

  private static Map<String, String> kinds() {
    Map<String, String> words = new LinkedHashMap<>();
    for (RowKind kind : RowKind.values()) words.put(kind.name(), kind.inWords());
    return words;
  }

  private Map<String, String> conditions() {
    Map<String, String> words = new LinkedHashMap<>();
    store.conditions().stream()
        .sorted()
        .forEach(id -> words.put(id, capital(id.replace('-', ' '))));
    return words;
  }

  private static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static Map<String, String> statuses() {
    Map<String, String> words = new LinkedHashMap<>();
    for (Status status : Status.values()) words.put(status.name(), status.howRead());
    return words;
  }

  @GetMapping("/evidence/{rowId}")
  String row(@PathVariable String rowId, Model model, HttpServletResponse response) {
    Entry entry = store.entry(rowId).orElse(null);
    if (entry == null) return unknown(rowId, model, response);
    List<Use> uses = store.usesOf(entry);
    model.addAttribute("e", entry);
    model.addAttribute("overdue", entry.overdue(today()));
    model.addAttribute("cells", Cells.of(entry.row()));
    model.addAttribute("sources", store.sourcesOf(entry));
    model.addAttribute("conflicts", conflicts(entry));
    model.addAttribute("places", Places.of(uses));
    model.addAttribute("count", places(uses));
    model.addAttribute("versions", history.of(entry.id()));
    model.addAttribute("mayEdit", mayEdit() && entry.kind().editable());
    model.addAttribute("shipped", ownRows.shippedBehind(entry).orElse(null));
    model.addAttribute(
        "unsettled", ownRows.unsettled().stream().anyMatch(u -> u.own().id().equals(entry.id())));
    model.addAttribute("newest", history.newest(entry.id()));
    return "evidence/row";
  }

  private static boolean mayEdit() {
    return CurrentActor.get().is(Role.MANAGER);
  }

  /** A conflict with the rows of each side, as far as the store has them. */
  record Disagreement(String id, String question, List<Side> sides) {}

  record Side(String words, List<Entry> rows, boolean mine) {}

  private List<Disagreement> conflicts(Entry entry) {
    return store.conflictsOf(entry.id()).stream()
        .map(
            c ->
                new Disagreement(
                    c.id(), c.question(), c.sides().stream().map(s -> side(s, entry)).toList()))
        .toList();
  }

  private Side side(Conflict.Side side, Entry entry) {
    return new Side(
        side.words(),
        side.rowIds().stream().flatMap(id -> store.entry(id).stream()).toList(),
        side.rowIds().contains(entry.id()));
  }

  /** Rows that may have gone from the files keep their history. */
  private String unknown(String rowId, Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.NOT_FOUND.value());
    model.addAttribute("asked", shortened(rowId));
    model.addAttribute("versions", history.of(rowId.replace("\0", "")));
    return "evidence/no-such-row";
  }

  private static String shortened(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }

  private static int places(List<Use> uses) {
    return (int) uses.stream().map(use -> use.by() + use.where()).distinct().count();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), clock.getZone());
  }

  /** Where a row is used: place by place, with all its words that rest on the row. */
  record Places(Use.By by, List<Place> places) {
    record Place(String where, String path, List<String> words) {}

    static List<Places> of(List<Use> uses) {
      Map<Use.By, Map<String, Place>> byKind = new TreeMap<>();
      for (Use use : uses) {
        Place place =
            byKind
                .computeIfAbsent(use.by(), by -> new LinkedHashMap<>())
                .computeIfAbsent(
                    use.where(), w -> new Place(use.where(), use.path(), new ArrayList<>()));
        if (!use.words().isBlank() && !place.words().contains(use.words())) {
          place.words().add(use.words());
        }
      }
      return byKind.entrySet().stream()
          .map(e -> new Places(e.getKey(), List.copyOf(e.getValue().values())))
          .toList();
    }

    /** Whether there is nothing to say of its places but their names. */
    public boolean onlyNames() {
      return places.stream().allMatch(p -> p.words().isEmpty() && p.path().isEmpty());
    }

    /** "3 guide articles". */
    public String counted() {
      return by.counted(places.size());
    }
  }
}
