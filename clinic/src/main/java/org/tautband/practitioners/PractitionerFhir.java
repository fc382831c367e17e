package org.tautband.practitioners;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Practitioner.PractitionerQualificationComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.tautband.fhir.Names;
import org.tautband.fhir.Rendering;

/** Who treats, in FHIR: profession, registrations and needling trainings are qualifications. */
final class PractitionerFhir {
  private PractitionerFhir() {}

  static Rendering of(Practitioner practitioner) {
    var fhir = new org.hl7.fhir.r4.model.Practitioner();
    fhir.setId(practitioner.id().toString());
    fhir.setActive(practitioner.working());
    fhir.addName(name(practitioner));
    var profession = practitioner.discipline();
    fhir.addQualification()
        .setCode(
            new CodeableConcept()
                .setText(profession.inWords())
                .addCoding(
                    new Coding(
                        Names.codeSystem("discipline"),
                        profession.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        profession.inWords())));
    practitioner.registrations().forEach(r -> fhir.addQualification(registration(r)));
    practitioner.trainings().forEach(t -> fhir.addQualification(training(t)));
    return Rendering.of(fhir);
  }

  private static HumanName name(Practitioner practitioner) {
    var name = new HumanName();
    if (!practitioner.familyName().isEmpty()) {
      name.setFamily(practitioner.familyName());
    }
    Arrays.stream(practitioner.givenName().split("\\s+"))
        .filter(g -> !g.isEmpty())
        .forEach(name::addGiven);
    return name;
  }

  private static PractitionerQualificationComponent registration(Registration registration) {
    var fhir = qualification("registration", "Registration", "Registration");
    fhir.addIdentifier().setValue(registration.number());
    fhir.setIssuer(new Reference().setDisplay(registration.authority()));
    fhir.setPeriod(until(registration.expiresOn()));
    return fhir;
  }

  private static PractitionerQualificationComponent training(NeedlingTraining training) {
    var fhir = qualification("needling-training", "Needling training", training.title());
    fhir.setPeriod(until(training.expiresOn()));
    fhir.addExtension(Names.extension("proof-seen"), new StringType(training.proof()));
    for (String group : new TreeSet<>(training.bodyGroups())) {
      fhir.addExtension(Names.extension("covers-body-group"), new CodeType(Names.fhirId(group)));
    }
    for (String site : new TreeSet<>(training.specialSites())) {
      fhir.addExtension(Names.extension("covers-special-site"), new CodeType(Names.fhirId(site)));
    }
    return fhir;
  }

  private static PractitionerQualificationComponent qualification(
      String code, String display, String words) {
    var fhir = new PractitionerQualificationComponent();
    fhir.setCode(
        new CodeableConcept()
            .setText(words)
            .addCoding(new Coding(Names.codeSystem("qualification"), code, display)));
    return fhir;
  }

  private static @Nullable Period until(@Nullable LocalDate end) {
    return end == null ? null : new Period().setEndElement(new DateTimeType(end.toString()));
  }
}
