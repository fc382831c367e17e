package org.tautband.access;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import org.tautband.database.Secrets;

/**
 * What stands in a link that Tautband sends by mail: 256 bits worked out from the link's id with a
 * random key that lies in {@code secrets/}, outside the database. So a mail that waits, and a copy
 * of the database, hold no way in, and the same link can be printed again (docs/decisions/0070).
 */
@Component
public class LinkSecrets {
  private final byte[] key;

  LinkSecrets(Secrets secrets) {
    key = secrets.key("mail-link");
  }

  /** The secret of this link, as it stands in an address; always the same. */
  public String of(UUID linkId) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      var id =
          ByteBuffer.allocate(16)
              .putLong(linkId.getMostSignificantBits())
              .putLong(linkId.getLeastSignificantBits())
              .array();
      return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(id));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HmacSHA256", e);
    }
  }
}
