package org.tautband.access;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import org.tautband.database.Secrets;

/**
 * The keys of second factors as the database holds them: AES-256-GCM under {@code secrets/totp},
 * which lies outside database and backup. Nonce (12 bytes), then cipher text with its tag; the
 * account is authenticated with it, so that a row put in another's place is no key.
 */
@Component
class SealedKeys {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private final SecretKeySpec key;

  SealedKeys(Secrets secrets) {
    key = new SecretKeySpec(secrets.key("totp"), "AES");
  }

  byte[] seal(byte[] secret, UUID accountId) {
    var nonce = new byte[NONCE_BYTES];
    new SecureRandom().nextBytes(nonce);
    try {
      var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, accountId).doFinal(secret);
      return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("A key cannot be encrypted", impossible);
    }
  }

  /** Empty when it was sealed with another key or for another account, or was changed. */
  Optional<byte[]> open(byte[] sealed, UUID accountId) {
    try {
      var nonce = Arrays.copyOf(sealed, NONCE_BYTES);
      return Optional.of(
          cipher(Cipher.DECRYPT_MODE, nonce, accountId)
              .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
    } catch (GeneralSecurityException | IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, byte[] nonce, UUID accountId) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(
        ByteBuffer.allocate(16)
            .putLong(accountId.getMostSignificantBits())
            .putLong(accountId.getLeastSignificantBits())
            .array());
    return cipher;
  }
}
