package org.tautband.patients;

import java.util.Arrays;
import java.util.Locale;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient.ContactComponent;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.tautband.fhir.Names;
import org.tautband.fhir.Rendering;

/**
 * Who the patient is, in FHIR. The representative is the patient's contact: who signed a consent
 * for the patient is told by that consent.
 */
final class PatientFhir {
  private static final String CORE = "http://hl7.org/fhir/StructureDefinition/";

  private PatientFhir() {}

  static Rendering of(Patient patient) {
    var identity = patient.identity();
    var fhir = new org.hl7.fhir.r4.model.Patient();
    fhir.setId(patient.id().toString());
    fhir.setActive(true);
    fhir.addIdentifier()
        .setSystem(Names.identifier("record-number"))
        .setValue(patient.recordNumber());
    identity.identifiers().forEach(i -> identifier(fhir, i));
    identity.names().forEach(n -> fhir.addName(name(n)));
    identity.contacts().forEach(c -> fhir.addTelecom(telecom(c)));
    fhir.setGender(gender(identity.sex()));
    fhir.setBirthDateElement(new DateType(identity.birthDate().toString()));
    death(fhir, identity);
    address(fhir, identity.address());
    language(fhir, identity);
    if (!identity.genderAsGiven().isEmpty()) {
      fhir.addExtension(
          CORE + "patient-genderIdentity", new CodeableConcept().setText(identity.genderAsGiven()));
    }
    generalPractitioner(fhir, identity);
    representative(fhir, identity);
    return Rendering.of(fhir);
  }

  private static void identifier(org.hl7.fhir.r4.model.Patient fhir, PatientIdentifier number) {
    var identifier = fhir.addIdentifier().setValue(number.value());
    if (!number.label().isEmpty()) {
      identifier.setType(new CodeableConcept().setText(number.label()));
    }
    if (!number.system().isEmpty()) {
      identifier.setSystem(number.system());
    }
  }

  private static HumanName name(PersonName name) {
    var human = new HumanName();
    switch (name.use()) {
      case OFFICIAL -> human.setUse(HumanName.NameUse.OFFICIAL);
      case PREFERRED -> human.setUse(HumanName.NameUse.USUAL);
      case BIRTH -> human.setUse(HumanName.NameUse.MAIDEN);
      case FORMER -> human.setUse(HumanName.NameUse.OLD);
      case OTHER -> {
        // FHIR has no word for it; without a use it is simply a name.
      }
    }
    if (!name.family().isEmpty()) {
      human.setFamily(name.family());
    }
    Arrays.stream(name.given().split("\\s+")).filter(g -> !g.isEmpty()).forEach(human::addGiven);
    return human;
  }

  private static ContactPoint telecom(Contact contact) {
    var point = new ContactPoint().setValue(contact.value());
    switch (contact.kind()) {
      case MOBILE ->
          point
              .setSystem(ContactPoint.ContactPointSystem.PHONE)
              .setUse(ContactPoint.ContactPointUse.MOBILE);
      case HOME ->
          point
              .setSystem(ContactPoint.ContactPointSystem.PHONE)
              .setUse(ContactPoint.ContactPointUse.HOME);
      case WORK ->
          point
              .setSystem(ContactPoint.ContactPointSystem.PHONE)
              .setUse(ContactPoint.ContactPointUse.WORK);
      case EMAIL -> point.setSystem(ContactPoint.ContactPointSystem.EMAIL);
    }
    return point;
  }

  private static AdministrativeGender gender(Sex sex) {
    return switch (sex) {
      case FEMALE -> AdministrativeGender.FEMALE;
      case MALE -> AdministrativeGender.MALE;
      case OTHER -> AdministrativeGender.OTHER;
      case UNKNOWN -> AdministrativeGender.UNKNOWN;
    };
  }

  private static void death(org.hl7.fhir.r4.model.Patient fhir, Identity identity) {
    var death = identity.death();
    if (death == null) {
      return;
    }
    fhir.setDeceased(
        death.on() == null ? new BooleanType(true) : new DateTimeType(death.on().toString()));
  }

  private static void address(org.hl7.fhir.r4.model.Patient fhir, Address address) {
    if (address.isEmpty()) {
      return;
    }
    var fhirAddress = fhir.addAddress();
    if (!address.street().isEmpty()) {
      fhirAddress.addLine(address.street());
    }
    fhirAddress.setPostalCode(orNull(address.postalCode()));
    fhirAddress.setCity(orNull(address.city()));
    fhirAddress.setCountry(orNull(address.country()));
  }

  private static void language(org.hl7.fhir.r4.model.Patient fhir, Identity identity) {
    if (!identity.language().isEmpty()) {
      var tag = identity.language();
      fhir.addCommunication()
          .setPreferred(true)
          .getLanguage()
          .setText(Locale.forLanguageTag(tag).getDisplayName(Locale.UK))
          .addCoding(new Coding().setSystem("urn:ietf:bcp:47").setCode(tag));
    }
    if (identity.interpreterNeeded()) {
      fhir.addExtension(CORE + "patient-interpreterRequired", new BooleanType(true));
    }
  }

  private static void generalPractitioner(org.hl7.fhir.r4.model.Patient fhir, Identity identity) {
    var doctor = identity.generalPractitioner();
    if (doctor == null) {
      return;
    }
    var contained = new Practitioner();
    contained.setId("doctor");
    contained.addName().setText(doctor.name());
    if (!doctor.phone().isEmpty()) {
      contained.addTelecom(phone(doctor.phone()));
    }
    fhir.addContained(contained);
    fhir.addGeneralPractitioner(new Reference("#doctor").setDisplay(doctor.name()));
  }

  private static void representative(org.hl7.fhir.r4.model.Patient fhir, Identity identity) {
    var representative = identity.representative();
    if (representative == null) {
      return;
    }
    var contact = new ContactComponent();
    contact.setName(new HumanName().setText(representative.name()));
    contact.addRelationship(relation(representative.relation()));
    if (!representative.phone().isEmpty()) {
      contact.addTelecom(phone(representative.phone()));
    }
    if (!representative.proofSeen().isEmpty()) {
      contact.addExtension(
          Names.extension("proof-seen"), new StringType(representative.proofSeen()));
    }
    fhir.addContact(contact);
  }

  private static CodeableConcept relation(Representative.Relation relation) {
    return new CodeableConcept()
        .setText(relation.inWords())
        .addCoding(
            new Coding(
                Names.codeSystem("representative-relation"),
                relation.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                relation.inWords()));
  }

  private static ContactPoint phone(String number) {
    return new ContactPoint().setSystem(ContactPoint.ContactPointSystem.PHONE).setValue(number);
  }

  private static @org.jspecify.annotations.Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
