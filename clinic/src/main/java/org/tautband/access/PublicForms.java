package org.tautband.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import org.tautband.database.Ids;
import org.tautband.database.Secrets;

/**
 * Holds programs off forms that anybody may send, without puzzles, cookies or third parties. A
 * signed token in the form says when it was opened and names the one submission it is good for, so
 * that sending twice is one submission; what is kept is limited per address and in all. Real time:
 * the demonstration's clock may jump.
 */
@Component
public class PublicForms {
  /** Nobody reads and fills a form faster. */
  static final Duration SHORTEST = Duration.ofSeconds(3);

  static final Duration LONGEST = Duration.ofHours(24);

  /** A household or a small practice behind one address; and more than a group of clinics gets. */
  private final RateLimit limit =
      new RateLimit(
          new RateLimit.Rate(5, Duration.ofMinutes(2)),
          new RateLimit.Rate(60, Duration.ofMinutes(1)));

  private static final int TOKEN_BYTES = 16 + 8;
  private static final int MAC_BYTES = 32;
  private final byte[] key;

  PublicForms(Secrets secrets) {
    key = secrets.key("public-form");
  }

  /** What the token of a form says about it. */
  public sealed interface Opened {
    record InTime(UUID submission) implements Opened {}

    /** Sent faster than a person types. The same token is good once it is old enough. */
    record TooFast(UUID submission) implements Opened {}

    /** Opened more than a day ago. */
    record TooOld(UUID submission) implements Opened {}

    /** No token of this form. */
    record NotOurs() implements Opened {}
  }

  /**
   * A fresh token.
   *
   * @param form the form's name; the token of one form is none of another
   */
  public String token(String form) {
    return token(form, Instant.now());
  }

  String token(String form, Instant openedAt) {
    var id = Ids.next();
    var said =
        ByteBuffer.allocate(TOKEN_BYTES)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .putLong(openedAt.toEpochMilli())
            .array();
    var bytes = ByteBuffer.allocate(TOKEN_BYTES + MAC_BYTES).put(said).put(mac(form, said));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /** Reads the token that came back with a form. */
  public Opened opened(String form, String token) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      return new Opened.NotOurs();
    }
    if (bytes.length != TOKEN_BYTES + MAC_BYTES
        || !MessageDigest.isEqual(
            mac(form, Arrays.copyOf(bytes, TOKEN_BYTES)),
            Arrays.copyOfRange(bytes, TOKEN_BYTES, bytes.length))) {
      return new Opened.NotOurs();
    }
    var said = ByteBuffer.wrap(bytes);
    var submission = new UUID(said.getLong(), said.getLong());
    var age = Duration.between(Instant.ofEpochMilli(said.getLong()), Instant.now());
    if (age.compareTo(SHORTEST) < 0) {
      return new Opened.TooFast(submission);
    }
    return age.compareTo(LONGEST) > 0
        ? new Opened.TooOld(submission)
        : new Opened.InTime(submission);
  }

  /** Counts what is about to be kept from this address; zero: go ahead, else how long to wait. */
  public Duration mayKeep(String address) {
    return limit.tryNow(neighbourhood(address), Instant.now());
  }

  /** As after a restart. */
  void forget() {
    limit.forget();
  }

  /** One IPv6 subscriber has 2^64 addresses: they count as one. */
  private static String neighbourhood(String address) {
    try {
      return InetAddress.ofLiteral(address) instanceof Inet6Address six
          ? HexFormat.of().formatHex(six.getAddress(), 0, 8)
          : address;
    } catch (IllegalArgumentException e) {
      return address;
    }
  }

  private byte[] mac(String form, byte[] said) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(said);
      return mac.doFinal(form.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HmacSHA256", e);
    }
  }
}
