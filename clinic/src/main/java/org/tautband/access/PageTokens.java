package org.tautband.access;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import org.tautband.database.Secrets;

/**
 * Signed tokens that say which patient a page was opened for and by whom. Every write below a
 * patient carries one, so that a stale tab cannot save to the wrong person (hazard H1).
 */
@Component
public class PageTokens {
  private static final int ID_BYTES = 16;
  private static final int MAC_BYTES = 32;
  private final byte[] key;

  PageTokens(Secrets secrets) {
    key = secrets.key("page-token");
  }

  /** A token for this patient's page, good for the acting person only. */
  public String forPatient(UUID patientId) {
    var bytes = ByteBuffer.allocate(ID_BYTES + MAC_BYTES);
    bytes.put(idBytes(patientId)).put(mac(patientId));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /** The patient a token was made for; empty when it is not one of ours or another person's. */
  public Optional<UUID> patientOf(String token) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (bytes.length != ID_BYTES + MAC_BYTES) {
      return Optional.empty();
    }
    var buffer = ByteBuffer.wrap(bytes);
    var patientId = new UUID(buffer.getLong(), buffer.getLong());
    var mac = new byte[MAC_BYTES];
    buffer.get(mac);
    return MessageDigest.isEqual(mac, mac(patientId)) ? Optional.of(patientId) : Optional.empty();
  }

  private byte[] mac(UUID patientId) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(idBytes(CurrentActor.get().accountId()));
      return mac.doFinal(idBytes(patientId));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HmacSHA256", e);
    }
  }

  private static byte[] idBytes(UUID id) {
    return ByteBuffer.allocate(ID_BYTES)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
