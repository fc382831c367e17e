package org.tautband.consent;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tautband.evidence.Place;

/**
 * How consent stands for one place: what was said last counts, whichever text it was said on.
 *
 * @param at when it was said
 */
record Standing(Said said, Consent consent, Instant at) {
  enum Said {
    YES,
    NO,
    TAKEN_BACK;
  }

  /** Empty when nobody ever decided about this place. */
  static Optional<Standing> of(Place place, List<Consent> consents) {
    return consents.stream()
        .filter(consent -> consent.text().places().contains(place))
        .flatMap(consent -> said(place, consent))
        .max(
            Comparator.comparing(Standing::at)
                .thenComparing(standing -> standing.said() == Said.YES ? 0 : 1)
                .thenComparing(standing -> standing.consent().id()));
  }

  private static Stream<Standing> said(Place place, Consent consent) {
    Said decision = consent.allowed().contains(place) ? Said.YES : Said.NO;
    return Stream.concat(
        Stream.of(new Standing(decision, consent, consent.decidedAt())),
        consent.withdrawals().stream()
            .filter(withdrawal -> withdrawal.places().contains(place))
            .map(withdrawal -> new Standing(Said.TAKEN_BACK, consent, withdrawal.at())));
  }
}
