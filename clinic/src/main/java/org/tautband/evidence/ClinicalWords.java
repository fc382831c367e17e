package org.tautband.evidence;

import java.util.regex.Pattern;

/**
 * Words by which a sentence sounds clinical, so that it must name the rows it rests on. A list sees
 * words, not meaning: people have to read as well.
 */
public final class ClinicalWords {
  private static final Pattern WORDS =
      Pattern.compile(
          "\\b(pains?|painful|hurts?|sore|soreness|needles?|needled|needling|nerves?|risks?|helps?|helped"
              + "|muscles?|lungs?|bruis\\w*|bleed\\w*|faint\\w*|infect\\w*|heal\\w*|stud(y|ies)|trials?|reviews?"
              + " found|exercises?|massage|eases?|eased|relie\\w+|works?|twitch\\w*)\\b",
          Pattern.CASE_INSENSITIVE);

  private ClinicalWords() {}

  public static boolean soundIn(String sentence) {
    return WORDS.matcher(sentence).find();
  }
}
