package org.tautband.episodes;

/**
 * What brings the patient.
 *
 * @param words the problem in the patient's own words, never empty
 * @param since when it began, as told; may be empty
 * @param causeAndLoad what is thought to keep it going; may be empty
 * @param alsoConsidered other explanations and what became of them; may be empty
 * @param preferences what the patient wants and does not want; may be empty
 */
public record Complaint(
    String words, String since, String causeAndLoad, String alsoConsidered, String preferences) {
  public Complaint {
    words = words.strip();
    if (words.isEmpty()) {
      throw new IllegalArgumentException("an episode needs the problem in the patient's words");
    }
  }
}
