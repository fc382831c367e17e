package org.tautband.guide;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What a page says of itself to machines: schema.org, as JSON-LD. */
public final class StructuredData {
  private static final JsonMapper JSON = JsonMapper.shared();

  private static final String CONDITIONS = "/guide/conditions/";
  private static final Map<String, Object> THERAPY =
      Map.of("@type", "MedicalTherapy", "name", "Dry needling");

  private StructuredData() {}

  /** A MedicalWebPage for patients with its citations; no rating, no testimonial. */
  public static String of(Page page, String publicAddress) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("@context", "https://schema.org");
    data.put("@type", "MedicalWebPage");
    data.put("name", page.title());
    data.put("description", page.summary());
    data.put("url", publicAddress + page.path());
    data.put("inLanguage", "en-GB");
    data.put("author", Map.of("@type", "Organization", "name", page.author()));
    data.put("medicalAudience", Map.of("@type", "MedicalAudience", "audienceType", "Patient"));
    data.put("dateModified", page.changed().toString());
    data.put("about", about(page.path()));
    data.put(
        "citation",
        page.sources().stream()
            .map(
                source ->
                    source.url().isEmpty()
                        ? Map.of("@type", "CreativeWork", "name", source.citation())
                        : Map.of(
                            "@type",
                            "CreativeWork",
                            "name",
                            source.citation(),
                            "url",
                            source.url()))
            .toList());
    data.put(
        "breadcrumb",
        Map.of(
            "@type",
            "BreadcrumbList",
            "itemListElement",
            List.of(
                item(1, "Guide", publicAddress + "/guide"),
                item(2, page.title(), publicAddress + page.path()))));
    // Inside a script element only this could end it early.
    return JSON.writeValueAsString(data).replace("<", "\\u003c");
  }

  private static Map<String, Object> about(String path) {
    return path.startsWith(CONDITIONS)
        ? Map.of(
            "@type",
            "MedicalCondition",
            "name",
            path.substring(CONDITIONS.length()).replace('-', ' '),
            "possibleTreatment",
            THERAPY)
        : THERAPY;
  }

  private static Map<String, Object> item(int position, String name, String address) {
    return Map.of("@type", "ListItem", "position", position, "name", name, "item", address);
  }
}
