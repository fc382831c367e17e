package org.tautband.fhir;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.springframework.stereotype.Component;
import org.tautband.database.Secrets;

/** The installation's Ed25519 key for roots; it lies in {@code secrets/}, never in the database. */
@Component
class SigningKey {
  private static final String ALGORITHM = "Ed25519";
  private final String[] pair;

  SigningKey(Secrets secrets) {
    pair = secrets.text("record-signing", SigningKey::fresh).split(" ", 2);
  }

  private static String fresh() {
    try {
      var keys = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      var base64 = Base64.getEncoder();
      return base64.encodeToString(keys.getPrivate().getEncoded())
          + " "
          + base64.encodeToString(keys.getPublic().getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has Ed25519", e);
    }
  }

  /** The public half as X.509, base64: what somebody outside needs to check a root. */
  String publicKey() {
    return pair[1];
  }

  byte[] sign(byte[] message) {
    try {
      var key =
          KeyFactory.getInstance(ALGORITHM)
              .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pair[0])));
      var signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The signing key cannot be used", e);
    }
  }

  boolean signed(byte[] message, byte[] signed) {
    return signed(pair[1], message, signed);
  }

  /** Whether the holder of this public key (X.509, base64) signed the message. */
  static boolean signed(String publicKey, byte[] message, byte[] signed) {
    try {
      var key =
          KeyFactory.getInstance(ALGORITHM)
              .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey)));
      var signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
      signature.update(message);
      return signature.verify(signed);
    } catch (java.security.SignatureException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The signing key cannot be used", e);
    }
  }
}
