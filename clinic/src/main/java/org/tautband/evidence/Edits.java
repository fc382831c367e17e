package org.tautband.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.tautband.access.Actor;
import org.tautband.access.FieldProblem;

/**
 * A clinic's own findings and figures, over those that ship or beside them. An edit is checked as
 * the files are, kept as a version of the row with who and why, and from then on read everywhere;
 * every text that rests on the row has to be read again. The shipped row stays readable.
 */
@Component
@Transactional
public class Edits {
  private static final String SOURCES = "sources/sources.csv";
  private static final int MOST_CHARS = 4_000;

  private final EditTable table;
  private final RowHistory history;
  private final Rereads rereads;
  private final OwnRows ownRows;
  private final Content content;

  Edits(EditTable table, RowHistory history, Rereads rereads, OwnRows ownRows, Content content) {
    this.table = table;
    this.history = history;
    this.rereads = rereads;
    this.ownRows = ownRows;
    this.content = content;
  }

  /**
   * What somebody typed.
   *
   * @param cells column to text; columns that are missing stay as they are
   * @param source one that is not listed yet, to be listed with the row; null when there is none
   */
  public record Typed(Map<String, String> cells, @Nullable NewSource source) {
    public Typed {
      cells = Map.copyOf(cells);
    }
  }

  /**
   * A source nobody listed before.
   *
   * @param read how it was read: fulltext, abstract, excerpt or secondary
   */
  public record NewSource(String citation, String url, String read) {}

  /** What an edit would do, or did. */
  public sealed interface Outcome {
    /** It would read like this, or does. */
    record Good(Shift shift, int version) implements Outcome {}

    /** Nothing is another one. */
    record Same() implements Outcome {}

    /** Somebody edited the row after the page was opened. */
    record Stale(Entry now, int version) implements Outcome {}

    /** It cannot stand like this; each reason names its column. */
    record Refused(List<FieldProblem> problems) implements Outcome {
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }

  /** What this edit would do; nothing is kept. */
  @Transactional(readOnly = true)
  public Outcome consider(RowKind kind, String rowId, int basedOn, Typed typed) {
    return switch (prepared(kind, rowId, basedOn, typed)) {
      case Ready ready -> new Outcome.Good(ready.shift(), basedOn);
      case Not not -> not.why();
    };
  }

  /** Keeps the edit; from the end of the transaction on everybody reads it. */
  public Outcome keep(
      RowKind kind, String rowId, int basedOn, Typed typed, String why, Actor actor) {
    table.lock();
    return switch (prepared(kind, rowId, basedOn, typed)) {
      case Not not -> not.why();
      case Ready ready -> {
        if (why.isBlank() || why.length() > 2_000) {
          yield refused("why", "Say in a sentence why the row is edited.");
        }
        OwnRow source = ready.source();
        if (source != null) ownRows.insert(source.file(), source.id(), source, "", why, actor);
        long edit =
            ownRows.insert(
                kind.file(), rowId, ready.own(), ownRows.shippedSha256(kind, rowId), why, actor);
        yield done(ready.content(), edit, ready.shift(), actor);
      }
    };
  }

  /** The row of the files again, or a row of our own away that nothing rests on. */
  public Outcome takeShipped(RowKind kind, String rowId, int basedOn, String why, Actor actor) {
    table.lock();
    if (history.newest(rowId) != basedOn) return stale(kind, rowId);
    if (why.isBlank()) return refused("why", "Say in a sentence why.");
    Content standing = ownRows.committed();
    Entry before = Entry.find(standing, kind, rowId);
    Entry shipped = Entry.find(standing.shipped(), kind, rowId);
    if (before == null) return refused("why", "There is no row " + rowId + ".");
    if (shipped == null && rereads.anythingRestsOn(rowId)) {
      return refused("why", "Texts rest on this row. Take it out of them first.");
    }
    try {
      Content next = standing.with(without(standing, rowId));
      long edit =
          ownRows.insert(kind.file(), rowId, null, ownRows.shippedSha256(kind, rowId), why, actor);
      if (shipped != null) return done(next, edit, new Shift(before, shipped), actor);
      return withdrawn(next, edit, before);
    } catch (ContentRefused refused) {
      return new Outcome.Refused(
          EditProblems.of(refused, kind, content.table(kind.file()).columns()));
    }
  }

  private Outcome withdrawn(Content next, long edit, Entry gone) {
    history.keep(next, edit);
    becomeAtTheEnd(next, edit);
    return new Outcome.Good(new Shift(gone, gone), history.newest(gone.id()));
  }

  private Outcome done(Content next, long edit, Shift shift, Actor actor) {
    history.keep(next, edit);
    rereads.open(edit, shift, actor);
    becomeAtTheEnd(next, edit);
    return new Outcome.Good(shift, history.newest(shift.now().id()));
  }

