package org.tautband.fhir;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** SHA-256, and fields put one after the other so that no two lists of fields look the same. */
final class Hashes {
  /** What stands before the first link of every chain. */
  static final byte[] START = new byte[32];

  private Hashes() {}

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  static byte[] sha256(byte[] bytes) {
    return digest().digest(bytes);
  }

  /** SHA-256 over the fields, each with its length (4 bytes, big-endian) before it. */
  static byte[] ofFields(byte[]... fields) {
    var digest = digest();
    for (var field : fields) {
      digest.update(ByteBuffer.allocate(4).putInt(field.length).array());
      digest.update(field);
    }
    return digest.digest();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] bytes(long number) {
    return ByteBuffer.allocate(8).putLong(number).array();
  }

  static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
