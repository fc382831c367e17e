package org.tautband.history;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** From the bytes of a file, plain or gzip, to the bytes of its text, within limits. */
final class SentBytes {
  /** Largest text we read. The largest invented record of the demonstration has 3 million bytes. */
  static final int MOST_BYTES = 100 * 1024 * 1024;

  private static final int CHUNK = 64 * 1024;

  private SentBytes() {}

  /** The text's bytes in UTF-8 without a byte order mark. */
  static byte[] unpacked(byte[] file) {
    if (file.length == 0) {
      throw BrokenFile.whole("The file is empty. Export it again.");
    }
    byte[] text = isGzip(file) ? gunzipped(file) : withinLimit(file);
    refuseOtherFormats(text);
    refuseBadUtf8(text);
    return startsWith(text, 0xEF, 0xBB, 0xBF)
        ? java.util.Arrays.copyOfRange(text, 3, text.length)
        : text;
  }

  private static boolean isGzip(byte[] bytes) {
    return startsWith(bytes, 0x1F, 0x8B);
  }

  private static byte[] withinLimit(byte[] file) {
    if (file.length > MOST_BYTES) {
      throw tooLarge();
    }
    return file;
  }

  /** Unpacks twice: the first time only counts, so that a bomb costs time but no memory. */
  private static byte[] gunzipped(byte[] file) {
    try (InputStream counting = new GZIPInputStream(new ByteArrayInputStream(file), CHUNK)) {
      byte[] chunk = new byte[CHUNK];
      long total = 0;
      for (int n = counting.read(chunk); n >= 0; n = counting.read(chunk)) {
        total += n;
        if (total > MOST_BYTES) {
          throw tooLarge();
        }
      }
      try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(file), CHUNK)) {
        return in.readNBytes((int) total);
      }
    } catch (EOFException cut) {
      throw BrokenFile.whole("The compressed file ends in the middle. Send it again.");
    } catch (IOException damaged) {
      throw BrokenFile.whole("The compressed file is damaged. Send it again.");
    }
  }

  private static BrokenFile tooLarge() {
    return BrokenFile.whole(
        "The file holds more than "
            + MOST_BYTES / 1024 / 1024
            + " MB of text. Ask the sender for one patient per file.");
  }

  private static void refuseOtherFormats(byte[] text) {
    if (startsWith(text, 'P', 'K', 3, 4)) {
      throw BrokenFile.whole("This is a ZIP archive. Unpack it and send the JSON file in it.");
    }
    if (startsWith(text, 0xFF, 0xFE) || startsWith(text, 0xFE, 0xFF)) {
      throw BrokenFile.whole("The text is UTF-16. Save the file as UTF-8.");
    }
    if (isGzip(text)) {
      throw BrokenFile.whole("The file was compressed twice. Unpack it once and send it again.");
    }
    if (startsWith(text, '<')) {
      throw BrokenFile.whole("This is XML. Export FHIR R4 as JSON.");
    }
  }

  private static void refuseBadUtf8(byte[] text) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(text);
    CharBuffer out = CharBuffer.allocate(CHUNK);
    CoderResult result = CoderResult.OVERFLOW;
    while (result.isOverflow()) {
      out.clear();
      result = decoder.decode(in, out, true);
    }
    if (result.isError()) {
      throw new BrokenFile(
          StrictJson.entryAt(text, in.position()),
          StrictJson.pathAt(text, in.position()),
          "Byte " + (in.position() + 1) + " is not UTF-8. Save the file as UTF-8.");
    }
  }

  private static boolean startsWith(byte[] bytes, int... signs) {
    if (bytes.length < signs.length) {
      return false;
    }
    for (int i = 0; i < signs.length; i++) {
      if ((bytes[i] & 0xFF) != signs[i]) {
        return false;
      }
    }
    return true;
  }
}