  private void becomeAtTheEnd(Content next, long edit) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            content.become(next, edit);
          }
        });
  }

  private sealed interface Prepared {}

  private record Ready(Content content, OwnRow own, @Nullable OwnRow source, Shift shift)
      implements Prepared {}

  private record Not(Outcome why) implements Prepared {}

  private Prepared prepared(RowKind kind, String rowId, int basedOn, Typed typed) {
    if (!kind.editable()) {
      throw new IllegalArgumentException(kind + " comes with a release");
    }
    if (history.newest(rowId) != basedOn) return new Not(stale(kind, rowId));
    Content standing = ownRows.committed();
    Entry before = Entry.find(standing, kind, rowId);
    OwnRow source = typed.source() == null ? null : source(standing, typed.source());
    Map<String, String> cells = cells(kind, rowId, before, typed, source);
    List<FieldProblem> problems = EditProblems.tooLong(cells, MOST_CHARS);
    if (!problems.isEmpty()) return new Not(new Outcome.Refused(problems));
    if (before != null && before.row().cells().equals(cells)) return new Not(new Outcome.Same());
    OwnRow own = new OwnRow(kind.file(), rowId, cells);
    List<OwnRow> all = without(standing, rowId);
    if (source != null) all.add(source);
    all.add(own);
    try {
      Content next = standing.with(all);
      Entry now = Objects.requireNonNull(Entry.find(next, kind, rowId));
      return new Ready(next, own, source, new Shift(before, now));
    } catch (ContentRefused refused) {
      return new Not(
          new Outcome.Refused(
              EditProblems.of(refused, kind, content.table(kind.file()).columns())));
    }
  }

  private Map<String, String> cells(
      RowKind kind, String rowId, @Nullable Entry before, Typed typed, @Nullable OwnRow source) {
    Map<String, String> cells = new TreeMap<>();
    Schema.Table columns = content.table(kind.file());
    for (String column : columns.columns()) {
      String was = before == null ? "" : before.row().text(column);
      cells.put(column, EditProblems.tidy(typed.cells().getOrDefault(column, was)));
    }
    cells.put(columns.key(), rowId);
    if (source != null) {
      cells.merge(
          "source_keys", source.id(), (keys, key) -> keys.isEmpty() ? key : keys + "|" + key);
    }
    return cells;
  }

  private OwnRow source(Content standing, NewSource typed) {
    long listed = standing.own().stream().filter(row -> row.file().equals(SOURCES)).count();
    String key = "OURS" + (listed + 1);
    Map<String, String> cells = new LinkedHashMap<>();
    content.table(SOURCES).columns().forEach(column -> cells.put(column, ""));
    cells.put("key", key);
    cells.put("citation", EditProblems.tidy(typed.citation()));
    cells.put("kind", "added by the clinic");
    cells.put("url", EditProblems.tidy(typed.url()));
    cells.put("read", EditProblems.tidy(typed.read()));
    return new OwnRow(SOURCES, key, cells);
  }

  private static List<OwnRow> without(Content standing, String rowId) {
    List<OwnRow> own = new ArrayList<>(standing.own());
    own.removeIf(row -> row.id().equals(rowId));
    return own;
  }

  private Outcome stale(RowKind kind, String rowId) {
    Entry now = Entry.find(ownRows.committed(), kind, rowId);
    return now == null
        ? refused("why", "There is no row " + rowId + ".")
        : new Outcome.Stale(now, history.newest(rowId));
  }

  private static Outcome refused(String field, String message) {
    return new Outcome.Refused(List.of(new FieldProblem(field, message)));
  }

  /**
   * A column of a row somebody may edit.
   *
   * @param required may not be empty
   * @param vocabulary the only words it may hold; empty when it holds any
   */
  public record Column(
      String name, String label, boolean required, boolean number, List<String> vocabulary) {
    public Column {
      vocabulary = List.copyOf(vocabulary);
    }
  }

  /** All columns but the id, in the order of the file. */
  @Transactional(readOnly = true)
  public List<Column> columns(RowKind kind) {
    Schema.Table columns = content.table(kind.file());
    return columns.columns().stream()
        .filter(name -> !name.equals(columns.key()))
        .map(
            name ->
                new Column(
                    name,
                    Cells.capital(Cells.name(name)),
                    columns.required().contains(name),
                    columns.numbers().contains(name),
                    columns.vocabulary().getOrDefault(name, List.of())))
        .toList();
  }

  /** The id a new row of this kind gets: it never meets one that ships. */
  @Transactional(readOnly = true)
  public String nextId(RowKind kind) {
    String ours = kind.name() + "-C";
    long next = table.newest().keySet().stream().filter(id -> id.startsWith(ours)).count() + 1;
    return ours + next;
  }
}
