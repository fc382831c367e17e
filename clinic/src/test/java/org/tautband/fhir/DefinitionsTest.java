package org.tautband.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DefinitionsTest {
  private static final UUID ID = new UUID(1, 2);

  /**
   * The validator fetches this package from a server before it makes a snapshot; tests have none.
   */
  private static final String WANTS_A_SERVER = "Unable to resolve package id hl7.fhir.r4.core";

  @Test
  @Tag("drill")
  void everyDefinitionOfOursIsValidItself() {
    FhirCheck.definitions().values().forEach(DefinitionsTest::valid);
  }

  /** The small version of the drill: the first of each kind, by address. */
  @Test
  void oneDefinitionOfEachKindIsValidItself() {
    var firsts = new TreeMap<String, MetadataResource>();
    FhirCheck.definitions().values().stream()
        .sorted(Comparator.comparing(MetadataResource::getUrl))
        .forEach(d -> firsts.putIfAbsent(d.fhirType(), d));
    assertThat(firsts).containsKeys("StructureDefinition", "CodeSystem", "Questionnaire");
    firsts.values().forEach(DefinitionsTest::valid);
  }

  private static void valid(MetadataResource definition) {
    assertThat(FhirCheck.faults(Json.parser().encodeResourceToString(definition)))
        .as(definition.getUrl())
        .allMatch(fault -> fault.contains(WANTS_A_SERVER));
  }

  /** What the validator cannot do for itself without a server is done here in its stead. */
  @Test
  @Tag("drill")
  void everyStructureDefinitionHasASnapshotWithAllThatItChanges() {
    assertThat(structures()).isNotEmpty().allSatisfy(DefinitionsTest::hasWhatItChanges);
  }

  /** The small version of the drill: the first of each type that is built upon. */
  @Test
  void oneStructureDefinitionOfEachTypeHasASnapshotWithAllThatItChanges() {
    var firsts = new TreeMap<String, StructureDefinition>();
    structures().stream()
        .sorted(Comparator.comparing(StructureDefinition::getUrl))
        .forEach(d -> firsts.putIfAbsent(d.getType(), d));
    assertThat(firsts.values()).isNotEmpty().allSatisfy(DefinitionsTest::hasWhatItChanges);
  }

  private static List<StructureDefinition> structures() {
    return FhirCheck.definitions().values().stream()
        .filter(StructureDefinition.class::isInstance)
        .map(StructureDefinition.class::cast)
        .toList();
  }

  private static void hasWhatItChanges(StructureDefinition definition) {
    var whole =
        FhirCheck.snapshot(definition).getSnapshot().getElement().stream()
            .map(ElementDefinition::getId)
            .toList();
    assertThat(whole)
        .as(definition.getUrl())
        .containsAll(
            definition.getDifferential().getElement().stream()
                .map(ElementDefinition::getId)
                .toList());
  }

  @Test
  void everyCodeSystemSaysItIsCompleteAndNamesEachCode() {
    FhirCheck.definitions().values().stream()
        .filter(CodeSystem.class::isInstance)
        .map(CodeSystem.class::cast)
        .forEach(
            s -> {
              assertThat(s.getContent())
                  .as(s.getUrl())
                  .isEqualTo(CodeSystem.CodeSystemContentMode.COMPLETE);
              assertThat(s.getConcept()).as(s.getUrl()).isNotEmpty();
              s.getConcept().forEach(c -> assertThat(c.getDisplay()).isNotBlank());
            });
  }

  @Test
  void whatIsWrongIsFound() {
    var good = Samples.patient(ID, "Ng");
    assertThat(FhirCheck.faults(Json.parser().encodeResourceToString(good))).isEmpty();
    var unknown = new Patient();
    unknown.setId(ID.toString());
    unknown.addExtension(Names.extension("nobody-defined-this"), new StringType("x"));
    assertThat(FhirCheck.faults(Json.parser().encodeResourceToString(unknown)))
        .anyMatch(f -> f.contains("has no definition"));
    var observation = Samples.pain(ID, ID, 3, "2026-11-25");
    observation.getCode().addCoding(new Coding(Names.codeSystem("nowhere"), "x", "X"));
    assertThat(FhirCheck.faults(Json.parser().encodeResourceToString(observation)))
        .anyMatch(f -> f.contains("nowhere"));
    assertThat(
            FhirCheck.faults(
                "{\"resourceType\":\"Patient\",\"gender\":\"woman\",\"birthDate\":\"3/2/80\"}"))
        .isNotEmpty();
  }
}
