package org.tautband.needling;

import java.util.Locale;
import java.util.UUID;
import org.hl7.fhir.r4.model.BodyStructure;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.tautband.atlas.Atlas;
import org.tautband.atlas.Muscle;
import org.tautband.fhir.Names;

/** A muscle of one patient on one side. */
final class BodyStructureFhir {
  private BodyStructureFhir() {}

  static UUID id(UUID patientId, Session.Muscle muscle) {
    return SessionFhir.derived(patientId, "muscle." + muscle.id() + "." + muscle.side().name());
  }

  static BodyStructure of(UUID patientId, Session.Muscle muscle, Atlas atlas) {
    BodyStructure structure = new BodyStructure();
    structure.setId(new IdType("BodyStructure", id(patientId, muscle).toString()));
    structure.setActive(true);
    structure.setPatient(new Reference("Patient/" + patientId));
    structure.setLocation(location(muscle, atlas));
    String side = muscle.side().name().toLowerCase(Locale.ROOT);
    structure.addLocationQualifier(SessionFhir.concept("side", side, muscle.side().inWords()));
    return structure;
  }

  private static CodeableConcept location(Session.Muscle muscle, Atlas atlas) {
    CodeableConcept location = new CodeableConcept();
    location.addCoding(new Coding(Names.codeSystem("muscle"), Names.fhirId(muscle.id()), null));
    Muscle known = atlas.find(muscle.id()).orElse(null);
    if (known == null) return location;
    if (!known.fmaId().isEmpty()) {
      location.addCoding(new Coding(Names.FMA, known.fmaId(), known.english()));
    }
    return location.setText(known.name());
  }
}
