package org.tautband.history;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** Files that are broken or meant to break, and what is said about each. */
final class HostileFiles {
  private static final String UUID = "33333333-3333-4333-8333-333333333333";

  private HostileFiles() {}

  static Map<String, byte[]> all() {
    Map<String, byte[]> files = new TreeMap<>();
    files.put("empty.json", new byte[0]);
    files.put("words.json", "hello".getBytes(UTF_8));
    files.put("list.json", "[]".getBytes(UTF_8));
    files.put("no-type.json", "{}".getBytes(UTF_8));
    files.put("no-bundle.json", "{\"resourceType\":\"Patient\"}".getBytes(UTF_8));
    files.put(
        "no-entries.json", "{\"resourceType\":\"Bundle\",\"type\":\"collection\"}".getBytes(UTF_8));
    files.put("xml.xml", "<Bundle xmlns=\"http://hl7.org/fhir\"/>".getBytes(UTF_8));
    files.put("zip.zip", new byte[] {'P', 'K', 3, 4, 0, 0});
    files.put("utf16.json", withMark("{}".getBytes(UTF_16LE)));
    files.put(
        "latin1.json", entry("\"code\":{\"text\":\"Müller\"}", "Condition").getBytes(ISO_8859_1));
    files.put("cesu.json", cesu());
    files.put(
        "twice.json",
        entry("\"status\":\"active\",\"status\":\"stopped\"", "MedicationRequest").getBytes(UTF_8));
    files.put("nul.json", entry("\"code\":{\"text\":\"a\\u0000b\"}", "Condition").getBytes(UTF_8));
    files.put("nul-name.json", entry("\"a\\u0000\":1", "Condition").getBytes(UTF_8));
    files.put(
        "surrogate.json", entry("\"code\":{\"text\":\"a\\ud800b\"}", "Condition").getBytes(UTF_8));
    files.put(
        "surrogate-low.json",
        entry("\"code\":{\"text\":\"\\udc00\"}", "Condition").getBytes(UTF_8));
    files.put("empty-name.json", entry("\"\":1", "Condition").getBytes(UTF_8));
    files.put(
        "deep.json",
        entry("\"x\":" + "[".repeat(1000) + "]".repeat(1000), "Condition").getBytes(UTF_8));
    files.put(
        "deep-objects.json",
        entry("\"x\":" + "{\"x\":".repeat(1000) + "1" + "}".repeat(1000), "Condition")
            .getBytes(UTF_8));
    files.put("cut.json", cut(entry("\"code\":{\"text\":\"abc\"}", "Condition").getBytes(UTF_8)));
    files.put(
        "cut.json.gz",
        cut(Sent.gzip(entry("\"code\":{\"text\":\"abc\"}", "Condition").getBytes(UTF_8))));
    files.put("damaged.json.gz", damaged());
    files.put("packed-twice.json.gz", Sent.gzip(Sent.gzip("{}".getBytes(UTF_8))));
    files.put("bomb.json.gz", bomb());
    files.put("large.json", new byte[SentBytes.MOST_BYTES + 1]);
    files.put("tail.json", (entry("\"status\":\"final\"", "Observation") + "{}").getBytes(UTF_8));
    files.put("bad-id.json", entry("\"id\":\"../../etc\"", "Condition").getBytes(UTF_8));
    files.put(
        "no-resource.json",
        "{\"resourceType\":\"Bundle\",\"entry\":[{\"fullUrl\":\"urn:uuid:1\"}]}".getBytes(UTF_8));
    files.put("bad-type.json", entry("\"x\":1", "drop table").getBytes(UTF_8));
    files.put("no-r4.json", entry("\"status\":\"dancing\"", "Observation").getBytes(UTF_8));
    files.put(
        "no-date.json", entry("\"recordedDate\":\"2025-02-31\"", "Condition").getBytes(UTF_8));
    files.put("null-extension.json", entry("\"extension\":[null]", "Condition").getBytes(UTF_8));
    files.put(
        "unknown-type.json",
        entry("\"status\":\"active\"", "Condition")
            .replace("Condition", "Encounter")
            .getBytes(UTF_8));
    files.put(
        "delete.json",
        entry("\"status\":\"final\"", "Observation")
            .replace("}]}", ",\"request\":{\"method\":\"DELETE\",\"url\":\"x\"}}]}")
            .getBytes(UTF_8));
    files.put(
        "history.json",
        "{\"resourceType\":\"Bundle\",\"type\":\"history\",\"entry\":[]}".getBytes(UTF_8));
    files.put(
        "two-patients.json",
        ImportTest.person(
            UUID, "One", ",{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"2\"}}"));
    files.put("same-name-twice.json", ImportTest.person(UUID, "One", conditions()));
    files.put(
        "no-patient.json",
        "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"Condition\",\"id\":\"1\"}}]}"
            .getBytes(UTF_8));
    files.put(
        "stranger.json",
        ImportTest.person(
            UUID,
            "One",
            ",{\"resource\":{\"resourceType\":\"Condition\",\"id\":\"1\",\"subject\":{\"reference\":\"Patient/999\"}}}"));
    files.put(
        "nameless.json",
        new String(ImportTest.person(UUID, "One", ""), UTF_8)
            .replace("\"name\"", "\"nom\"")
            .getBytes(UTF_8));
    files.put(
        "born-tomorrow.json",
        new String(ImportTest.person(UUID, "One", ""), UTF_8)
            .replace("1970", "2970")
            .getBytes(UTF_8));
    files.put(
        "born-1970.json",
        new String(ImportTest.person(UUID, "One", ""), UTF_8)
            .replace("1970-01-31", "1970")
            .getBytes(UTF_8));
    files.put("turned-name.json", ImportTest.person(UUID, "One\u202Eenil", ""));
    files.put("long-name.json", ImportTest.person(UUID, "x".repeat(5000), ""));
    return files;
  }

