package org.tautband.shell.web;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.Actor;
import org.tautband.assessment.Assessments;
import org.tautband.bookings.Visit;
import org.tautband.bookings.Visits;
import org.tautband.decide.Sent;
import org.tautband.decide.SentAnswers;
import org.tautband.drawings.PainDrawings;
import org.tautband.episodes.Episode;
import org.tautband.episodes.Episodes;
import org.tautband.episodes.GoalSeries;
import org.tautband.evidence.Content;
import org.tautband.followup.Replies;
import org.tautband.incidents.Incident;
import org.tautband.incidents.Incidents;
import org.tautband.needling.BeforeNeedling;
import org.tautband.needling.SessionHead;
import org.tautband.patients.Patient;
import org.tautband.patients.Patients;
import org.tautband.worklist.Item;
import org.tautband.worklist.Kind;
import org.tautband.worklist.Worklist;

/** Everything of one patient on one page, from the modules that own it. */
@Component
@Transactional
class Chart {
  private static final String NO_ERROR_RANGE =
      " We hold no error range for this answer, so we call it neither better nor worse.";
  private final Words words;
  private final Patients patients;
  private final Visits visits;
  private final Episodes episodes;
  private final Assessments assessments;
  private final PainDrawings drawings;
  private final BeforeNeedling before;
  private final Timeline timeline;
  private final SessionWords sessions;
  private final Incidents incidents;
  private final Content content;
  private final SentAnswers aid;
  private final Replies replies;
  private final Worklist worklist;

  Chart(
      Clock clock,
      Patients patients,
      Visits visits,
      Episodes episodes,
      Assessments assessments,
      PainDrawings drawings,
      BeforeNeedling before,
      Timeline timeline,
      SessionWords sessions,
      Incidents incidents,
      Content content,
      SentAnswers aid,
      Replies replies,
      Worklist worklist) {
    words = new Words(clock);
    this.patients = patients;
    this.visits = visits;
    this.episodes = episodes;
    this.assessments = assessments;
    this.drawings = drawings;
    this.before = before;
    this.timeline = timeline;
    this.sessions = sessions;
    this.incidents = incidents;
    this.content = content;
    this.aid = aid;
    this.replies = replies;
    this.worklist = worklist;
  }

  /** One open problem with what is planned, missing, measured and drawn. */
  record Problem(
      Episode episode,
      List<String> places,
      List<BeforeNeedling.Check> checks,
      List<Spark> overTime,
      Optional<PainDrawings.Pictured> drawing) {
    public boolean nothingMissing() {
      return checks.stream().allMatch(BeforeNeedling.Check::inOrder);
    }
  }

  /**
   * The page; for people who read no clinical text only identity, visits and what is missing.
   *
   * @param incidents how many stand
   * @param work what somebody must do about this patient, alerts first; each line has one place
   * @param fromAid what the patient sent last from the decision aid
   * @param drawnBefore what the patient drew and sent, while it belongs to no problem
   */
  record Page(
      Patient patient,
      Optional<Visit> here,
      List<Visit> visits,
      List<Problem> problems,
      List<Episode> ended,
      List<SessionHead> openSessions,
      List<Item> work,
      long incidents,
      List<Timeline.Entry> timeline,
      Optional<Sent> fromAid,
      Optional<PainDrawings.Pictured> drawnBefore) {}

  Page of(UUID patientId, Actor actor) {
    var all = episodes.of(patientId);
    var open = all.stream().filter(Episode::isOpen).map(e -> problem(e, actor)).toList();
    boolean clinical = actor.seesClinicalText();
    return new Page(
        patients.get(patientId),
        visits.currentOf(patientId),
        visits.of(patientId),
        open,
        clinical ? all.stream().filter(e -> !e.isOpen()).toList() : List.of(),
        clinical
            ? sessions.open().stream().filter(s -> s.patientId().equals(patientId)).toList()
            : List.of(),
        clinical ? work(patientId) : List.of(),
        clinical ? incidents.of(patientId).stream().filter(Incident::stands).count() : 0,
        clinical ? timeline.of(patientId, all) : List.of(),
        clinical ? aid.newestOf(patientId) : Optional.empty(),
        clinical ? drawings.waiting(patientId) : Optional.empty());
  }

  /** What the chart shows anyway stands there: open sessions, and what is open before needling. */
  private List<Item> work(UUID patientId) {
    return worklist.openOf(patientId).stream()
        .filter(item -> item.kind() != Kind.UNSIGNED && item.kind() != Kind.VISIT)
        .toList();
  }

  private Problem problem(Episode episode, Actor actor) {
    return new Problem(
        episode,
        episode.plannedPlaces().stream().map(content::inWords).sorted().toList(),
        before.of(
            episode, BeforeNeedling.whoWouldNeedle(actor, visits.currentOf(episode.patientId()))),
        actor.seesClinicalText() ? overTime(episode) : List.of(),
        actor.seesClinicalText()
            ? drawings.newest(episode.patientId(), episode.id())
            : Optional.empty());
  }

  private List<Spark> overTime(Episode episode) {
    var sparks = new ArrayList<Spark>();
    var pain = painNow(episode);
    if (!pain.isEmpty()) {
      sparks.add(
          Spark.of("Pain now, 0 to 10", pain, null, "0 no pain, 10 the worst." + NO_ERROR_RANGE));
    }
    episodes.goalSeries(episode.patientId(), episode.id()).stream()
        .filter(goal -> !goal.scores().isEmpty())
        .map(this::goal)
        .forEach(sparks::add);
    return sparks;
  }

  /** As told in the room and in check-ins, oldest first. */
  private List<Spark.Reading> painNow(Episode episode) {
    var inTheRoom =
        assessments.painSeries(episode.patientId(), episode.id()).points().stream()
            .filter(p -> p.pain().now() != null)
            .map(p -> reading(p.at(), Objects.requireNonNull(p.pain().now())));
    var afterwards =
        replies.painTold(episode.patientId(), episode.id()).stream()
            .map(told -> reading(told.at(), told.value()));
    return Stream.concat(inTheRoom, afterwards)
        .sorted(Comparator.comparing(Spark.Reading::at))
        .toList();
  }

  private Spark goal(GoalSeries goal) {
    return Spark.of(
        "“" + goal.words() + "”",
        goal.scores().stream().map(s -> reading(s.at(), s.value())).toList(),
        goal.wanted(),
        "The patient’s own goal: 0 cannot do it, 10 as before. Dashed line: wanted, "
            + goal.wanted()
            + "."
            + NO_ERROR_RANGE);
  }

  private Spark.Reading reading(Instant at, int value) {
    return new Spark.Reading(at, words.day(at), value);
  }
}
