package org.tautband.needling;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tautband.atlas.Atlas;
import org.tautband.clinics.Clinics;
import org.tautband.evidence.Content;
import org.tautband.evidence.Place;
import org.tautband.evidence.Side;

/** Writes the advice sheet of a session. */
@Component
public class AdviceSheets {
  private final Content content;
  private final Atlas atlas;
  private final Clinics clinics;
  private final Clock clock;

  AdviceSheets(Content content, Atlas atlas, Clinics clinics, Clock clock) {
    this.content = content;
    this.atlas = atlas;
    this.clinics = clinics;
    this.clock = clock;
  }

  /** Where a needle went in at a place nobody recorded, it may have been anywhere. */
  public Set<Place> places(Session session) {
    boolean allSaid =
        session.insertions().stream()
            .map(Insertion::site)
            .allMatch(
                site ->
                    site.side() != null
                        && site.muscleId() != null
                        && atlas.find(site.muscleId()).isPresent());
    return allSaid
        ? session.placesNeedled(atlas)
        : content.bodyGroups().stream()
            .map(group -> new Place(group.id(), Side.MIDLINE))
            .collect(Collectors.toSet());
  }

  public AdviceSheet of(Session session) {
    return AdviceSheet.of(
        places(session),
        content,
        clinics.get(session.head().clinicId()),
        Optional.ofNullable(session.head().allOutAt()).orElseGet(clock::instant));
  }
}
