package org.tautband.fhir;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Resource;
import tools.jackson.core.JacksonException;

/**
 * A resource as it is compared and stored: everything but {@code meta} in HAPI's fixed element
 * order, which makes equal content equal bytes; {@code meta} is set in between for each version.
 *
 * @param type FHIR type
 * @param id logical id, 1 to 64 of {@code A-Za-z0-9.-}
 * @param json the resource without meta
 * @param profiles canonical addresses claimed by the resource
 */
record ResourceContent(String type, String id, String json, List<String> profiles) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");

  /**
   * Renders a resource.
   *
   * @throws IllegalArgumentException when it has no id, or one FHIR does not allow
   */
  static ResourceContent of(Resource resource) {
    var type = resource.fhirType();
    var id = resource.getIdElement().getIdPart();
    if (id == null || !ID.matcher(id).matches()) {
      throw new IllegalArgumentException(type + " has no id that FHIR allows: " + id);
    }
    var profiles = resource.getMeta().getProfile().stream().map(PrimitiveType::getValue).toList();
    return new ResourceContent(type, id, withoutMeta(resource, id), profiles);
  }

  private static String withoutMeta(Resource resource, String id) {
    var meta = resource.getMeta();
    var fullId = resource.getIdElement();
    try {
      resource.setMeta(null);
      resource.setIdElement(new IdType(id));
      return Json.parser().encodeResourceToString(resource);
    } finally {
      resource.setMeta(meta);
      resource.setIdElement(fullId);
    }
  }

  /**
   * The content inside stored bytes; empty when their beginning does not say this type, id, version
   * and instant.
   */
  static Optional<ResourceContent> ofStored(Link link) {
    var json = new String(link.bytes(), StandardCharsets.UTF_8);
    var profiles = new ArrayList<String>();
    try {
      Json.tree(link.bytes()).path("meta").path("profile").forEach(p -> profiles.add(p.asString()));
    } catch (JacksonException e) {
      return Optional.empty();
    }
    var bare = new ResourceContent(link.type(), link.id(), "", profiles);
    var start = bare.start();
    var whole = start + bare.meta(link.version(), link.instant());
    return json.startsWith(whole)
        ? Optional.of(
            new ResourceContent(
                link.type(), link.id(), start + json.substring(whole.length()), profiles))
        : Optional.empty();
  }

  /** Equal exactly when the contents are. */
  byte[] hash() {
    return Hashes.sha256(json.getBytes(StandardCharsets.UTF_8));
  }

  /** The exact bytes of one version. */
  byte[] bytes(int version, Instant instant) {
    var start = start();
    if (!json.startsWith(start)) {
      throw new IllegalStateException(type + "/" + id + " does not begin with its type and id");
    }
    return (start + meta(version, instant) + json.substring(start.length()))
        .getBytes(StandardCharsets.UTF_8);
  }

  private String start() {
    return "{\"resourceType\":\"" + type + "\",\"id\":\"" + id + "\"";
  }

  private String meta(int version, Instant instant) {
    var meta =
        new StringBuilder(",\"meta\":{\"versionId\":\"")
            .append(version)
            .append("\",\"lastUpdated\":\"")
            .append(DateTimeFormatter.ISO_INSTANT.format(instant))
            .append('"');
    if (!profiles.isEmpty()) {
      meta.append(",\"profile\":[")
          .append(String.join(",", profiles.stream().map(Json::quoted).toList()))
          .append(']');
    }
    return meta.append('}').toString();
  }
}
