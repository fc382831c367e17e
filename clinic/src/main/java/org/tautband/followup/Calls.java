package org.tautband.followup;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tautband.clinics.Clinics;
import org.tautband.clinics.OpenTime;
import org.tautband.evidence.CheckinAnswer.Tier;
import org.tautband.followup.SomebodyMustCall.Why;

/** Says who must be called, why, and by when: due times run in the clinic's open hours. */
@Component
class Calls {
  private static final int WORDS_SHOWN = 200;
  private static final Duration WORKING_DAY = Duration.ofHours(8);
  private final Clinics clinics;
  private final ApplicationEventPublisher events;

  Calls(Clinics clinics, ApplicationEventPublisher events) {
    this.clinics = clinics;
    this.events = events;
  }

  OpenTime openTime(CheckIn checkIn) {
    return OpenTime.of(clinics.get(checkIn.clinicId()));
  }

  /** Once for a session, however many of its times have passed. */
  void windowPassed(CheckIn checkIn, Instant now) {
    want(
        id(checkIn.sessionId(), Why.WINDOW_PASSED), checkIn, Why.WINDOW_PASSED, "", List.of(), now);
  }

  void instead(CheckIn checkIn, Why why, Instant now) {
    want(id(checkIn.id(), why), checkIn, why, "", List.of(), now);
  }

  /**
   * An answer that somebody has to act on.
   *
   * @param before earlier replies to the same check-in
   */
  void answered(CheckIn checkIn, Reply reply, List<Reply> before, Instant now) {
    var why = why(reply.tier());
    var covered =
        before.stream()
            .filter(b -> b.tier().compareTo(reply.tier()) >= 0)
            .map(Calls::itemOf)
            .toList();
    want(id(reply.id(), why), checkIn, why, clinical(reply), covered, now);
  }

  private static Why why(Tier tier) {
    return switch (tier) {
      case EMERGENCY -> Why.EMERGENCY;
      case SAME_DAY -> Why.SAME_DAY;
      case AS_EXPECTED -> Why.TO_READ;
    };
  }

  /** The item that this answer made, or would have made had another not covered it. */
  static UUID itemOf(Reply reply) {
    return id(reply.id(), why(reply.tier()));
  }

  /** The items that a check-in may make of itself, whatever is answered. */
  static List<UUID> itemsOf(CheckIn checkIn) {
    var items = new ArrayList<UUID>();
    items.add(id(checkIn.sessionId(), Why.WINDOW_PASSED));
    for (var why : List.of(Why.NO_MAIL, Why.MAIL_GIVEN_UP, Why.UNANSWERED, Why.UNANSWERED_LUNG)) {
      items.add(id(checkIn.id(), why));
    }
    return items;
  }

  private static String clinical(Reply reply) {
    var ticked =
        reply.decisive().stream()
            .map(Reply.Said::ask)
            .collect(Collectors.joining("; ", "Ticked: ", "."));
    var words = reply.words().replace('\n', ' ');
    if (words.isEmpty()) return ticked;
    return ticked
        + " “"
        + (words.length() > WORDS_SHOWN ? words.substring(0, WORDS_SHOWN) + "…" : words)
        + "”";
  }

  private void want(
      UUID id, CheckIn checkIn, Why why, String clinical, List<UUID> covered, Instant now) {
    var open = openTime(checkIn);
    var due =
        switch (why) {
          case EMERGENCY, SAME_DAY, UNANSWERED_LUNG, WINDOW_PASSED, NO_MAIL, MAIL_GIVEN_UP ->
              open.soon(now);
          case UNANSWERED -> open.endOfDay(now);
          // Ours: read within one working day.
          case TO_READ -> open.after(now, WORKING_DAY);
        };
    events.publishEvent(
        new SomebodyMustCall(
            id,
            checkIn.patientId(),
            checkIn.clinicId(),
            why,
            clinical,
            covered,
            now,
            due,
            checkIn.path()));
  }

  private static UUID id(UUID cause, Why why) {
    return UUID.nameUUIDFromBytes((cause + " " + why).getBytes(StandardCharsets.UTF_8));
  }
}
