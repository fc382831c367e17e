package org.tautband.needling;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tautband.access.CurrentActor;
import org.tautband.assessment.Assessments;
import org.tautband.clinics.Clinic;
import org.tautband.clinics.Clinics;
import org.tautband.consent.Consents;
import org.tautband.episodes.Episode;
import org.tautband.episodes.Episodes;
import org.tautband.evidence.Place;
import org.tautband.evidence.Reason;
import org.tautband.patients.Patients;
import org.tautband.practitioners.Practitioner;
import org.tautband.practitioners.Practitioners;
import org.tautband.redflags.RedFlags;
import org.tautband.screening.AlsoMet;
import org.tautband.screening.ChestSides;
import org.tautband.screening.Screenings;

/** Where starting is refused: asks every module that may, and adds what needling itself knows. */
@Component
class StartRules {
  private final Episodes episodes;
  private final Assessments assessments;
  private final RedFlags redFlags;
  private final Screenings screenings;
  private final Consents consents;
  private final Practitioners practitioners;
  private final NeedleProducts products;
  private final Clinics clinics;
  private final Patients patients;
  private final SessionTable table;
  private final Clock clock;

  StartRules(
      Episodes episodes,
      Assessments assessments,
      RedFlags redFlags,
      Screenings screenings,
      Consents consents,
      Practitioners practitioners,
      NeedleProducts products,
      Clinics clinics,
      Patients patients,
      SessionTable table,
      Clock clock) {
    this.episodes = episodes;
    this.assessments = assessments;
    this.redFlags = redFlags;
    this.screenings = screenings;
    this.consents = consents;
    this.practitioners = practitioners;
    this.products = products;
    this.clinics = clinics;
    this.patients = patients;
    this.table = table;
    this.clock = clock;
  }

  /** Everything that stands against it, red flags first; the same code and sentence once. */
  List<Reason> reasons(Start.Wanted wanted) {
    Optional<Episode> episode = episodes.find(wanted.patientId(), wanted.episodeId());
    Set<Place> places = episode.map(Episode::plannedPlaces).orElse(Set.of());
    Optional<Practitioner> practitioner = practitioners.find(wanted.practitionerId());
    Clinic clinic = clinics.get(wanted.clinicId());
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, clinic.zone());
    Consents.ForStart consent =
        consents.forStart(
            wanted.patientId(), places, wanted.practitionerId(), clinic.policy(), today);
    AlsoMet alsoMet =
        new AlsoMet(
            consent.throughRepresentative() || consent.throughInterpreter(),
            practitioner.map(p -> p.specialSites(today)).orElse(Set.of()));
    List<Reason> reasons = new ArrayList<>(ofADeath(wanted.patientId()));
    reasons.addAll(redFlags.reasonsAgainst(wanted.patientId(), wanted.episodeId(), places, now));
    reasons.addAll(assessments.reasonsAgainst(wanted.patientId(), wanted.episodeId()));
    reasons.addAll(screenings.reasonsAgainst(wanted.patientId(), places, now, alsoMet, clinic));
    reasons.addAll(consent.reasons());
    reasons.addAll(episodes.reasonsAgainst(wanted.patientId(), episode));
    reasons.addAll(practitioners.reasonsAgainst(practitioner, places, today));
    reasons.addAll(ofTheChest(wanted, places));
    reasons.addAll(ofTheNeedles(wanted.productId(), today));
    reasons.addAll(ofOpenSessions(wanted.patientId()));
    return once(reasons);
  }

  /**
   * What the start would have asked of somebody who takes the needles in hand later: training, and
   * a consent that names them. Nothing is refused for it: the needles are in.
   */
  List<Reason> againstTakingOver(SessionHead head, UUID accountId) {
    Optional<Practitioner> practitioner = practitioners.byAccount(accountId);
    if (practitioner.map(p -> p.id().equals(head.practitionerId())).orElse(false)) {
      return List.of();
    }
    Clinic clinic = clinics.get(head.clinicId());
    LocalDate today = LocalDate.ofInstant(clock.instant(), clinic.zone());
    List<Reason> reasons =
        new ArrayList<>(practitioners.reasonsAgainst(practitioner, head.places(), today));
    practitioner.ifPresent(
        p ->
            consents
                .forStart(head.patientId(), head.places(), p.id(), clinic.policy(), today)
                .reasons()
                .stream()
                .filter(reason -> reason.code().equals("consent-other-practitioner"))
                .forEach(reasons::add));
    return reasons;
  }

  /** Told inside the transaction that starts, after its reasons were asked and none was found. */
  void started(Start.Wanted wanted) {
    screenings.usedAtStart(wanted.sessionId(), wanted.patientId());
  }

  private List<Reason> ofADeath(UUID patientId) {
    var death = patients.get(patientId).identity().death();
    if (death == null) return List.of();
    return List.of(
        new Reason(
            "patient-died",
            "The record says that this patient " + death.inWords() + ".",
            "/patients/" + patientId + "/details",
            "Look at the details",
            "This may be the wrong record. Check name and birth date with the person in the room.",
            List.of("OWN")));
  }

  private static List<Reason> ofTheChest(Start.Wanted wanted, Set<Place> places) {
    if (!ChestSides.bothIn(places)) return List.of();
    return List.of(
        new Reason(
            "PC057",
            "The plan needles both sides of the chest or upper back in one session. Plan one side"
                + " for today.",
            "/patients/" + wanted.patientId() + "/episodes/" + wanted.episodeId() + "/plan",
            "Change the plan",
            "Do not needle both sides of the thorax in one session: both lungs could be hurt at"
                + " once. Nothing lifts this.",
            List.of("SABN51")));
  }

  private List<Reason> ofTheNeedles(@Nullable UUID productId, LocalDate today) {
    var product = productId == null ? null : products.find(productId).orElse(null);
    if (product == null) {
      return List.of(
          needles(
              "needle-missing",
              products.offered(today).isEmpty()
                  ? "There is no box of needles in date in the catalogue. Add one."
                  : "Choose the needles for this session.",
              "Open the needle catalogue"));
    }
    if (product.expiredOn(today)) {
      return List.of(
          needles(
              "needle-expired",
              "Lot "
                  + product.lot()
                  + " ("
                  + product.size()
                  + ") was to be used by "
                  + product.expiresOn()
                  + ". Take another box.",
              "Open the needle catalogue"));
    }
    return List.of();
  }

  private static Reason needles(String code, String sentence, String label) {
    return new Reason(
        code,
        sentence,
        "/needles",
        label,
        "A session starts with sterile needles that are in date, of a known lot.",
        List.of("OWN"));
  }

  private List<Reason> ofOpenSessions(UUID patientId) {
    return table.withNeedlesIn(CurrentActor.get().accountId(), patientId).stream()
        .map(StartRules::stillIn)
        .toList();
  }

  private static Reason stillIn(SessionHead session) {
    return new Reason(
        "needles-in-elsewhere",
        "Another session still has "
            + session.needlesIn()
            + (session.needlesIn() == 1 ? " needle" : " needles")
            + " in the patient. Finish it first.",
        session.path(),
        "Go to that session",
        "One person has the needles of one patient in hand at a time.",
        List.of("OWN"));
  }

  private static List<Reason> once(List<Reason> reasons) {
    Map<String, Reason> once = new LinkedHashMap<>();
    reasons.forEach(
        r ->
            once.putIfAbsent(
                r.code().equals("PC057") ? "PC057" : r.code() + "|" + r.sentence(), r));
    return List.copyOf(once.values());
  }
}
