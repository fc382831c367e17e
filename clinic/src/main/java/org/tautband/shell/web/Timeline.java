package org.tautband.shell.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tautband.assessment.Assessment;
import org.tautband.assessment.Assessments;
import org.tautband.assessment.RedFlagRound;
import org.tautband.consent.Consent;
import org.tautband.consent.Consents;
import org.tautband.episodes.Episode;
import org.tautband.evidence.Content;
import org.tautband.evidence.Place;

/** What happened to one patient, newest first, each thing in the words of its module. */
@Component
class Timeline {
  private final Content content;
  private final Assessments assessments;
  private final Consents consents;
  private final SessionWords sessions;

  Timeline(Content content, Assessments assessments, Consents consents, SessionWords sessions) {
    this.content = content;
    this.assessments = assessments;
    this.consents = consents;
    this.sessions = sessions;
  }

  /**
   * One thing that happened.
   *
   * @param icon name of a shape in {@code components :: symbols}
   * @param kind what kind of thing, for example "assessment"
   * @param path page that shows it whole; null when there is none
   */
  record Entry(
      Instant at, String icon, String kind, String heading, String words, @Nullable String path) {}

  /** Everything of these episodes and of the patient. */
  List<Entry> of(UUID patientId, List<Episode> episodes) {
    var entries = new ArrayList<Entry>();
    for (var episode : episodes) {
      assessments.of(patientId, episode.id()).forEach(a -> entries.add(entry(a)));
      assessments.rounds(patientId, episode.id()).forEach(r -> entries.add(entry(r)));
      var end = episode.discharge();
      if (end != null) {
        entries.add(
            new Entry(
                episode.edition().at(),
                "done",
                "discharge",
                end.outcome().inWords(),
                end.reason(),
                path(episode)));
      }
    }
    consents.of(patientId).forEach(c -> addDecision(c, entries));
    entries.addAll(sessions.entries(patientId));
    entries.sort(Comparator.comparing(Entry::at).reversed());
    return entries;
  }

  private Entry entry(Assessment assessment) {
    var found = assessment.findings();
    var muscles = found.muscles().size();
    var words = new ArrayList<String>();
    if (found.pain().now() != null) {
      words.add("Pain now " + found.pain().now() + " of 10");
    }
    words.add(muscles == 0 ? "no muscle examined" : count(muscles, "muscle") + " examined");
    return new Entry(
        assessment.startedAt(),
        "pencil",
        "assessment by " + assessment.by(),
        found.regions().isEmpty()
            ? "Assessment"
            : "Assessment: pain in " + count(found.regions().size(), "place"),
        String.join(", ", words) + ".",
        "/patients/"
            + assessment.patientId()
            + "/episodes/"
            + assessment.episodeId()
            + "/assessments/"
            + assessment.id());
  }

  private static Entry entry(RedFlagRound round) {
    var raised = round.answers().stream().filter(a -> a.answer().raises()).count();
    return new Entry(
        round.at(),
        raised == 0 ? "done" : "stop",
        "red flags, asked by " + round.by(),
        raised == 0 ? "Red flags asked, none raised" : "Red flags raised: " + raised,
        round.answers().size() + " questions answered.",
        null);
  }

  private void addDecision(Consent consent, List<Entry> entries) {
    var path = "/patients/" + consent.patientId() + "/consents/" + consent.id();
    entries.add(
        new Entry(
            consent.decidedAt(),
            consent.isYes() ? "paper" : "cancelled",
            "consent, kept by " + consent.by(),
            consent.isYes() ? "Consent: " + places(consent.allowed()) : "Consent: no",
            "Decided by " + consent.decision().signer().name() + ".",
            path));
    for (var taken : consent.withdrawals()) {
      entries.add(
          new Entry(
              taken.at(),
              "cancelled",
              "consent withdrawn",
              "Withdrawn: " + places(taken.places()),
              taken.words(),
              path));
    }
  }

  private String places(java.util.Collection<Place> places) {
    return String.join("; ", places.stream().map(content::inWords).sorted().toList());
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private static String path(Episode episode) {
    return "/patients/" + episode.patientId() + "/episodes/" + episode.id();
  }
}
