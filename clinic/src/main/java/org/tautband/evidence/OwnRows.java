package org.tautband.evidence;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.tautband.access.Actor;
import org.tautband.access.FieldProblem;
import org.tautband.database.Sha256;

/**
 * A clinic's own rows beside those that ship: read when the application starts, told apart, and
 * settled by a manager where a release changed the row below.
 */
@Component
@Transactional
public class OwnRows {
  private static final Logger LOG = LoggerFactory.getLogger(OwnRows.class);

  private final EditTable table;
  private final Content content;
  private final Clock clock;

  OwnRows(EditTable table, Content content, Clock clock, TransactionTemplate transaction) {
    this.table = table;
    this.content = content;
    this.clock = clock;
    transaction.executeWithoutResult(status -> readAtStart());
  }

  /** A row of a clinic's own whose shipped row is another one since: somebody has to settle it. */
  public record Unsettled(Entry own, Entry shipped, String by, String why) {}

  /** The row as it ships; empty where the clinic has no row of its own in its place. */
  @Transactional(readOnly = true)
  public Optional<Entry> shippedBehind(Entry entry) {
    return content.own().stream().anyMatch(own -> own.id().equals(entry.id()))
        ? Optional.ofNullable(Entry.find(content.shipped(), entry.kind(), entry.id()))
        : Optional.empty();
  }

  /** Rows that a release changed under a clinic's own; a manager takes one or keeps the other. */
  @Transactional(readOnly = true)
  public List<Unsettled> unsettled() {
    List<Unsettled> found = new ArrayList<>();
    Content shipped = content.shipped();
    for (EditTable.Edit edit : table.newest().values()) {
      RowKind kind = RowKind.ofFile(edit.file()).orElse(null);
      if (edit.own() == null || kind == null) continue;
      Entry theirs = Entry.find(shipped, kind, edit.rowId());
      Entry ours = Entry.of(kind, new Row(edit.file(), 0, edit.own().cells()), content.readOn());
      if (theirs == null) continue;
      String sha256 = Sha256.of(RowHistory.cells(theirs.row()));
      if (!sha256.equals(edit.shippedSha256())) {
        found.add(new Unsettled(ours, theirs, edit.by(), edit.why()));
      }
    }
    return found;
  }

  /** Our own row again, although the shipped one is another since. */
  public Optional<FieldProblem> keepOurs(RowKind kind, String rowId, String why, Actor actor) {
    table.lock();
    EditTable.Edit newest = table.newest().get(rowId);
    if (newest == null || newest.own() == null) {
      return problem("There is no row of our own in place of " + rowId + ".");
    }
    if (why.isBlank()) return problem("Say in a sentence why.");
    insert(kind.file(), rowId, newest.own(), shippedSha256(kind, rowId), why, actor);
    return Optional.empty();
  }

  private static Optional<FieldProblem> problem(String words) {
    return Optional.of(new FieldProblem("why", words));
  }

  long insert(
      String file, String id, @Nullable OwnRow own, String shipped, String why, Actor actor) {
    return table.insert(
        file,
        id,
        own,
        shipped,
        clock.instant().truncatedTo(ChronoUnit.MICROS),
        actor.accountId(),
        actor.name(),
        why.strip());
  }

  String shippedSha256(RowKind kind, String rowId) {
    Entry shipped = Entry.find(content.shipped(), kind, rowId);
    return shipped == null ? "" : Sha256.of(RowHistory.cells(shipped.row()));
  }

  /**
   * All that is committed, also where not everybody reads it yet. Whoever holds the lock builds on
   * this, so that no edit takes back another one.
   */
  Content committed() {
    return committed(table.newest());
  }

  private Content committed(Map<String, EditTable.Edit> newest) {
    return last(newest) == content.lastEdit() ? content.asOfNow() : laidOver(newest);
  }

  private static long last(Map<String, EditTable.Edit> newest) {
    return newest.values().stream().mapToLong(EditTable.Edit::number).max().orElse(0);
  }

  private void readAtStart() {
    Map<String, EditTable.Edit> newest = table.newest();
    content.become(committed(newest), last(newest));
  }

  /** An edit that no longer fits the files is left out and said: no clinic stands still for it. */
  private Content laidOver(Map<String, EditTable.Edit> newest) {
    List<OwnRow> own = new ArrayList<>();
    Content next = content.shipped();
    for (EditTable.Edit edit : newest.values()) {
      if (edit.own() == null) continue;
      List<OwnRow> with = new ArrayList<>(own);
      with.add(filled(edit.own()));
      try {
        next = content.with(with);
        own = with;
      } catch (ContentRefused refused) {
        LOG.error(
            "Left out, it no longer fits the files: own row {}: {}",
            edit.rowId(),
            refused.getMessage());
      }
    }
    return next;
  }

  /** Columns that came with a release are empty in an older edit. */
  private OwnRow filled(OwnRow own) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (String column : content.table(own.file()).columns()) {
      cells.put(column, own.cells().getOrDefault(column, ""));
    }
    return new OwnRow(own.file(), own.id(), cells);
  }
}
