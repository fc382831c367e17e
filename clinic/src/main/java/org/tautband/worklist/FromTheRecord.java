package org.tautband.worklist;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Work that the record itself shows: it is there while its reason is, and no longer. */
interface FromTheRecord {
  Kind kind();

  /** All of it, as the record of the current group stands. */
  List<Found> now();

  /** Why it is not there any more, in a sentence: its closing words. */
  String gone(Item item);

  /**
   * One thing to do.
   *
   * @param cause id of the record it is made of
   * @param clinicId null: any clinic of the group
   * @param taken whose it is from the start; null: nobody's yet
   * @param dueAt by when; when that was over before it was found, {@code dueAtLatest} counts
   */
  record Found(
      UUID cause,
      UUID patientId,
      @Nullable UUID clinicId,
      Item.What what,
      Item.@Nullable Taken taken,
      Instant dueAt,
      Instant dueAtLatest,
      String path) {
    Instant due(Instant foundAt) {
      return dueAt.isAfter(foundAt) ? dueAt : dueAtLatest;
    }
  }
}
