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
import org.tautband.consent.Consent;
import org.tautband.consent.Consents;
import org.tautband.drawings.PainDrawing;
import org.tautband.drawings.PainDrawings;
import org.tautband.episodes.Episode;
import org.tautband.evidence.Content;
import org.tautband.evidence.Place;
import org.tautband.redflags.RedFlagRound;
import org.tautband.redflags.RedFlags;

/** What happened to one patient, newest first, each thing in the words of its module. */
@Component
class Timeline {
  private static final int NAMED = 6;
  private final Content content;
  private final Assessments assessments;
  private final PainDrawings drawings;
  private final RedFlags redFlags;
  private final Consents consents;
  private final SessionWords sessions;

  Timeline(
      Content content,
      Assessments assessments,
      PainDrawings drawings,
      RedFlags redFlags,
      Consents consents,
      SessionWords sessions) {
    this.content = content;
    this.assessments = assessments;
    this.drawings = drawings;
    this.redFlags = redFlags;
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
      drawings.of(patientId, episode.id()).forEach(d -> entries.add(entry(d)));
      redFlags.rounds(patientId, episode.id()).forEach(r -> entries.add(entry(r)));
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
    drawings.sent(patientId).stream()
        .filter(d -> d.episodeId() == null)
        .forEach(d -> entries.add(entry(d)));
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

  private Entry entry(PainDrawing drawing) {
    var where = drawings.regionsInWords(drawing);
    var sent = drawing.sent();
    var words = new ArrayList<String>();
    if (!where.isEmpty()) words.add(some(where) + ".");
    words.add("Drawn by " + drawing.hand().inWords() + ".");
    if (drawing.edition() > 1) words.add("Version " + drawing.edition() + ".");
    if (drawing.episodeId() == null) words.add("It waits to be put to a problem.");
    var all = "/patients/" + drawing.patientId();
    return new Entry(
        drawing.startedAt(),
        "hand",
        "drawing, "
            + (sent == null ? "kept by " + drawing.by() : "sent with the " + sent.with().inWords()),
        where.isEmpty()
            ? "Drawing: " + drawing.drawing().says().inWords()
            : "Drawing: pain in " + count(where.size(), "place"),
        String.join(" ", words),
        drawing.episodeId() == null
            ? all + "/drawings"
            : all + "/episodes/" + drawing.episodeId() + "/drawings/" + drawing.id());
  }

  /** The first few: all of them stand on the page of the drawing. */
  private static String some(List<String> names) {
    return names.size() <= NAMED
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, NAMED)) + " and " + (names.size() - NAMED) + " more";
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
