package org.tautband.shell.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tautband.access.Actor;
import org.tautband.database.Ids;
import org.tautband.episodes.Episode;
import org.tautband.evidence.Content;
import org.tautband.evidence.Reason;
import org.tautband.evidence.Side;
import org.tautband.incidents.FollowUp;
import org.tautband.incidents.FollowUps;
import org.tautband.incidents.Incident;
import org.tautband.incidents.Incidents;
import org.tautband.incidents.Outcome;
import org.tautband.incidents.Seriousness;
import org.tautband.incidents.Severity;
import org.tautband.kernel.count.OwnCount;
import org.tautband.needling.Advice;
import org.tautband.needling.Amendments;
import org.tautband.needling.EntryKind;
import org.tautband.needling.IncidentTold;
import org.tautband.needling.Insertion;
import org.tautband.needling.NeedleProduct;
import org.tautband.needling.NeedleProducts;
import org.tautband.needling.Sessions;
import org.tautband.needling.Signing;
import org.tautband.needling.Site;
import org.tautband.needling.Start;
import org.tautband.needling.Tap;
import org.tautband.needling.Wording;
import org.tautband.needling.Wording.SeenAfterwards;

/** Needles and sessions of the demonstration. */
@Component
class DemoNeedling {
  private final Clock clock;
  private final Content content;
  private final NeedleProducts products;
  private final Sessions sessions;
  private final Amendments amendments;
  private final Incidents incidents;
  private final FollowUps followUps;

  DemoNeedling(
      Clock clock,
      Content content,
      NeedleProducts products,
      Sessions sessions,
      Amendments amendments,
      Incidents incidents,
      FollowUps followUps) {
    this.clock = clock;
    this.content = content;
    this.products = products;
    this.sessions = sessions;
    this.amendments = amendments;
    this.incidents = incidents;
    this.followUps = followUps;
  }

  /** Two boxes that can be used, and one that has run out of date. */
  List<NeedleProduct> stock() {
    var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
    return List.of(
        box(30, "DEMO-0042", today.plusMonths(18)),
        box(40, "DEMO-0043", today.plusMonths(9)),
        box(30, "DEMO-0007", today.minusDays(20)));
  }

  private NeedleProduct box(int lengthMm, String lot, LocalDate expiresOn) {
    return products.add(
        new NeedleProduct(Ids.next(), "Invented maker", 250, lengthMm, lot, expiresOn, true, 1));
  }

  /** Starts a session; that it is refused here is a fault of the demonstration. */
  Open start(
      Episode episode, Actor clinician, UUID clinicId, @Nullable UUID visitId, NeedleProduct box) {
    var wanted =
        new Start.Wanted(
            Ids.next(),
            episode.patientId(),
            episode.id(),
            Objects.requireNonNull(clinician.practitionerId()),
            clinicId,
            visitId,
            null,
            box.id());
    return switch (sessions.start(wanted)) {
      case Start.Started started -> new Open(episode.patientId(), started.session().id(), box);
      case Start.Refused refused ->
          throw new IllegalStateException(
              refused.reasons().stream().map(Reason::sentence).collect(Collectors.joining(" | ")));
    };
  }

  /** A session under way, as one tablet holds it. */
  final class Open {
    private final UUID patientId;
    private final UUID sessionId;
    private final NeedleProduct box;
    private final UUID device = Ids.next();
    private long seen;

    private Open(UUID patientId, UUID sessionId, NeedleProduct box) {
      this.patientId = patientId;
      this.sessionId = sessionId;
      this.box = box;
    }

    /** A new needle goes in. */
    Open in(String muscle, Side side, String words) {
      return tap(EntryKind.IN, null, new Site(muscle, side, words, box.id()));
    }

    Open out(int needle) {
      return tap(EntryKind.OUT, needle, Site.NOT_SAID);
    }

    Open intoSharps(int needle) {
      return tap(EntryKind.SHARPS, needle, Site.NOT_SAID);
    }

    private Open tap(EntryKind kind, @Nullable Integer needle, Site site) {
      sessions.tap(
          patientId,
          sessionId,
          device,
          new Tap(Ids.next(), kind, needle, null, null, site, seen, null, false));
      seen = sessions.find(patientId, sessionId).orElseThrow().lastReceipt();
      return this;
    }

    /** Says of every insertion how deep it went and what was felt. */
    Open describe(int depthMm, int twitches, int comfort) {
      for (var insertion : sessions.find(patientId, sessionId).orElseThrow().insertions()) {
        sessions.describe(
            patientId,
            sessionId,
            insertion.id(),
            new Insertion.Detail(
                depthMm, 60, Insertion.Technique.STATIC, twitches, true, comfort, ""));
      }
      return this;
    }

    /** A needle that held fast, told while the session was open and corrected the same day. */
    Open stuck(int needle) {
      var told =
          new IncidentTold(
              Incident.Kind.STUCK_NEEDLE,
              needle,
              clock.instant(),
              new Incident.Account(
                  "Invented for the demonstration: the needle would not slide out when it was to"
                      + " come out. Waited two minutes with the arm let go, rubbed beside it, and"
                      + " it came out.",
                  "Needle looked at: whole, not bent.",
                  "None needed: no pain that stayed, skin as before.",
                  "That a muscle can hold a needle for a while, and to call if it hurts.",
                  ""));
      var id = Ids.next();
      sessions.incident(patientId, sessionId, id, told);
      var account = told.account();
      incidents.correct(
          id,
          1,
          new Incident.Telling(
              new Incident.About(patientId, sessionId, needle),
              told.kind(),
              told.at(),
              new Incident.Account(
                  account.what(),
                  "The arm was let go, waited two minutes, rubbed beside it.",
                  account.searchMade(),
                  account.imagingOrReferral(),
                  account.patientTold(),
                  "Kim Demoson",
                  clock.instant(),
                  Severity.MILD,
                  Seriousness.NOT_SERIOUS)),
          Incident.Standing.STANDS,
          "Who told the patient was left out.");
      followUps.add(
          incidents.find(patientId, id).orElseThrow(),
          Ids.next(),
          0,
          new FollowUps.Said(
              FollowUp.Kind.GOES_ON,
              "Looked at the skin again before leaving: nothing to see. Ask at the next visit.",
              Outcome.RECOVERING,
              LocalDate.ofInstant(clock.instant(), clock.getZone()).plusWeeks(3)));
      return this;
    }

    /** Gives the advice sheet and signs, having counted that many needles. */
    Open sign(int needles) {
      sessions.advise(
          patientId,
          sessionId,
          Ids.next(),
          new Advice("printed and explained", "Kim Demoson", content.version(), clock.instant()));
      var signed = sessions.sign(patientId, sessionId, new OwnCount(needles, needles));
      if (signed instanceof Signing.Refused refused) {
        throw new IllegalStateException(
            refused.reasons().stream().map(Reason::sentence).collect(Collectors.joining(" | ")));
      }
      return this;
    }
  }

  /** What was typed wrongly in a signed session, put right with the reason. */
  void amend(Open signed) {
    var session = sessions.find(signed.patientId, signed.sessionId).orElseThrow();
    amendments.amend(
        signed.patientId,
        signed.sessionId,
        new Wording("lying on the left side", true, SeenAfterwards.NOTHING, 6, 4, ""),
        "Position and pain were left out on the day.");
    var first = session.insertions().getFirst();
    amendments.amend(
        signed.patientId,
        signed.sessionId,
        first.id(),
        new Insertion.Detail(
            15, 60, Insertion.Technique.STATIC, 1, true, 3, "a thumb's width below the ridge"),
        "The depth was copied from the second needle.");
  }
}
