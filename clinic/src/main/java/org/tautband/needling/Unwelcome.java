package org.tautband.needling;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tautband.access.Accounts;
import org.tautband.atlas.Atlas;
import org.tautband.atlas.Muscle;
import org.tautband.clinics.Clinic;
import org.tautband.clinics.Clinics;
import org.tautband.consent.Consents;
import org.tautband.evidence.Place;
import org.tautband.evidence.Side;
import org.tautband.kernel.count.Tally;
import org.tautband.screening.ChestSides;

/** What is unwelcome about entries that were recorded all the same. */
@Component
class Unwelcome {
  static final String AFTER_SIGNING = "after-signing";
  private final Atlas atlas;
  private final Clinics clinics;
  private final Consents consents;
  private final NeedleProducts products;
  private final Accounts accounts;
  private final Clock clock;

  Unwelcome(
      Atlas atlas,
      Clinics clinics,
      Consents consents,
      NeedleProducts products,
      Accounts accounts,
      Clock clock) {
    this.atlas = atlas;
    this.clinics = clinics;
    this.consents = consents;
    this.products = products;
    this.accounts = accounts;
    this.clock = clock;
  }

  /** Concerns about those of the session's entries that are new. */
  List<Concern> of(Session session, List<RecordedEntry> fresh, Batch batch) {
    List<Concern> found = new ArrayList<>(underAnotherLogin(fresh, batch));
    if (session.head().signed()) {
      fresh.forEach(e -> found.add(of(e, AFTER_SIGNING, "was recorded after signing.")));
    }
    List<RecordedEntry> insertions =
        fresh.stream().filter(e -> e.entry().kind() == EntryKind.IN).toList();
    if (insertions.isEmpty()) return found;
    Clinic clinic = clinics.get(session.head().clinicId());
    Tally tally = session.tally();
    List<Needle> needles = session.needles();
    Map<UUID, NeedleProduct> boxes = boxes(insertions);
    Set<Place> withdrawn = withdrawn(session, insertions);
    for (RecordedEntry in : insertions) {
      if (tally.despiteStop().contains(in.entry().id())) {
        found.add(of(in, "in-after-stop", "went in after the patient had said stop."));
      }
      ofTheNeedle(session, needles, in, clinic).ifPresent(found::add);
      ofTheBox(in, clinic, boxes).ifPresent(found::add);
      found.addAll(ofThePlace(session, in, withdrawn));
    }
    if (ChestSides.bothIn(session.placesNeedled(atlas))) {
      found.add(
          new Concern(
              "PC057",
              "",
              "Needles went into both sides of the chest or upper back in one session.",
              clock.instant()));
    }
    return found;
  }

  /** A tablet keeps what it could not send; whoever signs in next sends it. */
  private List<Concern> underAnotherLogin(List<RecordedEntry> fresh, Batch batch) {
    List<Concern> found = new ArrayList<>();
    for (RecordedEntry entry : fresh) {
      UUID madeBy = batch.madeBy().get(entry.entry().id());
      if (madeBy == null || madeBy.equals(entry.by().accountId())) continue;
      String who = accounts.find(madeBy).map(Accounts.Account::name).orElse("somebody else");
      String words =
          "was tapped while "
              + who
              + " was signed in on the tablet, and sent by "
              + entry.by().name();
      found.add(of(entry, "made-under-another-login", words + "."));
    }
    return found;
  }

  private Optional<Concern> ofTheNeedle(
      Session session, List<Needle> needles, RecordedEntry in, Clinic clinic) {
    Needle needle =
        needles.stream()
            .filter(n -> Integer.valueOf(n.number()).equals(in.entry().needle()))
            .findFirst()
            .orElse(null);
    if (needle == null) return Optional.empty();
    if (needle.dropped() && droppedBefore(session, in)) {
      return Optional.of(of(in, "in-after-drop", "went in after it had been dropped or bent."));
    }
    boolean again =
        needle.insertions().stream().anyMatch(i -> i.id().equals(in.entry().id()) && i.turn() > 1);
    return again && !clinic.policy().needleMayGoInAgain()
        ? Optional.of(
            of(in, "in-again", "went in again; this clinic's policy is one insertion a needle."))
        : Optional.empty();
  }

  private static boolean droppedBefore(Session session, RecordedEntry in) {
    for (RecordedEntry entry : session.standing()) {
      if (entry.entry().id().equals(in.entry().id())) return false;
      if (entry.entry().kind() == EntryKind.DROPPED
          && java.util.Objects.equals(entry.entry().needle(), in.entry().needle())) return true;
    }
    return false;
  }

  private Map<UUID, NeedleProduct> boxes(List<RecordedEntry> insertions) {
    return products.of(
        insertions.stream()
            .map(in -> in.entry().site().productId())
            .filter(java.util.Objects::nonNull)
            .collect(Collectors.toSet()));
  }

  private Set<Place> withdrawn(Session session, List<RecordedEntry> insertions) {
    Set<Place> places = new HashSet<>();
    for (RecordedEntry in : insertions) mainPlace(in).ifPresent(places::add);
    return places.isEmpty() ? Set.of() : consents.withdrawn(session.head().patientId(), places);
  }

  /** The body group and side that muscle belongs to; empty when either was not said. */
  private Optional<Place> mainPlace(RecordedEntry in) {
    Side side = in.entry().site().side();
    return side == null
        ? Optional.empty()
        : muscle(in).map(muscle -> new Place(muscle.bodyGroup(), side));
  }

  private Optional<Muscle> muscle(RecordedEntry in) {
    return Optional.ofNullable(in.entry().site().muscleId()).flatMap(atlas::find);
  }

  private Optional<Concern> ofTheBox(
      RecordedEntry in, Clinic clinic, Map<UUID, NeedleProduct> boxes) {
    LocalDate day = LocalDate.ofInstant(in.at(), clinic.zone());
    return Optional.ofNullable(in.entry().site().productId())
        .map(boxes::get)
        .filter(p -> p.expiredOn(day))
        .map(p -> of(in, "needle-expired", "came from lot " + p.lot() + ", which had expired."));
  }

  private List<Concern> ofThePlace(Session session, RecordedEntry in, Set<Place> withdrawn) {
    Side side = in.entry().site().side();
    Muscle muscle = muscle(in).orElse(null);
    if (side == null || muscle == null) {
      return List.of(of(in, "site-not-said", "went in without muscle or side being recorded."));
    }
    Set<Place> places = muscle.places(side);
    String where = "went into " + muscle.name() + ", " + side.inWords();
    List<Concern> found = new ArrayList<>();
    if (!session.head().lateEntry()
        && places.stream().noneMatch(p -> session.head().places().stream().anyMatch(p::touches))) {
      found.add(of(in, "not-planned", where + ", which the plan does not name."));
    }
    if (withdrawn.contains(new Place(muscle.bodyGroup(), side))) {
      found.add(
          of(in, "consent-withdrawn", where + ", where the patient's consent was taken back."));
    }
    return found;
  }

  private Concern of(RecordedEntry entry, String code, String words) {
    Integer needle = entry.entry().needle();
    String who =
        needle == null ? "An entry (" + entry.entry().kind().inWords() + ")" : "Needle " + needle;
    return new Concern(code, entry.entry().id().toString(), who + " " + words, clock.instant());
  }
}
