package org.tautband.needling;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tautband.access.Actor;
import org.tautband.access.CurrentActor;
import org.tautband.evidence.Place;

/** Heads of sessions that begin now, held by whoever opens them. */
final class NewHead {
  private NewHead() {}

  static SessionHead of(Start.Wanted wanted, Set<Place> places, Instant now) {
    Actor actor = CurrentActor.get();
    return new SessionHead(
        wanted.sessionId(),
        wanted.patientId(),
        wanted.episodeId(),
        wanted.visitId(),
        wanted.clinicId(),
        wanted.roomId(),
        wanted.practitionerId(),
        wanted.productId(),
        now,
        actor.accountId(),
        false,
        null,
        places,
        actor.accountId(),
        actor.name(),
        0,
        null,
        null,
        null,
        false,
        1);
  }

  static SessionHead of(Past past) {
    Actor actor = CurrentActor.get();
    return new SessionHead(
        past.sessionId(),
        past.patientId(),
        past.episodeId(),
        null,
        past.clinicId(),
        null,
        past.practitionerId(),
        past.productId(),
        past.at(),
        actor.accountId(),
        true,
        null,
        past.places(),
        actor.accountId(),
        actor.name(),
        0,
        null,
        null,
        null,
        false,
        1);
  }

  /** The same stay, at the right patient. */
  static SessionHead moved(
      SessionHead from, UUID id, UUID patientId, @Nullable UUID episodeId, boolean late) {
    return new SessionHead(
        id,
        patientId,
        episodeId,
        null,
        from.clinicId(),
        from.roomId(),
        from.practitionerId(),
        from.productId(),
        from.startedAt(),
        from.startedBy(),
        late,
        from.id(),
        Set.of(),
        from.holderId(),
        from.holderName(),
        0,
        null,
        null,
        null,
        false,
        1);
  }
}
