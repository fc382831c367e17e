package org.tautband.history;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tautband.access.Actor;
import org.tautband.access.CurrentActor;
import org.tautband.database.CurrentGroup;
import org.tautband.database.Ids;
import org.tautband.fhir.Published;
import org.tautband.patients.Patients;

/** Keeps a Bundle that was read; inside the transaction of {@link Imports}. */
@Component
class Intake {
  private static final Led NOWHERE = new Led(Map.of(), 0);
  private final ReceivedTable table;
  private final Deliveries deliveries;
  private final Patients patients;
  private final WhoseFile whose;
  private final Published published;
  private final Clock clock;

  Intake(
      ReceivedTable table,
      Deliveries deliveries,
      Patients patients,
      WhoseFile whose,
      Published published,
      Clock clock) {
    this.table = table;
    this.deliveries = deliveries;
    this.patients = patients;
    this.whose = whose;
    this.published = published;
    this.clock = clock;
  }

  /** What happens to each entry. */
  private static final class Sorted {
    final List<ReceivedTable.Write> writes = new ArrayList<>();
    final Map<String, int[]> counts = new TreeMap<>();

    void count(String type, int column) {
      counts.computeIfAbsent(type, _ -> new int[3])[column]++;
    }

    List<Imported.Count> inOrder() {
      return counts.entrySet().stream()
          .map(
              e ->
                  new Imported.Count(
                      e.getKey(),
                      KnownTypes.isRead(e.getKey()),
                      e.getValue()[0],
                      e.getValue()[1],
                      e.getValue()[2]))
          .toList();
    }
  }

  Imported look(String fileName, SentBundle bundle) {
    Optional<SentEntry> sent = WhoseFile.patientIn(bundle);
    Map<String, Integer> read = Imports.perType(bundle, true);
    Map<String, Integer> kept = Imports.perType(bundle, false);
    if (sent.isEmpty()) {
      var owner = whose.named(bundle);
      return new Imported.Preview(fileName, null, owner.orElse(null), List.of(), read, kept);
    }
    var known = whose.known(sent.get());
    if (known.isPresent()) {
      var ours = patients.get(known.get());
      return new Imported.Preview(fileName, ours.identity(), ours.id(), List.of(), read, kept);
    }
    var identity = SentIdentity.of(sent.get(), LocalDate.now(clock));
    var alike = patients.resembling(identity);
    return new Imported.Preview(fileName, identity, null, alike, read, kept);
  }

  Imported take(UUID clinicId, String fileName, SentBundle bundle, Joining joining) {
    table.oneAtATime(CurrentGroup.required());
    return switch (whose.decide(fileName, bundle, joining)) {
      case WhoseFile.Unclear(Imported.Asks asks) -> asks;
      case WhoseFile.Of(UUID patientId, boolean isNew) ->
          keep(clinicId, fileName, bundle, patientId, isNew);
      case WhoseFile.Nobody _ -> keep(clinicId, fileName, bundle, null, false);
    };
  }

  private Imported keep(
      UUID clinicId, String fileName, SentBundle bundle, @Nullable UUID patientId, boolean isNew) {
    var addresses = new Addresses();
    var known = known(bundle, patientId, addresses);
    var sorted = sorted(bundle, patientId, known, addresses);
    var identifiers = identifiers(sorted.writes);
    identifiers.forEach(
        (identifier, head) -> addresses.know(identifier, target(head.key(), head.id(), patientId)));
    WhoseFile.refuseOtherPatients(bundle, patientId, addresses);
    Map<UUID, Led> led = new HashMap<>();
    sorted.writes.forEach(w -> led.put(w.head().id(), Led.of(w.entry(), addresses)));
    publish(sorted.writes, led);
    int nowhere =
        sorted.writes.stream()
            .filter(w -> KnownTypes.SERVED.contains(w.entry().type()))
            .mapToInt(w -> led.getOrDefault(w.head().id(), NOWHERE).nowhere())
            .sum();
    var kept = new Imported.Kept(Ids.next(), fileName, patientId, isNew, sorted.inOrder(), nowhere);
    var delivery = delivery(kept, clinicId, bundle);
    deliveries.insert(delivery);
    table.write(sorted.writes, led, delivery);
    Map<Reference.ByIdentifier, UUID> rows = new HashMap<>();
    identifiers.forEach((identifier, head) -> rows.put(identifier, head.id()));
    table.insertIdentifiers(rows);
    return kept;
  }

  private void publish(List<ReceivedTable.Write> writes, Map<UUID, Led> led) {
    var fhir = new ReceivedFhir();
    for (ReceivedTable.Write write : writes) {
      if (KnownTypes.SERVED.contains(write.entry().type())) {
        UUID id = write.head().id();
        published.publish(
            write.head().patientId(),
            fhir.render(write.entry(), id, led.getOrDefault(id, NOWHERE)));
      }
    }
  }

