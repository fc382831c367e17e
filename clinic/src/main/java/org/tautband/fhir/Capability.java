package org.tautband.fhir;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementKind;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;

/** What the API can do, said from the same declared list that it works by. */
public final class Capability {
  /** The day this statement last changed in meaning. */
  private static final Instant CHANGED = Instant.parse("2026-11-25T00:00:00Z");

  private Capability() {}

  /** Whether resources of that type are served. */
  public static boolean serves(String type) {
    return Searchable.serves(type);
  }

  /** All types served. */
  public static List<String> types() {
    return Searchable.all().stream().map(Searchable::type).toList();
  }

  /** Search parameters of a type beyond {@code _id}, {@code _lastUpdated} and {@code _count}. */
  public static List<String> parameters(String type) {
    return Searchable.of(type).parameters();
  }

  /** The CapabilityStatement as JSON. */
  public static String statement(String base) {
    var statement = new CapabilityStatement();
    statement
        .setUrl(Names.BASE + "/CapabilityStatement/tautband")
        .setName("Tautband")
        .setTitle("Published record of a Tautband clinic group, read only")
        .setStatus(PublicationStatus.ACTIVE)
        .setDate(Date.from(CHANGED))
        .setKind(CapabilityStatementKind.INSTANCE)
        .setFhirVersion(FHIRVersion._4_0_1);
    statement.addFormat("application/fhir+json").addFormat("json");
    statement.getSoftware().setName("Tautband");
    statement.getImplementation().setDescription("Tautband").setUrl(base);
    var rest = statement.addRest().setMode(RestfulCapabilityMode.SERVER);
    rest.getSecurity()
        .setDescription(
            "Bearer token from /oauth2/token (OAuth 2.0 client credentials, scopes system/*.read or"
                + " system/<Type>.read), or a person's sign-in.");
    rest.setDocumentation(
        "Unknown parameters are refused; with Prefer: handling=lenient they are left out and named."
            + " Pages are followed by their next link.");
    Searchable.all().forEach(type -> add(rest.addResource(), type));
    return Json.parser().encodeResourceToString(statement);
  }

  private static void add(CapabilityStatementRestResourceComponent resource, Searchable type) {
    resource
        .setType(type.type())
        .setVersioning(ResourceVersionPolicy.VERSIONED)
        .setReadHistory(true);
    resource.addInteraction().setCode(TypeRestfulInteraction.READ);
    resource.addInteraction().setCode(TypeRestfulInteraction.VREAD);
    resource.addInteraction().setCode(TypeRestfulInteraction.HISTORYINSTANCE);
    resource.addInteraction().setCode(TypeRestfulInteraction.SEARCHTYPE);
    resource.addSearchParam().setName("_id").setType(SearchParamType.TOKEN);
    resource.addSearchParam().setName("_lastUpdated").setType(SearchParamType.DATE);
    type.patient()
        .ifPresent(
            p -> resource.addSearchParam().setName("patient").setType(SearchParamType.REFERENCE));
    if (!type.dates().isEmpty()) {
      resource.addSearchParam().setName("date").setType(SearchParamType.DATE);
    }
    type.code()
        .ifPresent(c -> resource.addSearchParam().setName("code").setType(SearchParamType.TOKEN));
  }
}
