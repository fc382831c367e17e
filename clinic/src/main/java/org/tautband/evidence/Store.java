package org.tautband.evidence;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The evidence store as staff read it: every row, found by words, and what rests on it. */
@Component
public class Store {
  private final FromContent<Shelved> rows;
  private final List<Uses> uses;

  Store(Content content, List<Uses> uses) {
    this.rows = new FromContent<>(content, Shelved::new);
    this.uses = uses;
  }

  /** All rows of one state of the content, and the text each is found by. */
  private static final class Shelved {
    private final Content content;
    private final Findings findings;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, String> searched = new LinkedHashMap<>();

    Shelved(Content content) {
      this.content = content;
      findings = new Findings(content);
      for (RowKind kind : RowKind.values()) {
        for (Row row : content.rows(kind.file())) {
          Entry entry = Entry.of(kind, row, content.readOn());
          entries.put(entry.id(), entry);
          searched.put(entry.id(), plain(text(entry)));
        }
      }
    }

    private String text(Entry entry) {
      String sources =
          content.citable(entry.row().sourceKeys()).stream()
              .map(Source::citation)
              .collect(Collectors.joining(" "));
      return entry.id()
          + ' '
          + entry.kind().inWords()
          + ' '
          + entry.sentence()
          + ' '
          + String.join(" ", entry.row().cells().values())
          + ' '
          + sources;
    }
  }

  public List<Entry> entries() {
    return List.copyOf(rows.now().entries.values());
  }

  /** The row of that id, however it is typed. */
  public Optional<Entry> entry(String id) {
    return Optional.ofNullable(rows.now().entries.get(id.strip().toUpperCase(Locale.ROOT)));
  }

  /** What fits, in the order of the files; a row whose id was typed comes first. */
  public List<Entry> find(Wanted wanted, LocalDate today) {
    List<String> words = wanted.words().stream().map(Store::plain).map(Store::stem).toList();
    List<Entry> found = new ArrayList<>();
    Shelved now = rows.now();
    for (Entry entry : now.entries.values()) {
      boolean fits =
          (wanted.kind() == null || entry.kind() == wanted.kind())
              && (wanted.status() == null || entry.status() == wanted.status())
              && (wanted.condition().isEmpty() || entry.conditionIds().contains(wanted.condition()))
              && (!wanted.overdue() || entry.overdue(today));
      if (!fits) continue;
      String text = now.searched.getOrDefault(entry.id(), "");
      if (!words.stream().allMatch(text::contains)) continue;
      if (words.contains(plain(entry.id()))) found.addFirst(entry);
      else found.add(entry);
    }
    return found;
  }

  /** What rests on each of these rows; a row nothing rests on has an empty list. */
  public Map<String, List<Use>> uses(Collection<Entry> wanted) {
    Map<String, List<Use>> byRow = new LinkedHashMap<>();
    wanted.forEach(row -> byRow.put(row.id(), new ArrayList<>()));
    for (Uses some : uses) {
      for (Use use : some.all()) {
        List<Use> here = byRow.get(use.rowId());
        if (here != null) here.add(use);
      }
    }
    return byRow;
  }

  /** What rests on this row. */
  public List<Use> usesOf(Entry row) {
    return uses(List.of(row)).getOrDefault(row.id(), List.of());
  }

  /** Conflicts this row takes part in. */
  public List<Conflict> conflictsOf(String rowId) {
    return rows.now().findings.conflictsOf(rowId);
  }

  public List<Source> sourcesOf(Entry entry) {
    return rows.now().content.citable(entry.row().sourceKeys());
  }

  /** Ids of the conditions a row may be about. */
  public List<String> conditions() {
    return rows.now().content.conditions();
  }

  /** A word without its ending: who looks for a bruise wants bruising as well. */
  private static String stem(String word) {
    return word.matches("[a-z]{6,}") ? word.replaceFirst("(ing|es|ed|s|e)$", "") : word;
  }

  /** Small letters without accents, so that a name is found however it is typed. */
  static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }
}
