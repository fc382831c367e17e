package org.tautband.shell.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.Actor;
import org.tautband.access.Audit;
import org.tautband.needling.BeforeNeedling.Check;
import org.tautband.needling.SessionHead;
import org.tautband.needling.Sessions;
import org.tautband.patients.Patient;
import org.tautband.patients.Patients;
import org.tautband.worklist.Preparations;

/**
 * In the demonstration only: what comes next for one prepared patient, from screening to signature.
 * Each step is done when the record says so.
 */
@Component
@Transactional(readOnly = true)
class GuidedSession {
  static final String WHO = "Robin Sample";
  private static final List<String> BEFORE =
      List.of("Plan", "Screening", "Red flags and assessment", "Consent");

  private final boolean demo;
  private final Patients patients;
  private final Preparations preparations;
  private final Sessions sessions;
  private final Clock clock;

  GuidedSession(
      @Value("${tautband.demo:false}") boolean demo,
      Patients patients,
      Preparations preparations,
      Sessions sessions,
      Clock clock) {
    this.demo = demo;
    this.patients = patients;
    this.preparations = preparations;
    this.sessions = sessions;
    this.clock = clock;
  }

  /**
   * One step.
   *
   * @param path where it is done; null unless it is the next one
   */
  record Step(String words, boolean done, @Nullable String path) {}

  record Guide(Patient patient, List<Step> steps) {
    public boolean finished() {
      return steps.stream().allMatch(Step::done);
    }
  }

  /** For clinicians; empty outside the demonstration. */
  Optional<Guide> of(Actor actor) {
    if (!demo || actor.practitionerId() == null) return Optional.empty();
    return patients.search(WHO).stream()
        .filter(p -> p.identity().name().givenFirst().equals(WHO))
        .findFirst()
        .map(patient -> guide(patient, actor));
  }

  private Guide guide(Patient patient, Actor actor) {
    Audit.shows(patient.id());
    var preparation = preparations.of(patient.id(), actor.practitionerId(), null);
    var session = today(patient);
    var base = "/patients/" + patient.id();
    var steps = new ArrayList<Step>();
    for (var name : BEFORE) {
      var open = preparation.open().stream().filter(c -> c.name().equals(name)).findFirst();
      steps.add(
          new Step(name, session != null || open.isEmpty(), open.map(Check::path).orElse(base)));
    }
    var episode = preparation.episode();
    var start = base + "/sessions/new" + (episode == null ? "" : "?episode=" + episode.id());
    steps.add(new Step("Start a session", session != null, start));
    var page = session == null ? base : session.path();
    steps.add(
        new Step(
            "A needle in, out, and into the sharps box",
            session != null && session.beganAt() != null && session.needlesIn() == 0,
            page));
    steps.add(
        new Step("Advice, your own count, and sign", session != null && session.signed(), page));
    return new Guide(patient, onlyTheNext(steps));
  }

  private static List<Step> onlyTheNext(List<Step> steps) {
    boolean found = false;
    var shown = new ArrayList<Step>();
    for (var step : steps) {
      boolean next = !found && !step.done();
      shown.add(next ? step : new Step(step.words(), step.done(), null));
      found |= next;
    }
    return List.copyOf(shown);
  }

  private @Nullable SessionHead today(Patient patient) {
    var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
    return sessions.of(patient.id()).stream()
        .filter(s -> s.movedTo() == null)
        .filter(s -> LocalDate.ofInstant(s.startedAt(), clock.getZone()).equals(today))
        .findFirst()
        .orElse(null);
  }
}
