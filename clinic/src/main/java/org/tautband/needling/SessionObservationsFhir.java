package org.tautband.needling;

import static org.tautband.needling.SessionFhir.concept;
import static org.tautband.needling.SessionFhir.derived;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.tautband.fhir.Names;
import org.tautband.kernel.count.Tally;
import org.tautband.needling.Insertion.Detail;
import org.tautband.needling.Wording.SeenAfterwards;

/** The Observations of a signed session: insertions, the count, pain, what was seen. */
final class SessionObservationsFhir {
  private final Session session;
  private final SessionHead head;
  private final PerformersFhir performers;

  SessionObservationsFhir(Session session) {
    this.session = session;
    performers = new PerformersFhir(session);
    head = session.head();
  }

  List<Observation> insertions() {
    List<Observation> all = new ArrayList<>();
    session.insertions().forEach(i -> all.add(insertion(i)));
    takenBackLater().forEach(id -> all.add(takenBack(id)));
    return all;
  }

  private Observation insertion(Insertion insertion) {
    Observation observation = about(derived(head.id(), "in." + insertion.id()), insertion.inAt());
    observation.setCode(concept("dry-needling", "insertion", "Insertion of a needle"));
    observation.setPerformer(List.of(performers.of(insertion)));
    String muscle = insertion.site().muscleId();
    var side = insertion.site().side();
    if (muscle != null && side != null) {
      observation.addPartOf(
          new Reference(
              "Procedure/" + SessionFhir.muscleId(head, new Session.Muscle(muscle, side))));
    } else {
      observation.addPartOf(new Reference("Procedure/" + head.id()));
    }
    UUID product = insertion.site().productId();
    if (product != null) observation.setDevice(new Reference("Device/" + product));
    add(observation, "needle-number", new IntegerType(insertion.needle()));
    add(observation, "turn", new IntegerType(insertion.turn()));
    add(observation, "site", text(insertion.siteWords()));
    Long minutes = insertion.minutes();
    add(observation, "minutes-in-place", minutes == null ? null : ucum(minutes, "min", "min"));
    add(observation, "taken-out", time(insertion.outAt()));
    details(observation, insertion.detail());
    return observation;
  }

  private static void details(Observation observation, Detail detail) {
    Integer depth = detail.depthMm();
    Integer angle = detail.angleDeg();
    var technique = detail.technique();
    add(observation, "depth", depth == null ? null : ucum(depth, "mm", "mm"));
    add(observation, "angle", angle == null ? null : ucum(angle, "deg", "°"));
    add(
        observation,
        "technique",
        technique == null
            ? null
            : concept("needling-technique", code(technique), technique.inWords()));
    add(observation, "twitch-count", number(detail.twitches()));
    Boolean familiar = detail.familiarPain();
    add(observation, "familiar-pain", familiar == null ? null : new BooleanType(familiar));
    add(observation, "discomfort", number(detail.comfort()));
  }

  List<Observation> ofTheSession() {
    List<Observation> all = new ArrayList<>();
    all.add(count());
    all.add(about());
    Wording wording = session.wording();
    // Also when it was not asked: an amendment may take back a value that stands published.
    all.add(pain("pain-before", wording.painBefore(), head.startedAt()));
    all.add(pain("pain-after", wording.painAfter(), ended()));
    return all;
  }

  private Observation count() {
    Observation observation = about(derived(head.id(), "count"), ended());
    observation.setCode(concept("dry-needling", "needle-count", "Needle count"));
    observation.setPerformer(
        List.of(performers.whoSigned(Objects.requireNonNull(session.signature()))));
    observation.addPartOf(new Reference("Procedure/" + head.id()));
    Tally tally = session.tally();
    add(observation, "opened", new IntegerType(tally.opened()));
    add(observation, "inserted", new IntegerType(inserted()));
    add(observation, "removed", new IntegerType(removed()));
    add(observation, "disposed", new IntegerType(tally.inSharps()));
    add(observation, "unaccounted", new IntegerType(tally.opened() - tally.inSharps()));
    return observation;
  }

  private int inserted() {
    return (int) session.needles().stream().filter(n -> !n.insertions().isEmpty()).count();
  }

