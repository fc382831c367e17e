package org.tautband.history;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** A FHIR R4 Bundle that was read whole; nothing of it has been kept yet. */
record SentBundle(byte[] sha256, List<SentEntry> entries) {
  private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z]{1,60}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Set<String> NO_RECORD = Set.of("history", "subscription-notification");
  private static final Set<String> BRINGS = Set.of("", "POST", "PUT", "GET");
  private static final JsonMapper JSON = JsonMapper.shared();

  /** Reads a file or throws {@link BrokenFile}. */
  static SentBundle read(byte[] file) {
    byte[] text = SentBytes.unpacked(file);
    StrictJson json = StrictJson.read(text);
    if (!json.resourceType().equals("Bundle")) {
      String is = json.resourceType().isEmpty() ? "no FHIR resource" : "a " + json.resourceType();
      throw BrokenFile.whole("This is " + is + ". Send a FHIR R4 Bundle.");
    }
    if (NO_RECORD.contains(json.bundleType())) {
      throw BrokenFile.whole("A Bundle of type " + json.bundleType() + " is no record.");
    }
    if (json.entries().isEmpty()) {
      throw BrokenFile.whole("The Bundle has no entries. Export the record again.");
    }
    return new SentBundle(sha256(file), entries(text, json));
  }

  private static List<SentEntry> entries(byte[] text, StrictJson json) {
    List<SentEntry> entries = new ArrayList<>();
    Set<String> addresses = new HashSet<>();
    Map<SentEntry.Key, Integer> keys = new HashMap<>();
    for (StrictJson.Found found : json.entries()) {
      int number = entries.size() + 1;
      refuse(found, number);
      SentEntry entry = entry(text, found, number);
      Integer earlier = keys.putIfAbsent(entry.key(), number);
      if (earlier != null || (!found.fullUrl.isEmpty() && !addresses.add(found.fullUrl))) {
        throw entry.broken(
            "", "Another entry of the file has the same name; only one can be meant.");
      }
      entries.add(entry);
    }
    return List.copyOf(entries);
  }

  private static void refuse(StrictJson.Found found, int number) {
    String at = "Bundle.entry[" + (number - 1) + "]";
    String entry = "entry " + number;
    if (found.from < 0) {
      throw new BrokenFile(entry, at, "The entry holds no resource.");
    }
    if (!TYPE.matcher(found.type).matches()) {
      throw new BrokenFile(entry, at + ".resource.resourceType", "The type is missing or no name.");
    }
    if (!found.id.isEmpty() && !ID.matcher(found.id).matches()) {
      throw new BrokenFile(
          entry + " (" + found.type + ")",
          at + ".resource.id",
          "An id has 1 to 64 letters, digits, - and dots.");
    }
    if (!BRINGS.contains(found.method)) {
      throw new BrokenFile(
          entry + " (" + found.type + ")",
          at + ".request.method",
          found.method + " is not read; only entries that bring a resource are.");
    }
  }

  private static SentEntry entry(byte[] text, StrictJson.Found found, int number) {
    byte[] bytes = Arrays.copyOfRange(text, found.from, found.to);
    byte[] hash = sha256(bytes);
    return new SentEntry(
        number,
        found.fullUrl,
        key(found, hash),
        bytes,
        hash,
        JSON.readTree(bytes),
        found.ifNoneExist);
  }

  private static SentEntry.Key key(StrictJson.Found found, byte[] hash) {
    String url = found.fullUrl;
    String tail = "/" + found.type + "/";
    if (url.startsWith("urn:uuid:") || url.startsWith("urn:oid:")) {
      return new SentEntry.Key(
          url.substring(0, url.indexOf(':', 4)),
          found.type,
          url.substring(url.indexOf(':', 4) + 1));
    }
    int at = url.lastIndexOf(tail);
    if (url.startsWith("http") && at > 0) {
      String id = url.substring(at + tail.length());
      int version = id.indexOf("/_history");
      return new SentEntry.Key(
          url.substring(0, at), found.type, version < 0 ? id : id.substring(0, version));
    }
    if (found.id.isEmpty()) {
      return new SentEntry.Key("", found.type, "sha256-" + HexFormat.of().formatHex(hash));
    }
    boolean uuid = UUID_FORM.matcher(found.id).matches();
    return new SentEntry.Key(uuid ? "urn:uuid" : "", found.type, found.id);
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException(absent);
    }
  }
}
