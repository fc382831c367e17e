package org.tautband.needling;

import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tautband.atlas.Atlas;
import org.tautband.clinics.Clinics;
import org.tautband.evidence.Content;

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

  public AdviceSheet of(Session session) {
    return AdviceSheet.of(
        session.placesNeedled(atlas),
        content,
        clinics.get(session.head().clinicId()),
        Optional.ofNullable(session.head().allOutAt()).orElseGet(clock::instant));
  }
}
