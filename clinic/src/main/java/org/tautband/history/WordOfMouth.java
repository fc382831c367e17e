package org.tautband.history;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.Actor;
import org.tautband.access.CurrentActor;
import org.tautband.fhir.Published;

/** Medicines, allergies and illnesses that somebody told us. Nothing is edited: versions follow. */
@Component
@Transactional
public class WordOfMouth {
  private final ToldTable table;
  private final Published published;
  private final Clock clock;

  WordOfMouth(ToldTable table, Published published, Clock clock) {
    this.table = table;
    this.published = published;
    this.clock = clock;
  }

  /** What became of a change. */
  public sealed interface Change {
    record Done(Told told) implements Change {}

    /** Somebody else changed it meanwhile. */
    record Stale(Told theirs) implements Change {}
  }

  /**
   * Writes down what was told.
   *
   * @param submissionId id of the form; becomes the entry's id, so that sending it twice is one
   *     entry
   */
  public Told add(UUID patientId, UUID submissionId, Told.Saying saying) {
    var standing = saying.endedOn() == null ? Told.Standing.HOLDS : Told.Standing.ENDED;
    var told = version(submissionId, 1, patientId, saying, standing, "");
    if (!table.insert(told)) {
      return table.versions(patientId, submissionId).stream()
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("The form was sent for another patient"));
    }
    published.publish(patientId, ToldFhir.render(told));
    return told;
  }

  /**
   * Ends or corrects an entry by a further version.
   *
   * @param before the version that was on the page
   */
  public Change change(Told before, Told.Saying saying, Told.Standing standing, String reason) {
    var next =
        version(before.id(), before.version() + 1, before.patientId(), saying, standing, reason);
    if (!table.insert(next)) {
      return new Change.Stale(table.versions(before.patientId(), before.id()).getFirst());
    }
    published.publish(next.patientId(), ToldFhir.render(next));
    return new Change.Done(next);
  }

  @Transactional(readOnly = true)
  public List<Told> versions(UUID patientId, UUID toldId) {
    return table.versions(patientId, toldId);
  }

  @Transactional(readOnly = true)
  public Optional<Told> version(UUID patientId, UUID toldId, int version) {
    return table.versions(patientId, toldId).stream()
        .filter(t -> t.version() == version)
        .findFirst();
  }

  private Told version(
      UUID id,
      int version,
      UUID patientId,
      Told.Saying saying,
      Told.Standing standing,
      String reason) {
    Actor by = CurrentActor.find().orElse(Actor.TAUTBAND);
    return new Told(
        id,
        version,
        patientId,
        saying,
        standing,
        reason,
        clock.instant(),
        by.accountId(),
        by.name());
  }
}
