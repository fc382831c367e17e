package org.tautband.fhir;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bundles and outcomes around stored bytes, which are never parsed and written again. */
public final class FhirJson {
  private FhirJson() {}

  /** An OperationOutcome with one error; {@code words} tell the caller what to do. */
  public static String outcome(String code, String words) {
    return "{\"resourceType\":\"OperationOutcome\",\"issue\":["
        + issue("error", code, words)
        + "]}";
  }

  private static String issue(String severity, String code, String words) {
    return "{\"severity\":\""
        + severity
        + "\",\"code\":\""
        + code
        + "\",\"diagnostics\":"
        + Json.quoted(words)
        + "}";
  }

  /** A link of a Bundle. */
  public record PageLink(String relation, String url) {}

  /**
   * A Bundle of stored versions.
   *
   * @param type {@code searchset} or {@code history}
   * @param total how many there are in all, when it was counted
   * @param base address of this server's FHIR API
   * @param ignored parameters left out because the caller asked to be lenient
   */
  public record Answer(
      String type,
      @Nullable Long total,
      Instant now,
      List<PageLink> links,
      List<Versions.Version> entries,
      String base,
      List<String> ignored) {

    /** The Bundle as JSON. */
    public byte[] bytes() {
      var out = new StringBuilder(4096);
      out.append("{\"resourceType\":\"Bundle\",\"type\":\"").append(type).append('"');
      out.append(",\"timestamp\":\"").append(now).append('"');
      if (total != null) {
        out.append(",\"total\":").append(total);
      }
      out.append(",\"link\":[");
      for (int i = 0; i < links.size(); i++) {
        out.append(i == 0 ? "" : ",")
            .append("{\"relation\":\"")
            .append(links.get(i).relation())
            .append("\",\"url\":")
            .append(Json.quoted(links.get(i).url()))
            .append('}');
      }
      out.append(']');
      entries(out);
      return out.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    private void entries(StringBuilder out) {
      if (entries.isEmpty() && ignored.isEmpty()) {
        return;
      }
      out.append(",\"entry\":[");
      var between = "";
      for (var version : entries) {
        out.append(between);
        entry(out, version);
        between = ",";
      }
      if (!ignored.isEmpty()) {
        out.append(between)
            .append("{\"resource\":{\"resourceType\":\"OperationOutcome\",\"issue\":[")
            .append(
                issue("warning", "not-supported", "Not used: " + String.join(", ", ignored) + "."))
            .append("]},\"search\":{\"mode\":\"outcome\"}}");
      }
      out.append(']');
    }

    private void entry(StringBuilder out, Versions.Version version) {
      var path = version.type() + "/" + version.id();
      out.append("{\"fullUrl\":").append(Json.quoted(base + "/" + path));
      out.append(",\"resource\":").append(new String(version.bytes(), StandardCharsets.UTF_8));
      if (type.equals("history")) {
        out.append(",\"request\":{\"method\":\"")
            .append(version.version() == 1 ? "POST" : "PUT")
            .append("\",\"url\":\"")
            .append(version.version() == 1 ? version.type() : path)
            .append("\"},\"response\":{\"status\":\"")
            .append(version.version() == 1 ? "201" : "200")
            .append("\",\"etag\":\"W/\\\"")
            .append(version.version())
            .append("\\\"\",\"lastModified\":\"")
            .append(version.instant())
            .append("\"}}");
      } else {
        out.append(",\"search\":{\"mode\":\"match\"}}");
      }
    }
  }
}
