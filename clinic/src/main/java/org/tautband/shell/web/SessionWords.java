package org.tautband.shell.web;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tautband.atlas.Atlas;
import org.tautband.atlas.Muscle;
import org.tautband.needling.Insertion;
import org.tautband.needling.Session;
import org.tautband.needling.SessionHead;
import org.tautband.needling.Sessions;

/** Needling sessions in a line or two, for Today and the chart. */
@Component
class SessionWords {
  private final Sessions sessions;
  private final Atlas atlas;

  SessionWords(Sessions sessions, Atlas atlas) {
    this.sessions = sessions;
    this.atlas = atlas;
  }

  /** Sessions that nobody has signed yet, those with a needle in first. */
  List<SessionHead> open() {
    return sessions.open().stream()
        .sorted(java.util.Comparator.comparingInt(SessionHead::needlesIn).reversed())
        .toList();
  }

  /** One line of the timeline for each session of the patient. */
  List<Timeline.Entry> entries(UUID patientId) {
    return sessions.of(patientId).stream()
        .flatMap(head -> sessions.find(patientId, head.id()).stream())
        .map(this::entry)
        .toList();
  }

  private Timeline.Entry entry(Session session) {
    var head = session.head();
    var kind = head.lateEntry() ? "session, recorded later" : "session";
    if (head.movedTo() != null) {
      return new Timeline.Entry(
          head.startedAt(),
          "cancelled",
          kind,
          "Entered in error: recorded on the wrong patient",
          "Its needles and their count are kept on the right patient's chart.",
          head.path());
    }
    return new Timeline.Entry(
        head.startedAt(),
        head.needlesIn() > 0 ? "current" : "needle",
        kind + " by " + head.holderName(),
        count(session),
        where(session) + state(session),
        head.path());
  }

  private static String count(Session session) {
    var tally = session.tally();
    return tally.inPatient() > 0
        ? needles(tally.inPatient()) + " in the patient now"
        : needles(tally.opened()) + " opened, " + tally.inSharps() + " in the sharps box";
  }

  private static String needles(int number) {
    return number + (number == 1 ? " needle" : " needles");
  }

  private String where(Session session) {
    var perMuscle =
        session.insertions().stream()
            .collect(groupingBy(this::muscle, LinkedHashMap::new, counting()));
    return perMuscle.isEmpty()
        ? "No insertion. "
        : perMuscle.entrySet().stream()
            .map(e -> e.getKey() + ": " + e.getValue())
            .collect(joining("; ", "Insertions in ", ". "));
  }

  private String muscle(Insertion insertion) {
    var id = insertion.site().muscleId();
    var side = insertion.site().side();
    return (id == null ? "a muscle not said" : atlas.find(id).map(Muscle::name).orElse(id))
        + (side == null ? ", side not said" : ", " + side.inWords());
  }

  private static String state(Session session) {
    var signature = session.signature();
    var concerns = session.standingConcerns().size();
    return (signature == null ? "Not signed." : "Signed by " + signature.name() + ".")
        + (concerns == 0 ? "" : " Concerns: " + concerns + ".");
  }
}
