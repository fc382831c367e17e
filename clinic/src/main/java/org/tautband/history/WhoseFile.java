package org.tautband.history;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tautband.database.Ids;
import org.tautband.patients.Patients;

/** Finds out whose record a file belongs to, and refuses one that is of two people. */
@Component
class WhoseFile {
  /** Types that may come without a patient. */
  private static final Set<String> OF_NOBODY = Set.of("Medication", "Substance", "Binary");

  private final ReceivedTable table;
  private final Patients patients;
  private final Clock clock;

  WhoseFile(ReceivedTable table, Patients patients, Clock clock) {
    this.table = table;
    this.patients = patients;
    this.clock = clock;
  }

  /** The answer. */
  sealed interface Decided {}

  record Of(UUID patientId, boolean isNew) implements Decided {}

  /** Hospitals, practitioners: the group's. */
  record Nobody() implements Decided {}

  record Unclear(Imported.Asks asks) implements Decided {}

  /** The one Patient in the file; two are refused. */
  static Optional<SentEntry> patientIn(SentBundle bundle) {
    List<SentEntry> sent =
        bundle.entries().stream().filter(e -> e.type().equals("Patient")).toList();
    if (sent.size() > 1) {
      throw sent.get(1)
          .broken(
              "", "The file holds " + sent.size() + " patients. Send one file for each of them.");
    }
    return sent.stream().findFirst();
  }

  /** Our patient whom this Patient was joined to before. */
  Optional<UUID> known(SentEntry patient) {
    if (patient.key().system().isEmpty()) {
      return Optional.empty();
    }
    return table.byOriginIds(Set.of(patient.key().id())).stream()
        .filter(head -> head.key().equals(patient.key()))
        .map(ReceivedTable.Head::patientId)
        .findFirst();
  }

  Decided decide(String fileName, SentBundle bundle, Joining joining) {
    Optional<SentEntry> sent = patientIn(bundle);
    if (sent.isEmpty()) {
      Optional<UUID> named = named(bundle);
      return named.isPresent() ? new Of(named.get(), false) : new Nobody();
    }
    Optional<UUID> known = known(sent.get());
    if (known.isPresent()) {
      refuseAnotherJoin(sent.get(), known.get(), joining);
      return new Of(known.get(), false);
    }
    return switch (joining) {
      case Joining.With(UUID patientId) -> join(sent.get(), patientId);
      case Joining.AsNew(UUID submissionId) -> add(sent.get(), submissionId);
      case Joining.Ask _ -> ask(fileName, sent.get());
    };
  }

  private static void refuseAnotherJoin(SentEntry sent, UUID known, Joining joining) {
    if (joining instanceof Joining.With(UUID wanted) && !wanted.equals(known)) {
      throw sent.broken("", "This person was joined to another patient of ours before.");
    }
  }

  private Decided join(SentEntry sent, UUID patientId) {
    if (!patients.exists(patientId)) {
      throw sent.broken("", "There is no patient with the id " + patientId + " to join.");
    }
    return new Of(patientId, false);
  }

  private Decided add(SentEntry sent, UUID submissionId) {
    var identity = SentIdentity.of(sent, LocalDate.now(clock));
    return new Of(patients.register(identity, submissionId).id(), true);
  }

  private Decided ask(String fileName, SentEntry sent) {
    var identity = SentIdentity.of(sent, LocalDate.now(clock));
    var alike = patients.resembling(identity);
    return alike.isEmpty()
        ? add(sent, Ids.next())
        : new Unclear(new Imported.Asks(fileName, identity, alike));
  }

  /** The patient whom a file without a Patient names, known from an earlier file. */
  Optional<UUID> named(SentBundle bundle) {
    var addresses = new Addresses();
    var wanted = Wanted.of(bundle);
    for (ReceivedTable.Head head : table.byOriginIds(wanted.ids())) {
      if (head.key().type().equals("Patient") && head.patientId() != null) {
        addresses.know(head.key(), new Addresses.Target("Patient", head.patientId(), true));
      }
    }
    table.byIdentifiers(wanted.identifiers()).forEach(addresses::know);
    Set<UUID> found = new HashSet<>();
    for (SentEntry entry : bundle.entries()) {
      target(entry, addresses).filter(WhoseFile::isPatient).ifPresent(t -> found.add(t.id()));
      if (found.size() > 1) {
        throw entry.broken("", "The file holds entries of two patients. Send one file for each.");
      }
    }
    if (found.isEmpty()) {
      bundle.entries().forEach(WhoseFile::refuseWithoutPatient);
    }
    return found.stream().findFirst();
  }

  private static void refuseWithoutPatient(SentEntry entry) {
    if (!KnownTypes.OF_THE_GROUP.contains(entry.type()) && !OF_NOBODY.contains(entry.type())) {
      throw entry.broken(
          "",
          "The file holds no Patient, and whom this entry names is not known here. Send the patient"
              + " first.");
    }
  }

  /** Nothing of a file may end up in the record of somebody it is not about. */
  static void refuseOtherPatients(
      SentBundle bundle, @Nullable UUID patientId, Addresses addresses) {
    for (SentEntry entry : bundle.entries()) {
      if (KnownTypes.OF_THE_GROUP.contains(entry.type())) {
        continue;
      }
      var named = Reference.toPatient(entry.json());
      var target = target(entry, addresses);
      boolean aboutAThing = target.isPresent() && !isPatient(target.get());
      boolean fits = target.filter(t -> t.id().equals(patientId)).isPresent();
      if (named.isPresent() && !aboutAThing && !fits) {
        throw entry.broken(
            "subject",
            target.isPresent()
                ? "This entry is about another patient than the file."
                : "This entry names a patient who is not in the file.");
      }
    }
  }

  private static boolean isPatient(Addresses.Target target) {
    return target.type().equals("Patient");
  }

  private static Optional<Addresses.Target> target(SentEntry entry, Addresses addresses) {
    return Reference.toPatient(entry.json())
        .map(
            to ->
                Reference.of(
                    to.path("reference").asString(""), to.path("type").asString(""), entry.key()))
        .flatMap(addresses::find);
  }
}
