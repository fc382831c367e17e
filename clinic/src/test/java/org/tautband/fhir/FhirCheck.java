package org.tautband.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.hl7.fhir.utilities.http.ManagedWebAccess;
import org.hl7.fhir.utilities.http.ManagedWebAccess.WebAccessPolicy;
import org.hl7.fhir.utilities.settings.FhirSettings;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The FHIR validator without any network, with every definition of {@code main/resources/fhir}: our
 * extensions, code systems, value sets and questionnaires. Stricter than the standard: an element
 * that names one of our addresses without a definition is an error.
 */
public final class FhirCheck {
  static {
    // The validator looks for packages on servers, and waits for those it cannot reach.
    ManagedWebAccess.setAccessPolicy(WebAccessPolicy.PROHIBITED);
    FhirSettings.setProhibitNetworkAccess(true);
  }

  private static final Map<String, MetadataResource> OURS = load();
  private static final ValidationSupportChain CHAIN = chain();
  private static final FhirValidator VALIDATOR = validator();

  private FhirCheck() {}

  /** Requires that each resource is valid. */
  public static void valid(Rendering rendering) {
    for (var resource : rendering.resources()) {
      assertThat(faults(Json.parser().encodeResourceToString(resource)))
          .as(resource.fhirType() + "/" + resource.getIdElement().getIdPart())
          .isEmpty();
    }
  }

  /** What is wrong with a resource, in words; empty when nothing is. */
  public static List<String> faults(String json) {
    var faults = new ArrayList<String>();
    for (var message : VALIDATOR.validateWithResult(json).getMessages()) {
      if (message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0) {
        faults.add(message.getLocationString() + ": " + message.getMessage());
      }
    }
    var ours = java.util.regex.Pattern.compile("\"(" + Names.BASE + "/[A-Za-z]+/[^\"|]+)");
    var used = ours.matcher(json);
    while (used.find()) {
      var url = used.group(1);
      if (!url.contains("/NamingSystem/")
          && !url.contains("/CapabilityStatement/")
          && !OURS.containsKey(url)) {
        faults.add(url + " has no definition in main/resources/fhir");
      }
    }
    return faults;
  }

  private static Map<String, MetadataResource> load() {
    var all = new HashMap<String, MetadataResource>();
    try {
      var files =
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:fhir/definitions/**/*.json");
      for (var file : files) {
        var json = file.getContentAsString(StandardCharsets.UTF_8);
        var resource = (MetadataResource) Json.parser().parseResource(json);
        if (all.put(resource.getUrl(), resource) != null) {
          throw new IllegalStateException("Two definitions of " + resource.getUrl());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  private static ValidationSupportChain chain() {
    var ours =
        new PrePopulatedValidationSupport(Json.R4) {
          @Override
          @SuppressWarnings("unchecked")
          public <T extends IBaseResource> T fetchResource(Class<T> type, String uri) {
            // Without this a QuestionnaireResponse passes unchecked.
            var known = OURS.get(uri);
            return known instanceof Questionnaire && (type == null || type.isInstance(known))
                ? (T) known
                : super.fetchResource(type, uri);
          }
        };
    for (var definition : OURS.values()) {
      if (definition instanceof StructureDefinition || !(definition instanceof Questionnaire)) {
        ours.addResource(definition);
      }
    }
    return new ValidationSupportChain(
        new DefaultProfileValidationSupport(Json.R4),
        ours,
        new InMemoryTerminologyServerValidationSupport(Json.R4),
        new CommonCodeSystemsTerminologyService(Json.R4),
        new UnknownCodeSystemWarningValidationSupport(Json.R4),
        new SnapshotGeneratingValidationSupport(Json.R4));
  }

  private static FhirValidator validator() {
    var module = new FhirInstanceValidator(CHAIN);
    module.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
    return Json.R4.newValidator().registerValidatorModule(module);
  }

  /** A definition with everything it inherits, made from what it changes. */
  static StructureDefinition snapshot(StructureDefinition definition) {
    return (StructureDefinition)
        CHAIN.generateSnapshot(
            new ValidationSupportContext(CHAIN), definition.copy(), null, null, null);
  }

  /** Our definitions, for tests of the definitions themselves. */
  static Map<String, MetadataResource> definitions() {
    return Map.copyOf(OURS);
  }

  /** Whether a code system of ours holds a code. */
  static boolean holds(CodeSystem system, String code) {
    return system.getConcept().stream().anyMatch(c -> c.getCode().equals(code));
  }
}
