package org.tautband.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plants one bad cell in the real content and expects file, line and reason. */
class BadContentTest {
  private static final String PRECAUTIONS = "screening/precautions.csv";

  @ParameterizedTest(name = "{3}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "screening/precautions.csv; PC005,Lymphoedema; PC004,Lymphoedema; PC004 is there twice,"
            + " first in line 5",
        "screening/precautions.csv; patient,medical_clearance,medical_clearance,Consider;"
            + " patient,medical_clearance,medical_clearence,Consider; outcome: 'medical_clearence'"
            + " is not one of",
        "screening/precautions.csv; yes,no,verified_secondary,,AAPINF;"
            + " yes,no,verified_secondary,,AAPINFX; source_keys: unknown source AAPINFX",
        "screening/precautions.csv; Do you have diabetes?; Do you have diabetes; ask is not a"
            + " question",
        "screening/precautions.csv; PC013,Varicose veins / vulnerable vascular sites; PC013,;"
            + " condition is empty",
        "screening/precautions.csv; no,yes,recalled,all,RECALLED,Needs;"
            + " no,no,recalled,all,RECALLED,Needs; asked_but_unsourced is yes exactly for a"
            + " recalled row",
        "screening/precautions.csv; patient,defer,ask_further,,,,,,no,yes;"
            + " patient,defer,defer,,,,,,no,yes; the outcome is not that of the action code",
        "screening/precautions.csv; <,16,years; <,sixteen,years; threshold_value: 'sixteen' is not"
            + " a number",
        "screening/precautions.csv; <,16,years; =,16,years; threshold_bound: '=' is no bound",
        "screening/place_bound.csv; thigh|leg|foot|pelvis-hip,yes,,no;"
            + " thigh|legs|foot|pelvis-hip,yes,,no; unknown body group or any legs",
        "screening/place_bound.csv; PB003,PC024,; PB003,PC025,; PC025 does not belong to"
            + " q-infant-scalp",
        "screening/ask_every_time.csv; AT020,PC025,q-site-private; AT020,PC025,q-infant-scalp;"
            + " PC025 does not belong to q-infant-scalp",
        "screening/ask_every_time.csv; You and needles,stale_after_days,180;"
            + " You and needles,stale_after_days,; days are there exactly when",
        "screening/red_flags.csv; RF001,q-rf-saddle; RF001,q-diabetes; the question id is that of a"
            + " precaution",
        "atlas/body_groups.csv; leg,knee and lower leg,no; leg,knee and lower leg,perhaps;"
            + " needling_can_reach_pleura: 'perhaps' is not one of",
        "atlas/body_groups.csv; yes,needles of 40 mm; no,needles of 40 mm; the lung is a danger"
            + " here",
        "atlas/regions.csv; vertex.R,vertex; vertex.X,vertex; id is not base_id + side",
        "evidence/adverse_event_rates.csv; rate,19.18,19.18; rate,19.18,19.2; the value is not in"
            + " rate_text",
        "evidence/adverse_event_rates.csv; treatments,source,1463,7629;"
            + " treatments,source,1463,76290; the value is not numerator / denominator",
        "checkin/checkin_answers.csv; Call {emergency_number} now. Say that you had needles put"
            + " into your body, where and when. Do not lie; Call now. Do not lie; an emergency"
            + " without the number to call",
        "consent/consent_items.csv; CI018,tell; PC002,tell; PC002 has the FHIR id of",
        "consent/consent_words.csv; about {whole AE022 100}; about 40; typed by hand",
        "consent/consent_words.csv; {printed AE017 420}; {printed AE017 240}; does not stand in AE017",
        "consent/consent_words.csv; {range AE004 AE018 100}; {range AE004 AE999 100}; there is no rate AE999",
        "consent/consent_words.csv; Bodies differ.; A needle can hurt.; sound clinical and name no row",
        "consent/consent_words.csv; CI004,own; CI018,own; CI018 may not be stated",
        "consent/consent_words.csv; Bodies differ.; It is safe.; a word that promises",
        "consent/benefit_words.csv; Heel pain may be lower; Heel pain is lower; asks for",
        "sources/sources.csv; professional guideline,https://vdocuments; professional"
            + " guideline,htps://vdocuments; url is no web address",
      })
  void aBadRowIsNamedWithFileLineAndReason(String file, String good, String bad, String reason) {
    String text = text(file);
    assertThat(text).contains(good);
    int at = text.indexOf(good);
    String planted = text.substring(0, at) + bad + text.substring(at + good.length());

    List<ContentProblem> problems = refused(file, planted);

    assertThat(problems)
        .anySatisfy(
            problem -> {
              assertThat(problem.reason()).contains(reason);
              assertThat(problem.file()).startsWith("content/");
              assertThat(problem.line()).isPositive();
            });
    boolean elsewhere = reason.contains("lung") || reason.contains("FHIR id");
    if (!elsewhere) {
      long line = text.substring(0, at).lines().count() + (text.charAt(at - 1) == '\n' ? 1 : 0);
      assertThat(problems)
          .anySatisfy(
              problem -> {
                assertThat(problem.reason()).contains(reason);
                assertThat(problem.toString()).startsWith("content/" + file + ":" + line + ": ");
              });
    }
  }

  @Test
  void aRowWithACellTooFewIsNamed() {
    String text = text(PRECAUTIONS) + "PC999,short row\n";
    assertThat(refused(PRECAUTIONS, text))
        .extracting(ContentProblem::toString)
        .containsExactly("content/screening/precautions.csv:69: 2 cells, 19 columns");
  }

  @Test
  void aMisspeltColumnIsNamed() {
    assertThat(refused(PRECAUTIONS, text(PRECAUTIONS).replaceFirst("outcome", "outcomes")))
        .singleElement()
        .satisfies(problem -> assertThat(problem.line()).isEqualTo(1));
  }

  @Test
  void aStrayQuoteIsNamedAndNeverMovesCells() {
    String text = text(PRECAUTIONS).replace("PC006,Inapp", "PC006,Ina\"pp");
    assertThat(refused(PRECAUTIONS, text))
        .singleElement()
        .hasToString(
            "content/screening/precautions.csv:7: a quote inside a cell that is not quoted");
  }

  @Test
  void aQuoteLeftOpenIsNamedAtTheLineWhereItBegins() {
    String text = text(PRECAUTIONS) + "PC999,\"never ends\nsecond line\n";
    assertThat(refused(PRECAUTIONS, text))
        .singleElement()
        .hasToString("content/screening/precautions.csv:69: a quoted cell does not end");
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    byte[] bytes = text(PRECAUTIONS).getBytes(StandardCharsets.UTF_8);
    bytes[40] = (byte) 0xff;
    ContentRefused refused =
        catchThrowableOfType(
            ContentRefused.class,
            () -> Content.of(path -> path.equals(PRECAUTIONS) ? bytes : bytes(path)));
    assertThat(refused).hasMessageContaining("precautions.csv:1: is not UTF-8");
  }

  @Test
  void aPrecautionWithoutARuleWhenToAskIsRefused() {
    String text = text("screening/ask_every_time.csv").replaceFirst("(?m)^AT009,.*\\n", "");
    assertThat(refused("screening/ask_every_time.csv", text))
        .extracting(ContentProblem::toString)
        .containsExactly(
            "content/screening/precautions.csv:11: PC010 is not in ask_every_time.csv");
  }

  @Test
  void everyByteBelongsToTheVersion() {
    String changed = text(PRECAUTIONS).replace("Are you very scared", "Are you really scared");
    Content other =
        Content.of(
            path ->
                path.equals(PRECAUTIONS) ? changed.getBytes(StandardCharsets.UTF_8) : bytes(path));
    assertThat(other.version()).isNotEqualTo(Content.load().version());
  }

  private static List<ContentProblem> refused(String file, String text) {
    byte[] planted = text.getBytes(StandardCharsets.UTF_8);
    ContentRefused refused =
        catchThrowableOfType(
            ContentRefused.class,
            () -> Content.of(path -> path.equals(file) ? planted : bytes(path)));
    assertThat(refused).as("nothing was refused").isNotNull();
    return refused.problems();
  }

  private static String text(String file) {
    return new String(bytes(file), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String file) {
    try (InputStream in = Content.class.getResourceAsStream("/content/" + file)) {
      return Objects.requireNonNull(in, file).readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
