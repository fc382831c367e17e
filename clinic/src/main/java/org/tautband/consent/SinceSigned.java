package org.tautband.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.evidence.Content;
import org.tautband.evidence.Entry;
import org.tautband.evidence.FromContent;
import org.tautband.evidence.RowHistory;
import org.tautband.evidence.Source;
import org.tautband.evidence.Store;

/**
 * What the evidence store says otherwise since a text was put before a patient. The text itself
 * stays as it was, letter by letter; what changed is told beside it.
 */
@Component
@Transactional(readOnly = true)
public class SinceSigned {
  private final RowHistory history;
  private final Store store;
  private final Content content;
  private final FromContent<Map<String, String>> plainly;

  SinceSigned(RowHistory history, Store store, Content content) {
    this.history = history;
    this.store = store;
    this.content = content;
    plainly = new FromContent<>(content, PlainlyTold::byRow);
  }

  /**
   * A row that says something else.
   *
   * @param rowId AE003
   * @param told what patients are told of it now, in our words
   * @param before what the signed text rested on; empty when it had no figure for patients
   * @param now what it says now; says so when the row is gone
   * @param since when it was changed
   * @param sources where the new one comes from
   */
  public record Changed(
      String rowId, String told, String before, String now, Instant since, List<String> sources) {
    public Changed {
      sources = List.copyOf(sources);
    }
  }

  /** Empty when all of it still stands, as far as patients are told. */
  public List<Changed> of(ConsentText text, Instant at) {
    List<Changed> changed = new ArrayList<>();
    if (text.rowVersions().isEmpty()) {
      history.changedSince(at, text.claimIds()).forEach(id -> add(id, told(id, at), changed));
      return changed;
    }
    Map<String, Integer> newest =
        history.numbers(text.rowVersions().stream().map(ConsentText::rowId).toList());
    for (String row : text.rowVersions()) {
      String id = ConsentText.rowId(row);
      int told = ConsentText.number(row);
      if (told != 0 && told != newest.getOrDefault(id, 0)) add(id, told, changed);
    }
    return changed;
  }

  /** The version that was the newest then. */
  private int told(String id, Instant at) {
    return history.of(id).stream()
        .filter(version -> !version.loadedAt().isAfter(at))
        .mapToInt(RowHistory.Version::number)
        .max()
        .orElse(1);
  }

  private void add(String id, int told, List<Changed> changed) {
    Optional<Entry> before = history.row(id, told);
    Optional<Entry> now = store.entry(id);
    if (before.isPresent() && now.isPresent() && says(before.get()).equals(says(now.get()))) return;
    changed.add(
        new Changed(
            id,
            plainly.now().getOrDefault(id, now.or(() -> before).map(Entry::sentence).orElse(id)),
            before.map(SinceSigned::figure).orElse(""),
            now.map(SinceSigned::figure).orElse("It is no longer told."),
            history.of(id).getFirst().loadedAt(),
            now.map(entry -> content.citable(entry.row().sourceKeys())).orElse(List.of()).stream()
                .map(Source::citation)
                .toList()));
  }

  private static String says(Entry entry) {
    return entry.sentence() + entry.figure() + entry.printed() + entry.certainty() + entry.status();
  }

  private static String figure(Entry entry) {
    return entry.figure().isEmpty() ? entry.printed() : entry.figure();
  }
}
