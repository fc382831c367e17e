package org.tautband.access;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes that change every 30 seconds: RFC 6238 over RFC 4226, HMAC-SHA-1, 6 digits, as every
 * authenticator app makes them. Keys are written in Base32 (RFC 4648).
 */
final class Totp {
  static final int DIGITS = 6;
  static final int PERIOD_SECONDS = 30;

  /** 160 bits, as RFC 4226 recommends for SHA-1. */
  private static final int KEY_BYTES = 20;

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Totp() {}

  static byte[] freshKey() {
    var key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return key;
  }

  /** How many periods have passed since 1970. */
  static long step(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), (long) PERIOD_SECONDS);
  }

  /** The code of a step, with leading zeros. */
  static String code(byte[] key, long step, int digits) {
    var hash = hmac(key, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    int offset = hash[hash.length - 1] & 0x0f;
    int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fff_ffff;
    int modulus = 1;
    for (int i = 0; i < digits; i++) {
      modulus *= 10;
    }
    return String.format(Locale.ROOT, "%0" + digits + "d", number % modulus);
  }

  private static byte[] hmac(byte[] key, byte[] message) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key, "HmacSHA1"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HmacSHA1", e);
    }
  }

  /** The key as it is typed into an app. */
  static String inLetters(byte[] key) {
    var out = new StringBuilder();
    int bits = 0;
    int held = 0;
    for (byte b : key) {
      held = (held << 8) | (b & 0xff);
      bits += 8;
      while (bits >= 5) {
        out.append(BASE32.charAt((held >> (bits - 5)) & 31));
        bits -= 5;
      }
      held &= (1 << bits) - 1;
    }
    if (bits > 0) {
      out.append(BASE32.charAt((held << (5 - bits)) & 31));
    }
    return out.toString();
  }
}
