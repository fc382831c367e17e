package org.tautband.access;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a chosen password must be (after NIST SP 800-63B: length counts, composition does not): at
 * least twelve characters, not known to everybody, not made of the login or of one character.
 */
public final class PasswordRule {
  /** Shortest password, in characters. */
  public static final int SHORTEST = 12;

  private static final int LONGEST = 1000;

  // "dry-needling-demo" opens every demonstration.
  private static final Set<String> KNOWN_TO_EVERYBODY =
      Set.of(
          "dry-needling-demo",
          "needle-and-thread",
          "password1234",
          "passwordpassword",
          "123456789012",
          "1234567890123",
          "qwertyuiop123",
          "administrator");

  private PasswordRule() {}

  /** What is wrong with it, and empty when nothing is. */
  public static Optional<String> problem(String login, String password) {
    var plain = password.strip().toLowerCase(Locale.ROOT);
    if (password.codePointCount(0, password.length()) < SHORTEST) {
      return Optional.of(
          "Choose at least "
              + SHORTEST
              + " characters. Four unrelated words are easy to remember.");
    }
    if (password.length() > LONGEST) {
      return Optional.of("Choose at most " + LONGEST + " characters.");
    }
    if (KNOWN_TO_EVERYBODY.contains(plain) || plain.codePoints().distinct().count() < 4) {
      return Optional.of("This password is easy to guess. Choose another one.");
    }
    return login.length() >= 3 && plain.contains(login.toLowerCase(Locale.ROOT))
        ? Optional.of("The password contains your sign-in name. Choose another one.")
        : Optional.empty();
  }
}