  /** File name to message; a message that changes is read aloud before it is written here. */
  static Map<String, String> expected() {
    Map<String, String> expected = new TreeMap<>();
    try (var in = HostileFiles.class.getResourceAsStream("/history/hostile_files.tsv")) {
      new String(in.readAllBytes(), UTF_8)
          .lines()
          .map(line -> line.split("\t", 2))
          .forEach(cells -> expected.put(cells[0], cells[1]));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return expected;
  }

  private static String entry(String inside, String type) {
    return new String(ImportTest.person(UUID, "One", ""), UTF_8)
        .replace(
            "}}]}",
            "}},{\"resource\":{\"resourceType\":\"%s\",\"subject\":{\"reference\":\"urn:uuid:%s\"},%s}}]}"
                .formatted(type, UUID, inside));
  }

  private static String conditions() {
    return ",{\"resource\":{\"resourceType\":\"Condition\",\"id\":\"7\"}},{\"resource\":{\"resourceType\":\"Condition\",\"id\":\"7\"}}";
  }

  private static byte[] withMark(byte[] utf16) {
    byte[] marked = new byte[utf16.length + 2];
    marked[0] = (byte) 0xFF;
    marked[1] = (byte) 0xFE;
    System.arraycopy(utf16, 0, marked, 2, utf16.length);
    return marked;
  }

  /** A surrogate written as three bytes of its own, which UTF-8 forbids. */
  private static byte[] cesu() {
    byte[] text = entry("\"code\":{\"text\":\"???\"}", "Condition").getBytes(UTF_8);
    for (int i = 0; i < text.length; i++) {
      if (text[i] == '?') {
        text[i] = (byte) 0xED;
        text[i + 1] = (byte) 0xA0;
        text[i + 2] = (byte) 0x80;
        return text;
      }
    }
    throw new IllegalStateException();
  }

  private static byte[] cut(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length - 12);
  }

  private static byte[] damaged() {
    byte[] packed = Sent.gzip(entry("\"code\":{\"text\":\"abc\"}", "Condition").getBytes(UTF_8));
    Arrays.fill(packed, 20, 40, (byte) 0xFF);
    return packed;
  }

  /** A few hundred kilobytes that unpack to more than anybody wants. */
  private static byte[] bomb() {
    var out = new ByteArrayOutputStream();
    byte[] blanks = new byte[1024 * 1024];
    Arrays.fill(blanks, (byte) ' ');
    try (var packed = new GZIPOutputStream(out)) {
      for (int i = 0; i < 300; i++) {
        packed.write(blanks);
      }
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
    return out.toByteArray();
  }
}
