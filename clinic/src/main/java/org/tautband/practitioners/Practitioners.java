package org.tautband.practitioners;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.Accounts;
import org.tautband.evidence.Content;
import org.tautband.evidence.Place;
import org.tautband.evidence.Reason;
import org.tautband.fhir.Published;

/** The practitioners of the current group. */
@Component
@Transactional
public class Practitioners {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);

  private final PractitionerTable table;
  private final Accounts accounts;
  private final Content content;
  private final Published published;

  Practitioners(PractitionerTable table, Accounts accounts, Content content, Published published) {
    this.table = table;
    this.published = published;
    this.accounts = accounts;
    this.content = content;
  }

  /** What became of a change. */
  public sealed interface Change {
    record Done(Practitioner practitioner) implements Change {}

    /** Somebody else changed it meanwhile; {@code theirs} is what stands now. */
    record Stale(Practitioner theirs) implements Change {}
  }

  /** All, by family name; those no longer working too. */
  @Transactional(readOnly = true)
  public List<Practitioner> all() {
    return table.all();
  }

  @Transactional(readOnly = true)
  public Optional<Practitioner> find(UUID practitionerId) {
    return table.find(practitionerId);
  }

  /** The practitioner; that it is not there is a broken invariant. */
  @Transactional(readOnly = true)
  public Practitioner get(UUID practitionerId) {
    return table
        .find(practitionerId)
        .orElseThrow(() -> new IllegalStateException("No practitioner " + practitionerId));
  }

  /** Who signs in with that account, if it belongs to somebody who treats. */
  @Transactional(readOnly = true)
  public Optional<Practitioner> byAccount(UUID accountId) {
    return accounts
        .find(accountId)
        .flatMap(account -> Optional.ofNullable(account.practitionerId()))
        .flatMap(table::find);
  }

  /** Adds somebody under the id given; the same id twice is one practitioner. */
  public Practitioner add(Practitioner practitioner) {
    if (table.insert(practitioner.withVersion(1))) {
      published.publish(null, PractitionerFhir.of(practitioner));
    }
    return get(practitioner.id());
  }

  /** Saves what was changed, if nobody else has since {@code practitioner.version()}. */
  public Change change(Practitioner practitioner) {
    var before = get(practitioner.id());
    if (before.equals(practitioner)) {
      return new Change.Done(before);
    }
    var after = practitioner.withVersion(practitioner.version() + 1);
    if (!table.update(after)) {
      return new Change.Stale(get(after.id()));
    }
    published.publish(null, PractitionerFhir.of(after));
    return new Change.Done(after);
  }

  /**
   * Why this person may not start needling there on that day: not working any more, no valid
   * registration, no valid training for a body group. Empty: nothing against it. That a clinician
   * needs both is our own rule, awaiting review by a clinician.
   */
  @Transactional(readOnly = true)
  public List<Reason> reasonsAgainst(UUID practitionerId, Set<Place> places, LocalDate on) {
    return reasonsAgainst(table.find(practitionerId), places, on);
  }

  /** As above, of somebody whose file was read already. */
  public List<Reason> reasonsAgainst(
      Optional<Practitioner> found, Set<Place> places, LocalDate on) {
    if (found.isEmpty()) {
      return List.of(
          reason(
              "practitioner_unknown",
              "The practitioner has no file here. Add them, then start.",
              "/practitioners",
              "Open practitioners"));
    }
    var who = found.get();
    var reasons = new ArrayList<Reason>();
    var file = "/practitioners/" + who.id();
    if (!who.working()) {
      reasons.add(
          reason(
              "practitioner_not_working",
              who.name() + " is marked as no longer working here.",
              file,
              "Open the practitioner's file"));
    }
    if (!who.registeredOn(on)) {
      reasons.add(
          reason("registration_missing", registrationSentence(who), file, "Add the registration"));
    }
    var groups =
        places.stream().map(Place::bodyGroup).collect(Collectors.toCollection(TreeSet::new));
    for (String group : groups) {
      if (!who.trainedFor(group, on)) {
        reasons.add(
            reason("training_missing", trainingSentence(who, group), file, "Add the training"));
      }
    }
    return reasons;
  }

  private static String registrationSentence(Practitioner who) {
    return who.registrations().stream()
        .map(Registration::expiresOn)
        .filter(java.util.Objects::nonNull)
        .max(LocalDate::compareTo)
        .map(
            last ->
                "The registration of "
                    + who.name()
                    + " ended on "
                    + DAY.format(last)
                    + ". Add the current one.")
        .orElse(who.name() + " has no registration on file. Add it.");
  }

  private String trainingSentence(Practitioner who, String bodyGroup) {
    var place = content.bodyGroup(bodyGroup).name();
    return who.trainings().stream()
        .filter(t -> t.bodyGroups().contains(bodyGroup))
        .map(NeedlingTraining::expiresOn)
        .filter(java.util.Objects::nonNull)
        .max(LocalDate::compareTo)
        .map(
            last ->
                "The needling training of "
                    + who.name()
                    + " for "
                    + place
                    + " ended on "
                    + DAY.format(last)
                    + ". Add the new proof, or take this place out of the plan.")
        .orElse(
            who.name()
                + " has no needling training for "
                + place
                + " on file. Add its proof, or take this place out of the plan.");
  }

  private static Reason reason(
      String code, String sentence, @Nullable String path, @Nullable String label) {
    return new Reason(
        code,
        sentence,
        path,
        label,
        "Whoever needles is registered and has proof of training, not expired, for every body group"
            + " planned. Our own rule, awaiting review by a clinician.",
        List.of("OWN"));
  }
}
