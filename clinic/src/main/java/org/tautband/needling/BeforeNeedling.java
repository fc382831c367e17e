package org.tautband.needling;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.Actor;
import org.tautband.assessment.Assessments;
import org.tautband.bookings.Visit;
import org.tautband.consent.Consents;
import org.tautband.episodes.Episode;
import org.tautband.episodes.Episodes;
import org.tautband.evidence.Place;
import org.tautband.evidence.Reason;
import org.tautband.practitioners.Practitioners;
import org.tautband.redflags.RedFlags;
import org.tautband.screening.AlsoMet;
import org.tautband.screening.Screenings;

/** What stands between a patient and the first needle today, module by module. */
@Component
@Transactional
public class BeforeNeedling {
  private final Clock clock;
  private final Episodes episodes;
  private final Assessments assessments;
  private final RedFlags redFlags;
  private final Screenings screenings;
  private final Consents consents;
  private final Practitioners practitioners;

  BeforeNeedling(
      Clock clock,
      Episodes episodes,
      Assessments assessments,
      RedFlags redFlags,
      Screenings screenings,
      Consents consents,
      Practitioners practitioners) {
    this.clock = clock;
    this.episodes = episodes;
    this.assessments = assessments;
    this.redFlags = redFlags;
    this.screenings = screenings;
    this.consents = consents;
    this.practitioners = practitioners;
  }

  /**
   * One part of the list.
   *
   * @param name what is looked at, as staff call it
   * @param path page where it is kept
   * @param reasons what is open; empty when nothing is
   */
  public record Check(String name, String path, List<Reason> reasons) {
    public boolean inOrder() {
      return reasons.isEmpty();
    }
  }

  /** The acting clinician, else who was named for the visit. */
  public static @Nullable UUID whoWouldNeedle(Actor actor, Optional<Visit> visit) {
    return actor.practitionerId() != null
        ? actor.practitionerId()
        : visit.map(Visit::practitionerId).orElse(null);
  }

  /**
   * Every part in the order in which it is usually done.
   *
   * @param practitionerId who would needle; null leaves that part out
   */
  public List<Check> of(Episode episode, @Nullable UUID practitionerId) {
    return of(episode, practitionerId, clock.instant());
  }

  /** The same as it would be asked then: answers grow old, and proofs expire. */
  public List<Check> of(Episode episode, @Nullable UUID practitionerId, Instant at) {
    var patient = episode.patientId();
    Set<Place> places = episode.plannedPlaces();
    var checks = new ArrayList<Check>();
    var here = "/patients/" + patient;
    var episodePath = here + "/episodes/" + episode.id();
    checks.add(
        new Check("Plan", episodePath + "/plan", episodes.reasonsAgainst(patient, episode.id())));
    if (places.isEmpty()) {
      return checks;
    }
    checks.add(
        new Check(
            "Screening",
            Screenings.pathFor(patient, places),
            screenings.reasonsAgainst(
                patient, places, at, alsoMet(patient, places, practitionerId, at))));
    List<Reason> examined =
        new ArrayList<>(redFlags.reasonsAgainst(patient, episode.id(), places, at));
    examined.addAll(assessments.reasonsAgainst(patient, episode.id()));
    checks.add(new Check("Red flags and assessment", episodePath + "/red-flags", examined));
    if (practitionerId != null) {
      checks.add(
          new Check(
              "Consent",
              here + "/consents",
              consents.reasonsAgainst(patient, places, practitionerId)));
      var day = LocalDate.ofInstant(at, clock.getZone());
      checks.add(
          new Check(
              "Registration and training",
              "/practitioners/" + practitionerId,
              practitioners.reasonsAgainst(practitionerId, places, day)));
    }
    return checks;
  }

  private AlsoMet alsoMet(
      UUID patient, Set<Place> places, @Nullable UUID practitionerId, Instant at) {
    var day = LocalDate.ofInstant(at, clock.getZone());
    return new AlsoMet(
        consents.validThroughRepresentative(patient, places)
            || consents.validThroughInterpreter(patient, places),
        practitionerId == null
            ? Set.of()
            : practitioners
                .find(practitionerId)
                .map(practitioner -> practitioner.specialSites(day))
                .orElse(Set.of()));
  }
}
