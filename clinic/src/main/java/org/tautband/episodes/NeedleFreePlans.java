package org.tautband.episodes;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tautband.decide.DecisionAidSent;

/**
 * Whoever chooses a plan without needles in the decision aid finds one in their open problem that
 * has none yet. A plan somebody made stays as it is. A clinician fills in dose and end; until
 * somebody plans needling and says so, a session cannot start.
 */
@Component
class NeedleFreePlans {
  /** When the first visit has usually been. Ours. */
  private static final int REVIEW_AFTER_DAYS = 14;

  private final Episodes episodes;
  private final Clock clock;

  NeedleFreePlans(Episodes episodes, Clock clock) {
    this.episodes = episodes;
    this.clock = clock;
  }

  @EventListener
  void on(DecisionAidSent event) {
    if (!event.sent().wantsNoNeedles()) {
      return;
    }
    for (Episode episode : episodes.of(event.sent().patientId())) {
      if (episode.isOpen() && episode.plan() == null) {
        episodes.plan(episode, plan());
      }
    }
  }

  private Plan plan() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return new Plan(
        List.of(
            Activity.of(
                ActivityKind.EXERCISE,
                "Exercise, without needles: the patient chose this in the decision aid",
                "To be agreed at the visit",
                "")),
        today.plusDays(REVIEW_AFTER_DAYS),
        List.of("To be agreed at the visit"),
        "",
        false);
  }
}
