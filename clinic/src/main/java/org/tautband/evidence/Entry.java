package org.tautband.evidence;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of the store as staff read it.
 *
 * @param sentence what it says, in one sentence
 * @param figure of claims and rates as patients would read it, of other rows as its cells give it;
 *     empty where there is none
 * @param printed what the source prints; empty where it prints no figure
 * @param certainty null for kinds that have none
 * @param conditionIds conditions it is about; empty when it names none
 */
public record Entry(
    String id,
    RowKind kind,
    Row row,
    String sentence,
    String figure,
    String printed,
    @Nullable Certainty certainty,
    List<String> conditionIds,
    LocalDate read,
    LocalDate reviewBy) {
  public Entry {
    conditionIds = List.copyOf(conditionIds);
  }

  /** The row of that id as one state of the content has it; null when it has none. */
  static @Nullable Entry find(Content content, RowKind kind, String rowId) {
    return content.rows(kind.file()).stream()
        .filter(row -> kind.id(row).equals(rowId))
        .findFirst()
        .map(row -> of(kind, row, content.readOn()))
        .orElse(null);
  }

  static Entry of(RowKind kind, Row row, LocalDate read) {
    RowInWords words = new RowInWords(kind, row);
    return new Entry(
        kind.id(row),
        kind,
        row,
        words.sentence(),
        words.figure(),
        words.printed(),
        row.cells().containsKey("certainty") ? Certainty.of(row.text("certainty")) : null,
        conditions(kind, row),
        read,
        kind.reviewBy(read));
  }

  private static List<String> conditions(RowKind kind, Row row) {
    if (row.cells().containsKey("condition_ids")) return row.list("condition_ids");
    if (kind != RowKind.BW) return List.of();
    return row.text("condition").equals("any")
        ? List.of("other-pain")
        : List.of(row.text("condition"));
  }

  public Status status() {
    return row.status();
  }

  public boolean overdue(LocalDate today) {
    return reviewBy.isBefore(today);
  }

  /** What this row keeps from patients; empty when it keeps nothing. */
  public Optional<String> notShown() {
    return switch (status()) {
      case RECALLED ->
          Optional.of(
              switch (kind) {
                case PC, RF ->
                    "Never shown to patients as a rule or a fact. The question alone is asked all"
                        + " the same: a yes only sends somebody to help sooner.";
                case CK ->
                    "Never shown to patients as a fact. Words that only send somebody to help"
                        + " sooner are shown all the same.";
                case AE, EF, OP, ME, FA, BW, CW, CI, DM, SH, PV, ER, JU ->
                    "Never shown to patients.";
              });
      case GAP -> Optional.of("A gap: pages may say that nothing was found, and no more.");
      case VERIFIED, VERIFIED_SECONDARY, OWN -> Optional.empty();
    };
  }
}
