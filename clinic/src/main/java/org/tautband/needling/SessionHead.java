package org.tautband.needling;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tautband.evidence.Place;

/**
 * Who, where and when of a session, and the few live facts that guards read on every request.
 *
 * @param places planned body groups and sides at the start; empty for a past session without plan
 * @param lateEntry recorded after it took place
 * @param movedFrom the session recorded on the wrong patient that this one replaces
 * @param movedTo the session of the right patient; this one is entered in error
 * @param holderId account that has the needles in hand
 * @param needlesIn needles in the patient or not yet explained
 * @param beganAt first insertion
 * @param allOutAt when the last needle was out, null while one is in
 */
public record SessionHead(
    UUID id,
    UUID patientId,
    @Nullable UUID episodeId,
    @Nullable UUID visitId,
    UUID clinicId,
    @Nullable UUID roomId,
    UUID practitionerId,
    @Nullable UUID productId,
    Instant startedAt,
    UUID startedBy,
    boolean lateEntry,
    @Nullable UUID movedFrom,
    Set<Place> places,
    UUID holderId,
    String holderName,
    int needlesIn,
    @Nullable Instant beganAt,
    @Nullable Instant allOutAt,
    @Nullable UUID movedTo,
    boolean signed,
    int version) {
  public SessionHead {
    places = Set.copyOf(places);
  }

  public String path() {
    return "/patients/" + patientId + "/sessions/" + id;
  }

  /** With these live facts; one version on. */
  SessionHead live(int needlesInNow, @Nullable Instant began, @Nullable Instant allOut) {
    return changed(needlesInNow, began, allOut, signed);
  }

  /** Signed; one version on. */
  SessionHead afterSigning() {
    return changed(needlesIn, beganAt, allOutAt, true);
  }

  private SessionHead changed(
      int in, @Nullable Instant began, @Nullable Instant allOut, boolean isSigned) {
    return new SessionHead(
        id,
        patientId,
        episodeId,
        visitId,
        clinicId,
        roomId,
        practitionerId,
        productId,
        startedAt,
        startedBy,
        lateEntry,
        movedFrom,
        places,
        holderId,
        holderName,
        in,
        began,
        allOut,
        movedTo,
        isSigned,
        version + 1);
  }

  public boolean isOpen() {
    return !signed && movedTo == null;
  }
}
