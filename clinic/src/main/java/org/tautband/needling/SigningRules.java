package org.tautband.needling;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.tautband.evidence.Reason;
import org.tautband.kernel.count.Hindrance;
import org.tautband.kernel.count.OwnCount;
import org.tautband.kernel.count.Whereabouts;

/** Where signing is refused: what stands in the way, each as a sentence that says what to do. */
final class SigningRules {
  private static final String COUNT_RULE =
      "A session is signed when every opened needle is in the sharps box, or an incident explains"
          + " each one that is not, and a person's own count agrees.";

  private SigningRules() {}

  static List<Reason> reasons(Session session) {
    List<Reason> reasons = new ArrayList<>();
    if (!session.head().isOpen()) reasons.add(notOpen(session));
    for (Hindrance hindrance : session.tally().hindrances(session.explained())) {
      reasons.add(reason(session, hindrance));
    }
    List<String> since = session.needledSinceAdvice();
    if (!session.advice().isEmpty() && !since.isEmpty()) {
      reasons.add(
          new Reason(
              "advice-outdated",
              "The advice was given before these were needled: "
                  + String.join(", ", since)
                  + ". Give the sheet again, and write how and by whom.",
              session.head().path() + "/advice",
              "Give the advice",
              "The sheet names what to watch for at the places that were needled.",
              List.of("OWN")));
    }
    if (session.advice().isEmpty() && !session.insertions().isEmpty()) {
      reasons.add(
          new Reason(
              "advice-missing",
              "The advice sheet is not recorded as given. Give it, and write how and by whom.",
              session.head().path() + "/advice",
              "Give the advice",
              "The patient leaves with written advice on what to watch for and until when.",
              List.of("OWN")));
    }
    return reasons;
  }

  /** The same rules for a session that is signed: here each points to where it is put right. */
  static List<Reason> openSince(Session session, Signed signed) {
    List<Reason> open = new ArrayList<>();
    for (Hindrance hindrance : session.tally().hindrances(session.explained())) {
      Reason reason = reason(session, hindrance);
      open.add(hindrance instanceof Hindrance.NoIncident ? reason : inSigned(session, reason));
    }
    OwnCount now = session.tally().recorded();
    if (!now.equals(signed.counted())) {
      open.add(
          inSigned(
              session,
              count(
                  session,
                  "count-changed",
                  "Signed for "
                      + signed.counted().opened()
                      + " opened and "
                      + signed.counted().inSharps()
                      + " in the sharps box; with what was added since, the record says "
                      + now.opened()
                      + " and "
                      + now.inSharps()
                      + ".")));
    }
    return open;
  }

  private static Reason inSigned(Session session, Reason reason) {
    return new Reason(
        reason.code(),
        reason.sentence(),
        session.head().path() + "/needles",
        "Add what is known",
        reason.rule(),
        reason.sourceKeys());
  }

  /** Also used for the person's own count, after it was typed. */
  static Reason reason(Session session, Hindrance hindrance) {
    return switch (hindrance) {
      case Hindrance.NotInSharps h ->
          count(session, "needle-not-in-sharps", "Needle " + h.needle() + " " + whereNow(h.at()));
      case Hindrance.NoIncident h ->
          new Reason(
              "incident-missing",
              "Needle "
                  + h.needle()
                  + " "
                  + lostHow(h.at())
                  + ". Record an incident that explains it.",
              session.head().path() + "/incidents/new?needle=" + h.needle(),
              "Record the incident",
              COUNT_RULE,
              List.of("OWN"));
      case Hindrance.RecountRequired h ->
          count(
              session,
              "recount-required",
              "Entries about needle "
                  + h.needle()
                  + " contradict each other. Look where it is and record that.");
      case Hindrance.OpenedNotOnce h ->
          count(
              session,
              "opened-not-once",
              h.openings() == 0
                  ? "Needle " + h.needle() + " was never recorded as opened. Record its opening."
                  : "Number "
                      + h.needle()
                      + " was opened "
                      + h.openings()
                      + " times. Take one back and open it under its own number.");
      case Hindrance.EntriesMissing h -> missing(session, h.device(), h.first(), h.last());
      case Hindrance.UndoOfUnknown h ->
          count(
              session,
              "undo-of-unknown",
              "An entry was taken back that has not arrived. Wait for the other device.");
      case Hindrance.CountDisagrees h ->
          count(
              session,
              "count-disagrees",
              "Recount required. You counted "
                  + h.counted().opened()
                  + " opened and "
                  + h.counted().inSharps()
                  + " in the sharps box; the record says "
                  + h.recorded().opened()
                  + " and "
                  + h.recorded().inSharps()
                  + ".");
    };
  }

  /** A first count that disagrees: the record keeps its numbers to itself until the second. */
  static Reason countAgain(Session session, OwnCount counted) {
    return count(
        session,
        "count-disagrees",
        "Recount required. You counted "
            + counted.opened()
            + " opened and "
            + counted.inSharps()
            + " in the sharps box; the record has other numbers. Count the packs and the box once"
            + " more. If they still differ, the record’s numbers are shown.");
  }

  private static Reason missing(Session session, UUID device, long first, long last) {
    return new Reason(
        "entries-missing",
        (first == last ? "Entry " + first : "Entries " + first + " to " + last)
            + " of another device have not arrived. Bring that device back into the network, or"
            + " count and give it up.",
        session.head().path() + "/device?lost=" + device,
        "Count and give up the device",
        COUNT_RULE,
        List.of("OWN"));
  }

  private static Reason notOpen(Session session) {
    return count(
        session,
        "not-open",
        session.head().signed()
            ? "This session is signed already. Add an amendment instead."
            : "This session was recorded on the wrong patient and is entered in error.");
  }

  private static Reason count(Session session, String code, String sentence) {
    return new Reason(
        code, sentence, session.head().path(), "Back to session", COUNT_RULE, List.of("OWN"));
  }

  private static String whereNow(Whereabouts at) {
    return switch (at) {
      case IN -> "is in the patient. Take it out, put it into the sharps box and record both.";
      case BROKEN ->
          "is broken and counts as in the patient until its piece is out or handed to a doctor.";
      case OUT, OPENED ->
          "is not in the sharps box. Put it there and record that, or record it as lost.";
      case NOT_OPENED, IN_SHARPS, PIECE_HANDED_OVER, PIECE_OUT, STAYS_IN, LOST ->
          "is recorded as " + at.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + ".";
    };
  }

  private static String lostHow(Whereabouts at) {
    return switch (at) {
      case LOST -> "is lost";
      case STAYS_IN -> "stays in the patient";
      case PIECE_HANDED_OVER, PIECE_OUT, BROKEN, IN_SHARPS -> "broke";
      case NOT_OPENED, OPENED, OUT, IN -> "is not explained";
    };
  }
}