  private Deliveries.Delivery delivery(Imported.Kept kept, UUID clinicId, SentBundle bundle) {
    Actor by = CurrentActor.find().orElse(Actor.TAUTBAND);
    return new Deliveries.Delivery(
        kept.fileId(),
        clinicId,
        kept.patientId(),
        kept.fileName(),
        bundle.sha256(),
        clock.instant(),
        by.accountId(),
        by.name(),
        Deliveries.json(kept));
  }

  /** Heads of this owner by key; on the way everything that references may lead to. */
  private Map<SentEntry.Key, ReceivedTable.Head> known(
      SentBundle bundle, @Nullable UUID patientId, Addresses addresses) {
    var wanted = Wanted.of(bundle);
    UUID group = CurrentGroup.required();
    Map<SentEntry.Key, ReceivedTable.Head> known = new HashMap<>();
    for (ReceivedTable.Head head : table.byOriginIds(wanted.ids())) {
      boolean ours = head.ownerId().equals(group) || head.ownerId().equals(patientId);
      if (ours) {
        known.put(head.key(), head);
        addresses.know(head.key(), target(head.key(), head.id(), patientId));
      } else if (head.key().type().equals("Patient") && head.patientId() != null) {
        // Known, so that a reference to somebody else is noticed and refused.
        addresses.know(head.key(), new Addresses.Target("Patient", head.patientId(), true));
      }
    }
    table.byIdentifiers(wanted.identifiers()).forEach(addresses::know);
    return known;
  }

  private static Addresses.Target target(SentEntry.Key key, UUID id, @Nullable UUID patientId) {
    return key.type().equals("Patient") && patientId != null
        ? new Addresses.Target("Patient", patientId, true)
        : new Addresses.Target(key.type(), id, KnownTypes.SERVED.contains(key.type()));
  }

  private Sorted sorted(
      SentBundle bundle,
      @Nullable UUID patientId,
      Map<SentEntry.Key, ReceivedTable.Head> known,
      Addresses addresses) {
    var sorted = new Sorted();
    for (SentEntry entry : bundle.entries()) {
      var head = known.get(entry.key());
      var elsewhere =
          head == null ? existing(entry, addresses) : Optional.<Addresses.Target>empty();
      if (elsewhere.isPresent()) {
        addresses.know(entry.key(), elsewhere.get());
        sorted.count(entry.type(), 2);
      } else if (head != null && Arrays.equals(head.sha256(), entry.sha256())) {
        sorted.count(entry.type(), 2);
      } else {
        var written = head == null ? fresh(entry, patientId) : next(head);
        addresses.know(entry.key(), target(entry.key(), written.id(), patientId));
        sorted.writes.add(new ReceivedTable.Write(written, entry));
        sorted.count(entry.type(), head == null ? 0 : 1);
      }
    }
    return sorted;
  }

  /** "Bring it only if nobody with this number is known": then the known one is meant. */
  private static Optional<Addresses.Target> existing(SentEntry entry, Addresses addresses) {
    return entry.ifNoneExist().startsWith("identifier=")
        ? addresses.find(Reference.of(entry.type() + "?" + entry.ifNoneExist(), "", entry.key()))
        : Optional.empty();
  }

  private static ReceivedTable.Head fresh(SentEntry entry, @Nullable UUID patientId) {
    UUID patient = KnownTypes.OF_THE_GROUP.contains(entry.type()) ? null : patientId;
    UUID owner = patient == null ? CurrentGroup.required() : patient;
    return new ReceivedTable.Head(Ids.next(), owner, patient, entry.key(), 1, entry.sha256());
  }

  private static ReceivedTable.Head next(ReceivedTable.Head head) {
    return new ReceivedTable.Head(
        head.id(), head.ownerId(), head.patientId(), head.key(), head.version() + 1, head.sha256());
  }

  private static Map<Reference.ByIdentifier, ReceivedTable.Head> identifiers(
      List<ReceivedTable.Write> writes) {
    Map<Reference.ByIdentifier, ReceivedTable.Head> found = new LinkedHashMap<>();
    for (ReceivedTable.Write write : writes) {
      String type = write.entry().type();
      if (KnownTypes.OF_THE_GROUP.contains(type) || type.equals("Patient")) {
        write
            .entry()
            .json()
            .path("identifier")
            .forEach(
                i ->
                    found.putIfAbsent(
                        new Reference.ByIdentifier(
                            type, i.path("system").asString(""), i.path("value").asString("")),
                        write.head()));
      }
    }
    found.keySet().removeIf(i -> i.value().isEmpty());
    return found;
  }
}