  private int removed() {
    return (int)
        session.needles().stream()
            .filter(n -> !n.insertions().isEmpty())
            .filter(n -> n.insertions().getLast().outAt() != null)
            .count();
  }

  private Observation about() {
    Observation observation = about(derived(head.id(), "session"), ended());
    observation.setCode(concept("dry-needling", "session-notes", "About the session"));
    observation.addPartOf(new Reference("Procedure/" + head.id()));
    Wording wording = session.wording();
    add(observation, "position", text(wording.position()));
    Boolean skin = wording.skinPrepared();
    add(observation, "skin-prepared", skin == null ? null : new BooleanType(skin));
    SeenAfterwards seen = wording.seenAfterwards();
    add(
        observation,
        "seen-afterwards",
        seen == null ? null : concept("needling-seen", code(seen), seen.inWords()));
    if (observation.getComponent().isEmpty()) {
      observation.setDataAbsentReason(notAsked());
    }
    return observation;
  }

  private static CodeableConcept notAsked() {
    return new CodeableConcept(
        new Coding(
            "http://terminology.hl7.org/CodeSystem/data-absent-reason", "not-asked", "Not Asked"));
  }

  private Observation pain(String part, @Nullable Integer pain, Instant at) {
    Observation observation = about(derived(head.id(), part), at);
    observation.setCode(
        new CodeableConcept(new Coding(Names.LOINC, "72514-3", null))
            .addCoding(new Coding(Names.codeSystem("dry-needling"), part, null)));
    observation.addPartOf(new Reference("Procedure/" + head.id()));
    return pain == null
        ? observation.setDataAbsentReason(notAsked())
        : observation.setValue(ucum(pain, "{score}", "score"));
  }

  /** Insertions that were signed for and taken back by a later entry. */
  private List<UUID> takenBackLater() {
    Signed signed = Objects.requireNonNull(session.signature());
    return session.entries().stream()
        .filter(e -> e.entry().kind() == EntryKind.UNDO && e.receipt() > signed.lastReceipt())
        .map(e -> e.entry().about())
        .filter(about -> isInsertion(about))
        .distinct()
        .toList();
  }

  private boolean isInsertion(@Nullable UUID id) {
    return session.entries().stream()
        .anyMatch(e -> e.entry().id().equals(id) && e.entry().kind() == EntryKind.IN);
  }

  private Observation takenBack(UUID insertionId) {
    Observation observation = about(derived(head.id(), "in." + insertionId), head.startedAt());
    observation.setStatus(ObservationStatus.ENTEREDINERROR);
    return observation.setCode(concept("dry-needling", "insertion", "Insertion of a needle"));
  }

  private Observation about(UUID id, Instant at) {
    Observation observation = new Observation();
    observation.setId(new IdType("Observation", id.toString()));
    observation.setStatus(
        head.movedTo() == null ? ObservationStatus.FINAL : ObservationStatus.ENTEREDINERROR);
    observation.setSubject(new Reference("Patient/" + head.patientId()));
    observation.setEffective(new DateTimeType(Date.from(at)));
    observation.addPerformer(performers.practitioner());
    return observation;
  }

  private Instant ended() {
    Instant out = head.allOutAt();
    return out == null ? Objects.requireNonNull(session.signature()).at() : out;
  }

  private static void add(Observation observation, String code, @Nullable Type value) {
    if (value == null) return;
    observation
        .addComponent()
        .setCode(new CodeableConcept(new Coding(Names.codeSystem("dry-needling"), code, null)))
        .setValue(value);
  }

  private static Quantity ucum(long value, String code, String unit) {
    return new Quantity().setValue(value).setUnit(unit).setSystem(Names.UCUM).setCode(code);
  }

  private static @Nullable Type number(@Nullable Integer value) {
    return value == null ? null : new IntegerType(value);
  }

  private static @Nullable Type text(String words) {
    return words.isEmpty() ? null : new StringType(words);
  }

  private static @Nullable Type time(@Nullable Instant at) {
    return at == null ? null : new DateTimeType(Date.from(at));
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
