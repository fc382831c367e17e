package org.tautband.consent;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.tautband.evidence.Place;
import org.tautband.fhir.Names;
import org.tautband.fhir.Rendering;

/**
 * A decision as FHIR: Consent with the exact text and a provision per place, and a Provenance with
 * the signature. Both have the consent's id.
 */
final class ConsentFhir {
  private ConsentFhir() {}

  static Rendering of(Consent consent) {
    return Rendering.of(consentResource(consent), provenance(consent));
  }

  private static org.hl7.fhir.r4.model.Consent consentResource(Consent consent) {
    org.hl7.fhir.r4.model.Consent fhir = new org.hl7.fhir.r4.model.Consent();
    Decision decision = consent.decision();
    fhir.setId(consent.id().toString());
    fhir.setStatus(
        !consent.isYes()
            ? ConsentState.REJECTED
            : consent.valid().isEmpty() ? ConsentState.INACTIVE : ConsentState.ACTIVE);
    fhir.setScope(
        new CodeableConcept(
            new Coding(
                "http://terminology.hl7.org/CodeSystem/consentscope", "treatment", "Treatment")));
    fhir.addCategory(coded("care", "needling-consent", "Consent to dry needling"));
    fhir.setPatient(new Reference("Patient/" + consent.patientId()));
    fhir.setDateTimeElement(time(consent.decidedAt()));
    fhir.addPerformer(signer(decision.signer()));
    fhir.addPerformer(new Reference("Practitioner/" + consent.practitionerId()));
    fhir.setPolicyRule(
        coded(
            "care", "written-consent", "Informed consent to treatment, kept with its exact text"));
    fhir.setSource(
        new Attachment()
            .setContentType("text/plain;charset=UTF-8")
            .setLanguage(consent.text().language())
            .setTitle(consent.text().title())
            .setData(consent.text().plain().getBytes(StandardCharsets.UTF_8)));
    extend(fhir, "text-sha256", consent.textSha256());
    Assent assent = decision.assent();
    if (assent != null) {
      extend(fhir, "child-assent", (assent.yes() ? "yes: " : "no: ") + assent.words());
    }
    Interpreter interpreter = decision.interpreter();
    if (interpreter != null) {
      extend(
          fhir,
          "interpreter",
          interpreter.name()
              + ", "
              + interpreter.language()
              + ", "
              + interpreter.presence().inWords());
    }
    if (!decision.readAloudBy().isEmpty()) {
      extend(fhir, "read-aloud-by", decision.readAloudBy());
    }
    if (!decision.copy().isEmpty()) {
      extend(fhir, "copy-given", decision.copy());
    }
    fhir.setProvision(provision(consent));
    return fhir;
  }

  private static Reference signer(Signer signer) {
    return new Reference()
        .setDisplay(
            signer.name()
                + " ("
                + signer.kind().inWords()
                + (signer.relation().isEmpty()
                    ? ""
                    : ", " + signer.relation() + ", proof seen: " + signer.proofSeen())
                + ")");
  }

  private static ProvisionComponent provision(Consent consent) {
    ProvisionComponent whole = new ProvisionComponent();
    whole.setType(consent.isYes() ? ConsentProvisionType.PERMIT : ConsentProvisionType.DENY);
    for (Place place : consent.text().places()) {
      ProvisionComponent one = whole.addProvision();
      one.setType(
          consent.allowed().contains(place)
              ? ConsentProvisionType.PERMIT
              : ConsentProvisionType.DENY);
      one.addExtension(Names.extension("needling-place"), place(place));
      one.getPeriod().setStartElement(time(consent.decidedAt()));
    }
    for (Withdrawal withdrawal : consent.withdrawals()) {
      ProvisionComponent back = whole.addProvision();
      back.setId(withdrawal.id().toString());
      back.setType(ConsentProvisionType.DENY);
      Telling.inOrder(withdrawal.places())
          .forEach(place -> back.addExtension(Names.extension("needling-place"), place(place)));
      back.addExtension(
          Names.extension("said"),
          new StringType((withdrawal.words() + " (kept by " + withdrawal.by() + ")").strip()));
      back.getPeriod().setStartElement(time(withdrawal.at()));
    }
    return whole;
  }

  private static Provenance provenance(Consent consent) {
    Provenance provenance = new Provenance();
    provenance.setId(consent.id().toString());
    provenance.addTarget(new Reference("Consent/" + consent.id()));
    provenance.setRecordedElement(instant(consent.decidedAt()));
    provenance
        .addAgent()
        .setType(
            new CodeableConcept(
                new Coding(
                    "http://terminology.hl7.org/CodeSystem/provenance-participant-type",
                    "enterer",
                    "Enterer")))
        .setWho(new Reference().setDisplay(consent.by()));
    Signature signature = consent.decision().signature();
    if (signature != null) {
      var signed = provenance.addSignature();
      signed.addType(
          new Coding("urn:iso-astm:E1762-95:2013", "1.2.840.10065.1.12.1.7", "Consent Signature"));
      signed.setWhenElement(instant(consent.decidedAt()));
      signed.setWho(signer(consent.decision().signer()));
      switch (signature) {
        case Signature.Drawn drawn -> {
          signed.setSigFormat("image/svg+xml");
          signed.setData(svg(drawn).getBytes(StandardCharsets.UTF_8));
        }
        case Signature.Typed typed -> {
          signed.setSigFormat("text/plain");
          signed.setData(
              ("Typed: " + typed.name() + "\nWitness: " + typed.witness() + "\n")
                  .getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    return provenance;
  }

  private static String svg(Signature.Drawn drawn) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 700 150\"><path d=\""
        + drawn.path()
        + "\" fill=\"none\" stroke=\"#000\" stroke-width=\"3\"/></svg>";
  }

  private static void extend(org.hl7.fhir.r4.model.Consent fhir, String name, String value) {
    fhir.addExtension(Names.extension(name), new StringType(value));
  }

  private static CodeableConcept place(Place place) {
    return new CodeableConcept()
        .addCoding(new Coding(Names.codeSystem("body-group"), place.bodyGroup(), null))
        .addCoding(
            new Coding(Names.codeSystem("side"), place.side().inWords(), place.side().inWords()));
  }

  private static CodeableConcept coded(String system, String code, String display) {
    return new CodeableConcept(new Coding(Names.codeSystem(system), code, display));
  }

  private static DateTimeType time(Instant instant) {
    DateTimeType time = new DateTimeType(Date.from(instant));
    time.setTimeZoneZulu(true);
    return time;
  }

  private static InstantType instant(Instant instant) {
    InstantType time = new InstantType(Date.from(instant));
    time.setTimeZoneZulu(true);
    return time;
  }
}
