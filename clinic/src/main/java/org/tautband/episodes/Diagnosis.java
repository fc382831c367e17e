package org.tautband.episodes;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the clinician calls the problem.
 *
 * @param text in words, never empty
 * @param icd10 code, only where the clinic has loaded a list that holds it
 */
public record Diagnosis(String text, @Nullable String icd10) {
  private static final Pattern CODE = Pattern.compile("[A-Z][0-9][0-9A-Z](\\.[0-9A-Z]{1,4})?");

  public Diagnosis {
    text = text.strip();
    if (text.isEmpty()) {
      throw new IllegalArgumentException("a diagnosis needs words");
    }
    if (icd10 != null && !CODE.matcher(icd10).matches()) {
      throw new IllegalArgumentException("'" + icd10 + "' has not the form of an ICD-10 code");
    }
  }
}
