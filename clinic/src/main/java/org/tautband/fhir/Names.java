package org.tautband.fhir;

/** Canonical addresses of this project's profiles, code systems and extensions. */
public final class Names {
  /** Base of everything this project defines; not the address of any server. */
  public static final String BASE = "https://tautband.org/fhir";

  /** The project's code for a session; no SNOMED CT concept was found for it. */
  public static final String DRY_NEEDLING = "dry-needling";

  /** LOINC, see https://loinc.org. */
  public static final String LOINC = "http://loinc.org";

  /** UCUM units of measure. */
  public static final String UCUM = "http://unitsofmeasure.org";

  /** SNOMED CT; only codes seen in a source, with system and display. */
  public static final String SNOMED = "http://snomed.info/sct";

  /** Foundational Model of Anatomy. */
  public static final String FMA = "http://purl.org/sig/fma";

  private Names() {}

  /** A code system of ours, for example {@code codeSystem("technique")}. */
  public static String codeSystem(String name) {
    return BASE + "/CodeSystem/" + name;
  }

  /** An extension of ours, for example {@code extension("chart-position")}. */
  public static String extension(String name) {
    return BASE + "/StructureDefinition/" + name;
  }

  /** A questionnaire of ours. */
  public static String questionnaire(String name) {
    return BASE + "/Questionnaire/" + name;
  }

  /** An identifier system of ours, for example {@code identifier("record-number")}. */
  public static String identifier(String name) {
    return BASE + "/NamingSystem/" + name;
  }

  /** A content id as FHIR writes it: {@code trapezius_desc} becomes {@code trapezius-desc}. */
  public static String fhirId(String contentId) {
    return contentId.replace('_', '-');
  }
}
