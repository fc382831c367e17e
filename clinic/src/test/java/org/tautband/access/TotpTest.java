package org.tautband.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The worked examples of RFC 6238 (appendix B, SHA-1), RFC 4226 (appendix D) and RFC 4648. */
class TotpTest {
  private static final byte[] KEY = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  @ParameterizedTest
  @CsvSource({
    "59,94287082",
    "1111111109,07081804",
    "1111111111,14050471",
    "1234567890,89005924",
    "2000000000,69279037",
    "20000000000,65353130"
  })
  void codesAreThoseOfTheStandard(long seconds, String code) {
    long step = Totp.step(Instant.ofEpochSecond(seconds));
    assertThat(Totp.code(KEY, step, 8)).isEqualTo(code);
    assertThat(Totp.code(KEY, step, 6)).isEqualTo(code.substring(2));
  }

  @ParameterizedTest
  @CsvSource({"0,755224", "1,287082", "2,359152", "7,162583", "9,520489"})
  void countersAreThoseOfTheOlderStandard(long counter, String code) {
    assertThat(Totp.code(KEY, counter, 6)).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "f,MY",
    "fo,MZXQ",
    "foo,MZXW6",
    "foob,MZXW6YQ",
    "fooba,MZXW6YTB",
    "foobar,MZXW6YTBOI"
  })
  void lettersAreBase32WithoutPadding(String text, String letters) {
    assertThat(Totp.inLetters(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(letters);
  }

  @Test
  void freshKeysDifferAndAreLongEnough() {
    assertThat(Totp.freshKey()).hasSize(20).isNotEqualTo(Totp.freshKey());
  }
}
