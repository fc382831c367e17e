package org.tautband.history;

import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One entry of a Bundle.
 *
 * @param number counted from 1, as people count
 * @param key who sent it under which name
 * @param bytes the resource exactly as it stands in the file
 * @param ifNoneExist search that finds it where it is already known; empty when there is none
 */
record SentEntry(
    int number,
    String fullUrl,
    Key key,
    byte[] bytes,
    byte[] sha256,
    JsonNode json,
    String ifNoneExist) {

  /**
   * Origin of a resource.
   *
   * @param system base address of the sender, "urn:uuid", or empty when the file does not say
   */
  record Key(String system, String type, String id) {

    /**
     * As FHIR identifies it: a URI as a value of the URI system, else the sender's name and
     * type/id.
     */
    String identifierSystem() {
      return system.isEmpty() || system.startsWith("urn:") ? "urn:ietf:rfc:3986" : system;
    }

    String identifierValue() {
      return system.startsWith("urn:") ? system + ":" + id : type + "/" + id;
    }

    /** The ways in which entries of the same sender refer to it. */
    List<String> addresses() {
      String plain = type + "/" + id;
      return system.startsWith("urn:")
          ? List.of(system + ":" + id, plain)
          : List.of(plain, system + "/" + plain);
    }
  }

  String type() {
    return key.type();
  }

  String inWords() {
    return "entry " + number + " (" + type() + ")";
  }

  BrokenFile broken(String path, String reason) {
    String dot = path.isEmpty() ? "" : ".";
    return new BrokenFile(
        inWords(), "Bundle.entry[" + (number - 1) + "].resource" + dot + path, reason);
  }

  String hash() {
    return HexFormat.of().formatHex(sha256);
  }
}
