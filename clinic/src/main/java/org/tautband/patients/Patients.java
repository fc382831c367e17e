package org.tautband.patients;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tautband.access.CareRelations;
import org.tautband.fhir.Published;

/** The patients of the current group. */
@Component
@Transactional
public class Patients {
  private static final int SHOWN = 20;
  private final PatientTable table;
  private final Published published;
  private final ObjectProvider<BannerContributor> contributors;
  private final CareRelations care;
  private final Clock clock;

  Patients(
      PatientTable table,
      Published published,
      ObjectProvider<BannerContributor> contributors,
      CareRelations care,
      Clock clock) {
    this.care = care;
    this.table = table;
    this.published = published;
    this.contributors = contributors;
    this.clock = clock;
  }

  /** What became of a change. */
  public sealed interface Change {
    record Done(Patient patient) implements Change {}

    /** Somebody else changed it meanwhile; {@code theirs} is what stands now. */
    record Stale(Patient theirs) implements Change {}
  }

  /**
   * Takes somebody in. The same submission twice is one patient; whether somebody like this is here
   * already is asked before, with {@link #resembling}.
   *
   * @param submissionId id of the form or file entry, new for each person; becomes the patient's id
   */
  public Patient register(Identity identity, UUID submissionId) {
    // The number is taken first: its lock makes a second submission wait and then find the first.
    var number = table.nextNumber();
    var known = table.find(submissionId);
    if (known.isPresent()) {
      return known.get();
    }
    var patient = new Patient(submissionId, number, identity, 1);
    table.insert(patient);
    published.publish(patient.id(), PatientFhir.of(patient));
    return patient;
  }

  @Transactional(readOnly = true)
  public Optional<Patient> find(UUID patientId) {
    return table.find(patientId);
  }

  @Transactional(readOnly = true)
  public boolean exists(UUID patientId) {
    return table.exists(patientId);
  }

  /** The patients with these ids, in no order; ids that are not there are left out. */
  @Transactional(readOnly = true)
  public List<Patient> all(Collection<UUID> patientIds) {
    return table.all(patientIds);
  }

  /** Who was added last, newest first. */
  @Transactional(readOnly = true)
  public List<Patient> newest(int most) {
    return table.newest(most);
  }

  /** The patient; that it is not there is a broken invariant. */
  @Transactional(readOnly = true)
  public Patient get(UUID patientId) {
    return table
        .find(patientId)
        .orElseThrow(() -> new IllegalStateException("No patient " + patientId));
  }

  /** What stands in the black bar; without clinical text where the actor may not read it. */
  @Transactional(readOnly = true)
  public Optional<PatientBanner> banner(UUID patientId) {
    return table.find(patientId).map(this::banner);
  }

  private PatientBanner banner(Patient patient) {
    var allergies = new LinkedHashSet<String>();
    var alerts = new LinkedHashSet<String>();
    boolean clinical = care.reads(patient.id());
    if (clinical) {
      contributors
          .orderedStream()
          .map(c -> c.partFor(patient.id()))
          .forEach(
              part -> {
                allergies.addAll(part.allergies());
                alerts.addAll(part.alerts());
              });
    }
    return new PatientBanner(
        patient.id(),
        patient.displayName(),
        patient.birthDate(),
        patient.ageYears(LocalDate.now(clock)),
        patient.recordNumber(),
        patient.identity().death() == null ? null : patient.identity().death().inWords(),
        clinical ? inWords(allergies) : null,
        List.copyOf(alerts));
  }

  /**
   * What else warns in the bar, most serious first. Asked by whoever has made sure that the reader
   * may read clinical text of this patient.
   */
  @Transactional(readOnly = true)
  public List<String> alerts(UUID patientId) {
    return contributors
        .orderedStream()
        .flatMap(c -> c.partFor(patientId).alerts().stream())
        .distinct()
        .toList();
  }

  private static String inWords(LinkedHashSet<String> allergies) {
    return allergies.isEmpty() ? "none recorded" : String.join(", ", allergies);
  }

  /** Saves what was changed, if nobody else has since that version. */
  public Change change(UUID patientId, Identity identity, int version) {
    var before = get(patientId);
    if (before.version() == version && before.identity().equals(identity)) {
      return new Change.Done(before);
    }
    var after = new Patient(patientId, before.recordNumber(), identity, version + 1);
    if (!table.update(after)) {
      return new Change.Stale(get(patientId));
    }
    published.publish(patientId, PatientFhir.of(after));
    return new Change.Done(after);
  }

  /**
   * People found by any part of a name, birth date, phone or identifier, best first, at most 20.
   * Accents, order of names and typing errors are forgiven.
   */
  @Transactional(readOnly = true)
  public List<Patient> search(String words) {
    var question = Question.of(words);
    return question.isEmpty()
        ? List.of()
        : Ranking.best(question, table.byKeys(SearchKeys.of(question)), SHOWN);
  }

  /** Patients who may be this person, most alike first, {@link Resemblance#LIKELY} and above. */
  @Transactional(readOnly = true)
  public List<Resemblance> resembling(Identity candidate) {
    return table.byKeys(SearchKeys.ofDouble(candidate)).stream()
        .map(patient -> resemblance(candidate, patient))
        .filter(r -> r.score() >= Resemblance.LIKELY)
        .sorted(Comparator.comparingInt(Resemblance::score).reversed())
        .toList();
  }

  private static Resemblance resemblance(Identity candidate, Patient patient) {
    var found = Likeness.between(candidate, patient.identity());
    return new Resemblance(patient, found.score(), found.reasons());
  }

  /** Whether the group has no patient yet. */
  @Transactional(readOnly = true)
  public boolean isEmpty() {
    return table.isEmpty();
  }

  /** Every patient of the group, one after the other, in order of id. */
  @Transactional(readOnly = true)
  public void each(Consumer<Patient> reader) {
    table.each(reader);
  }
}
